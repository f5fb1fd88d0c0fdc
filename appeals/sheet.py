"""The reception sheet: a day's reception at one platform, a row an appeal, saved in one go."""

from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from appeals.explanations import explained
from appeals.forms import AppealForm
from appeals.models import Appeal, Category
from events.models import Campaign
from mediation import clock, constraints
from mediation.labels import Labels
from mediation.sheet import Column, whole_number

ROWS = 50
COLUMNS = (
    Column("category", gettext_lazy("Category"), is_required=True, is_listed=True),
    Column("source", gettext_lazy("Referred by"), is_required=True, is_listed=True),
    Column("outcome", gettext_lazy("Outcome"), is_listed=True),
    Column("age", gettext_lazy("age"), is_number=True),
    Column("gender", gettext_lazy("gender"), is_listed=True),
)
OLDEST = 120


class SheetForm(AppealForm):
    """The head of the sheet: what its appeals have in common."""

    class Meta(AppealForm.Meta):
        fields = ("received_on", "platform", "channel", "mediator", "campaign")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("received_on", clock.today())
        # Another day may be another campaign's: the server is asked for the field anew.
        self.fields["received_on"].widget.attrs |= {
            "hx-get": reverse("appeals:sheet"),
            "hx-trigger": "change",
            "hx-target": "#campaign-of-day",
            "hx-swap": "outerHTML",
        }
        campaign = self.fields["campaign"]
        self.running = campaign.queryset = self.campaigns_of_the_day()
        campaign.empty_label = _("none: the routine reception")
        campaign.error_messages["invalid_choice"] = constraints.message("day_in_campaign_window")

    def campaigns_of_the_day(self):
        """Only a campaign held on the day is offered: what was received in it is counted apart."""
        try:
            day = self.fields["received_on"].clean(self["received_on"].value())
        except ValidationError:
            return Campaign.objects.none()
        return Campaign.objects.held_on(day)

    def head(self) -> list[dict]:
        return explained(self, self.Meta.fields[:-1])

    def offer(self) -> dict:
        return explained(self, ["campaign"])[0]

    def appeal(self, row) -> Appeal:
        """Build the appeal of a row; an outcome is of the day of the sheet."""
        values = {name: self.cleaned_data[name] for name in self.Meta.fields}
        resolved_on = values["received_on"] if row.values["outcome"] else None
        return Appeal(region_id=self.instance.region_id, resolved_on=resolved_on, **values, **row.values)


def labels() -> dict[str, Labels]:
    """Return the values of each column that has a list of them."""
    return {
        "category": Labels.of_items(Category.objects.filter(is_retired=False)),
        "source": Labels.of_choices(Appeal.Source.choices),
        "outcome": Labels.of_choices(Appeal.Outcome.choices),
        "gender": Labels.of_choices(Appeal.Gender.choices),
    }


def reader(known: dict[str, Labels]):
    """Return what reads a cell of the sheet."""

    def read_cell(name: str, typed: str):
        if not typed:
            return None if name == "age" else ""
        return read_age(typed) if name == "age" else known[name].read(typed)

    return read_cell


def read_age(typed: str) -> int:
    age = whole_number(typed)
    if age > OLDEST:
        raise ValueError(constraints.message("appeal_age_plausible"))
    return age
