"""Events with their lists: days not in a row, organisers, partners, mediators who took part."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from django.db.models import F
from django.utils.translation import gettext as _

from desk.workbook import nouns
from desk.workbook.noun import Entry, batches
from events.actions import Gathering, enter_events, gather
from events.dates import is_in_a_row
from events.models import Event, EventMediator, EventOrganisation
from mediation import constraints

ROLES = {"organisers": EventOrganisation.Role.ORGANISER, "partners": EventOrganisation.Role.PARTNER}
GATHERED = (*ROLES, "mediators")


class Events(nouns.Events):
    def __init__(self, *args):
        super().__init__(*args)
        self.problems = defaultdict(list)  # key of a row -> (column, message)

    def fields(self):
        return [name for name in super().fields() if name not in GATHERED]

    def existing(self):
        found = super().existing()
        keys = {row["pk"]: row for row in found.values()}
        for row in keys.values():
            row |= dict.fromkeys(GATHERED, ())
        roles = {role: name for name, role in ROLES.items()}
        held = EventOrganisation.objects.filter(event__in=keys).order_by("organisation")
        for event, role, key in held.values_list("event", "role", "organisation"):
            keys[event][roles[role]] += (key,)
        present = EventMediator.objects.filter(event__in=keys).order_by("mediator")
        for event, key in present.values_list("event", "mediator"):
            if key in self.lookups.mediator_regions:  # the others are not the user's to name, nor to take out
                keys[event]["mediators"] += (self.lookups.kept.get(key, key),)
        for row in keys.values():
            row["mediators"] = tuple(sorted(set(row["mediators"])))
        return found

    def complete(self, values):
        problems = self.problems[self.key(values)]
        for column in ROLES:
            if column in values:
                values[column] = self.organisations(column, values, problems)
        if "mediators" in values:
            values["mediators"] = tuple(sorted(set(values["mediators"])))
        if days := values.get("dates"):
            if days[0] != values["starts_on"] or (values.get("ends_on") or days[-1]) != days[-1]:
                problems.append(("dates", constraints.message("event_dates_fit")))
            values["ends_on"] = days[-1] if len(days) > 1 else None
            values["dates"] = [] if is_in_a_row(days) else days

    def organisations(self, column: str, values: dict, problems: list) -> tuple:
        found = {name: self.lookups.organisation(name, values["region"]) for name in values[column]}
        refused = self.lookups.broken["organisation"]  # told where they stand
        for name in (name for name, key in found.items() if not key and name not in refused):
            words = _("There is no organisation called “%(value)s” in the region or among the national ones.")
            problems.append((column, words % {"value": name[:60]}))
        return tuple(sorted({key for key in found.values() if key}))

    def rules(self, values):
        yield from super().rules(values)
        told = self.problems[self.key(values)]
        yield from told
        days = values["dates"]
        if days and not told and (days[0], days[-1]) != (values["starts_on"], values["ends_on"]):
            yield "dates", constraints.message("event_dates_fit")
        if set(values["organisers"]) & set(values["partners"]):
            yield "partners", constraints.message("event_organisation_once")

    def write(self, new: list[Entry], changed: list[Entry]) -> None:
        for some in batches(new):
            enter_events((self.built(entry), gathering(entry.values)) for entry in some)
            self.report.wrote(len(some))
        self.update(changed)

    def update(self, changed: list[Entry]) -> None:
        """Lists of days row by row, for they cannot stand in one statement; who gathered, for all at once."""
        plain = [replace(entry, changed=entry.changed - {*GATHERED}) for entry in changed]
        super().update([entry for entry in plain if entry.changed and "dates" not in entry.changed])
        for entry in plain:
            if "dates" in entry.changed:
                written = {self.attname(name): entry.values[name] for name in entry.changed}
                Event.objects.filter(pk=entry.known["pk"]).update(**written, version=F("version") + 1)
        regathered = [entry for entry in changed if entry.changed & {*GATHERED}]
        gather(
            (Event(pk=entry.known["pk"], region_id=entry.values["region"]), gathering(entry.values, entry.changed))
            for entry in regathered
        )


def gathering(values: dict, changed: Iterable[str] = GATHERED) -> Gathering:
    """Return who gathered; what did not change stays as it is."""
    return Gathering(**{name: frozenset(values[name]) for name in GATHERED if name in changed})
