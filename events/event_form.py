"""What the form of an event asks beside its own fields: days in words, who held it, who took part; and quick entry."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events import actions
from events.dates import Unreadable, read, written
from events.models import Event, EventMediator, EventOrganisation, Organisation, ParticipantGroup
from mediation import clock
from mediation.forms import RecordForm
from mediation.picked import PickedField
from mediators.forms.listed import ListedField
from mediators.models import Mediator

TRAINING = "training"  # the type of event that may name a course
PICKED = ("organisers", "partners", "mediators")
ROLES = {"organisers": EventOrganisation.Role.ORGANISER, "partners": EventOrganisation.Role.PARTNER}


def numbered(who: Mediator) -> str:
    """Namesakes are told apart by their numbers."""
    return f"{who.full_name} · {who.registry_number}"


class DatesField(forms.CharField):
    """A list of days in words; which year is meant is known once the first day is."""

    def prepare_value(self, value):
        return written(value) if isinstance(value, list | tuple) else value

    def has_changed(self, initial, data):
        return self.prepare_value(initial or "") != (data or "")


class EventFactsForm(RecordForm):
    """Days as a list; organisers, partners, mediators; groups of participants; the course of a training."""

    dates = DatesField(
        label=gettext_lazy("Days, if not in a row"),
        required=False,
        max_length=600,
        help_text=gettext_lazy("For example: 4, 6, 11 September, or 04–06.09.2023, 11.09.2023."),
    )
    groups = ListedField(label=gettext_lazy("Who it was for"), dictionary=ParticipantGroup)
    organisers = PickedField(label=gettext_lazy("Organisers"))
    partners = PickedField(label=gettext_lazy("Partners"))
    mediators = PickedField(label=gettext_lazy("Mediators at the event"), called=numbered)

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, user=user, **kwargs)
        self.fields["starts_on"].required = not self.data.get("dates")  # which says it too
        self.fields["groups"].read()
        self.present = self.gathered()
        for name in PICKED:
            offered = self.fields[name].rows = self.offered(name)
            named = PickedField.keys(self.initial[name]) if name in self.initial else self.present[name]
            # Whom the user cannot name, here or in the event that is copied, is not in the form.
            self.initial[name] = PickedField.text(named & {one.pk for one in offered})

    def gathered(self) -> dict[str, set[int]]:
        """Who is named now."""
        if not self.instance.pk:
            return {name: set() for name in PICKED}
        found = {name: set() for name in PICKED}
        names = {role: name for name, role in ROLES.items()}
        for key, role in EventOrganisation.objects.filter(event=self.instance).values_list("organisation", "role"):
            found[names[role]].add(key)
        found["mediators"] = set(EventMediator.objects.filter(event=self.instance).values_list("mediator", flat=True))
        return found

    def offered(self, name: str) -> list:
        """Who may be named: whoever the user sees and is in use, and whoever is named already."""
        if name == "mediators":
            if not hasattr(self, "_mediators"):
                rows = Mediator.objects.visible_to(self.user)
                active = rows.active_at(clock.today()) | rows.filter(pk__in=self.present[name])
                self._mediators = list(active.distinct().order_by("full_name", "registry_number"))
            return self._mediators
        if not hasattr(self, "_organisations"):
            self._organisations = list(Organisation.objects.visible_to(self.user).order_by("name_ru", "pk"))
        kept = self.present["organisers"] | self.present["partners"]
        return [one for one in self._organisations if not one.is_retired or one.pk in kept]

    def clean_dates(self):
        text = self.cleaned_data["dates"]
        if not text.strip():
            return []
        near = self.cleaned_data.get("starts_on") or clock.today()
        try:
            days = read(text, near=max(near, clock.today()))
        except Unreadable as problem:
            raise forms.ValidationError(str(problem)) from None
        return days

    def clean(self):
        self.fit_days(self.cleaned_data)  # before the days are looked at
        values = super().clean()
        both = PickedField.keys(values.get("organisers", "")) & PickedField.keys(values.get("partners", ""))
        if both:
            self.add_error("partners", _("An organisation is either an organiser or a partner, and named once."))
        kind, course = values.get("type"), values.get("course")
        if course and kind and kind.code != TRAINING:
            self.add_error("course", _("Only an event of the type “training” names a course."))
        return values

    def fit_days(self, values) -> None:
        """Let the first and the last day follow a list of days, unless they were typed to say something else."""
        days = values.get("dates")
        for name, day in (("starts_on", days[0]), ("ends_on", days[-1])) if days else ():
            typed = values.get(name)
            follows = "dates" in self.changed_data and name not in self.changed_data
            if typed and typed != day and not follows and (name, len(days)) != ("ends_on", 1):
                self.add_error("dates", _("The list of days begins on the first day and ends on the last."))
                return
            values[name] = day

    def write(self):
        values = self.cleaned_data
        chosen = {name: frozenset(PickedField.keys(values[name])) for name in PICKED}
        return actions.keep_event(
            self.instance,
            gathering=actions.Gathering(**chosen),
            by=self.user,
            token=values["form_token"],
            version=values["version"] or 0,
            fields=self.stored_fields(),
        )


MAIN = ("type", "title", "starts_on", "ends_on", "attendance", "certificates", "format", "platform", "place")
REMEMBERED = ("type", "starts_on", "format", "place", "platform")
MEMORY = "event_entry"
COPIED = ("type", "title", "title_kk", "theme", "format", "place", "platform", "groups", "course")


def remembered(request) -> dict:
    """What the user entered last: kept in the session, so that on a shared computer it ends with the sign-out."""
    return {name: value for name, value in request.session.get(MEMORY, {}).items() if name in REMEMBERED}


def remember(request, event: Event) -> None:
    request.session[MEMORY] = {
        "type": event.type_id,
        "starts_on": event.starts_on.isoformat(),
        "format": event.format,
        "place": event.place,
        "platform": event.platform_id,
    }


def copied(event: Event) -> dict:
    """What another event like this one begins with: all but its days, its numbers and its texts for the report."""
    values = {name: getattr(event, Event._meta.get_field(name).attname) for name in COPIED}
    roles = EventOrganisation.objects.filter(event=event).values_list("organisation", "role")
    for name, role in ROLES.items():
        values[name] = PickedField.text(key for key, held in roles if held == role)
    mediators = EventMediator.objects.filter(event=event).values_list("mediator", flat=True)
    return {**values, "mediators": PickedField.text(mediators)}
