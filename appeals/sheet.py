"""The reception sheet: a day's reception at one platform, a row an appeal, saved in one go."""

import uuid
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from appeals.explanations import explained
from appeals.forms import AppealForm
from appeals.labels import Labels
from appeals.models import Appeal, Category
from events.models import Campaign
from mediation import clock, constraints

ROWS = 50
COLUMNS = {
    "category": gettext_lazy("Category"),
    "source": gettext_lazy("Referred by"),
    "outcome": gettext_lazy("Outcome"),
    "age": gettext_lazy("age"),
    "gender": gettext_lazy("gender"),
}
REQUIRED = ("category", "source")
LONGEST = 200  # characters of a cell
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


@dataclass
class Row:
    """A row as it was typed, with what it means and what is wrong with it, by column."""

    index: int
    typed: dict[str, str]
    values: dict = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)

    @property
    def number(self) -> int:
        return self.index + 1

    @property
    def is_empty(self) -> bool:
        return not any(self.typed.values())

    def token(self, sheet: uuid.UUID) -> uuid.UUID:
        """The same row of the same sheet has the same token, however often it is sent."""
        return uuid.uuid5(sheet, "\t".join([str(self.index), *self.typed.values()]))

    def cells(self) -> list[dict]:
        return [
            {"name": name, "label": label, "typed": self.typed[name], "error": self.errors.get(name, "")}
            for name, label in COLUMNS.items()
        ]


def labels() -> dict[str, Labels]:
    """Return the values of each column that has a list of them."""
    return {
        "category": Labels.of_items(Category.objects.filter(is_retired=False)),
        "source": Labels.of_choices(Appeal.Source.choices),
        "outcome": Labels.of_choices(Appeal.Outcome.choices),
        "gender": Labels.of_choices(Appeal.Gender.choices),
    }


def typed_rows(data) -> list[Row]:
    """Return the fifty rows of the sheet as they were sent."""
    return [
        Row(index, {name: data.get(f"{name}-{index}", "").strip()[:LONGEST] for name in COLUMNS})
        for index in range(ROWS)
    ]


def read(rows: list[Row], known: dict[str, Labels]) -> bool:
    """Find out what the rows mean; return whether all are right. Empty rows mean nothing."""
    for row in rows:
        if not row.is_empty:
            read_row(row, known)
    return not any(row.errors for row in rows)


def read_row(row: Row, known: dict[str, Labels]) -> None:
    for name, typed in row.typed.items():
        try:
            row.values[name] = read_cell(name, typed, known)
        except ValueError as wrong:
            row.errors[name] = str(wrong)


def read_cell(name: str, typed: str, known: dict[str, Labels]):
    if not typed:
        if name in REQUIRED:
            raise ValueError(_("This cell must be filled."))
        return None if name == "age" else ""
    return read_age(typed) if name == "age" else known[name].read(typed)


def read_age(typed: str) -> int:
    if not (typed.isascii() and typed.isdigit()):
        raise ValueError(_("“%(value)s” is not a whole number.") % {"value": typed[:40]})
    if len(typed) > 3 or int(typed) > OLDEST:
        raise ValueError(constraints.message("appeal_age_plausible"))
    return int(typed)
