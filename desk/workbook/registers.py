"""Platforms and mediators: a card, and the dated entries that say what it was and when."""

from collections import defaultdict
from copy import copy

from django.utils.translation import gettext as _

from desk.workbook import columns
from desk.workbook.noun import Entry, Noun
from mediation import constraints
from mediation.periods import registration, revise
from mediators.models import Mediator, Standing
from offices.models import Platform, PlatformPeriod
from offices.models.platform import HOSTS


class RegisterNoun(Noun):
    """A card with dated entries. The row tells the last registration: its first day, its end, its facts."""

    model = entry_model = None
    owner = start = end = first = last = ""
    facts = ()

    @property
    def day(self):
        return self.start

    def key(self, values):
        return values[self.sheet.columns[0].code]

    def card_fields(self) -> list[str]:
        others = {self.start, self.end, *self.facts}
        return [column.code for column in self.sheet.columns if column.code not in others]

    def existing(self) -> dict:
        self.entries_of = defaultdict(list)
        for entry in self.entry_model.objects.order_by("starts_on", "id"):
            self.entries_of[getattr(entry, f"{self.owner}_id")].append(entry)
        names = ["pk", *self.card_fields()]
        rows = (dict(zip(names, row, strict=True)) for row in self.model.objects.values_list(*names))
        return {self.key(row): {**row, **self.told(self.entries_of[row["pk"]])} for row in rows}

    def told(self, entries: list) -> dict:
        """Return what the workbook tells of dated entries."""
        current = registration(entries, first=self.first)
        if not current:
            return {}
        facts = {name: getattr(current[-1], name) for name in self.facts}
        return {self.start: current[0].starts_on, self.end: current[-1].ends_on, **facts}

    def compared(self, number, values, known):
        entry = super().compared(number, values, known)
        if known and known["region"] != entry.values["region"]:
            self.refuse(number, "region", constraints.message("region_stays"), values)
            return Entry(number, known, known)
        return entry

    def write(self, new: list[Entry], changed: list[Entry]) -> None:
        cards = [self.card(entry.values) for entry in new]
        self.insert(cards)
        fresh = []
        for entry, card in zip(new, cards, strict=True):
            fresh += self.revised(entry.values, card.pk, [])
        self.insert(fresh)
        for entry in changed:
            self.update(entry)

    def card(self, values: dict):
        fields = {self.model._meta.get_field(name).attname: values[name] for name in self.card_fields()}
        return self.model(**fields)

    def update(self, entry: Entry) -> None:
        pk = entry.known["pk"]
        if columns_changed := entry.changed & set(self.card_fields()):
            card = self.model.objects.get(pk=pk)
            for name in columns_changed:
                setattr(card, name, entry.values[name])
            card.version += 1
            card.save()
        if entry.changed - set(self.card_fields()):
            # Copies: what the database refuses is tried once more alone, and must not look done by then.
            for dated in self.revised(entry.values, pk, [copy(one) for one in self.entries_of[pk]]):
                dated.save()

    def revised(self, values: dict, pk: int, entries: list) -> list:
        def make(**given):
            return self.entry_model(**{f"{self.owner}_id": pk}, region_id=values["region"], **given)

        facts = {name: values[name] for name in self.facts}
        days = {"starts_on": values[self.start], "ends_on": values[self.end]}
        return revise(entries, make, **days, first=self.first, last=self.last, **facts)


class Platforms(RegisterNoun):
    sheet, model, entry_model, name = columns.PLATFORMS, Platform, PlatformPeriod, "platform"
    owner, start, end, first, last = "platform", "opened_on", "closed_on", "opened", "closed"
    facts = ("kind", "host")

    def rules(self, values):
        if values["host"] not in HOSTS[values["kind"]]:
            yield "host", constraints.message("host_fits_kind")
        if values["closed_on"] and values["closed_on"] < values["opened_on"]:
            yield "closed_on", _("The platform may not be closed before it was opened.")


class Mediators(RegisterNoun):
    sheet, model, entry_model, name = columns.MEDIATORS, Mediator, Standing, "mediator"
    owner, start, end, first, last = "mediator", "included_on", "excluded_on", "included", "excluded"
    facts = ("kind",)

    def rules(self, values):
        if values["excluded_on"] and values["excluded_on"] < values["included_on"]:
            yield "excluded_on", _("The mediator may not be excluded before he was included.")
