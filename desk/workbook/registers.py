"""Platforms and mediators: a card, and the dated entries that say what it was and when."""

from collections import defaultdict
from copy import copy

from django.db import connection
from django.utils.translation import gettext as _

from desk.workbook import columns
from desk.workbook.bulk import update_many
from desk.workbook.noun import Entry, Noun, batches
from mediation import clock, constraints
from mediation.periods import registration, revise
from mediation.quarter import Quarter
from mediators.models import Mediator, Standing
from offices.models import Host, Platform, PlatformPeriod, QuarterLock


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
        """Write cards before their dated entries, and each with few statements however many rows there are."""
        self.update_cards(changed)
        cards = [self.card(entry.values) for entry in new]
        self.insert(cards)
        dated = [self.revised(entry.values, card.pk, []) for entry, card in zip(new, cards, strict=True)]
        dated += [self.corrected(entry) for entry in changed if entry.changed - set(self.card_fields())]
        self.keep_dated([one for some in dated for one in some])

    def card(self, values: dict):
        fields = {self.model._meta.get_field(name).attname: values[name] for name in self.card_fields()}
        return self.model(**fields)

    def update_cards(self, changed: list[Entry]) -> None:
        self.update_alike([(entry, entry.changed & set(self.card_fields())) for entry in changed], counter="version")

    def corrected(self, entry: Entry) -> list:
        # Copies: what the database refuses is tried once more alone, and must not look done by then.
        pk = entry.known["pk"]
        return self.revised(entry.values, pk, [copy(one) for one in self.entries_of[pk]])

    def keep_dated(self, dated: list) -> None:
        """Correct the entries there are, then add the others: a new registration begins where an old one ends."""
        names = ["starts_on", "ends_on", "ended_by", *self.facts]
        for some in batches([one for one in dated if one.pk]):
            rows = [{"pk": one.pk, **{name: getattr(one, name) for name in names}} for one in some]
            update_many(self.entry_model, rows, names)
            self.report.wrote(len(some))
        self.insert([one for one in dated if not one.pk])

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

    def existing(self):
        self.hosts = set(Host.objects.values_list("kind", "code"))
        return super().existing()

    def rules(self, values):
        if (values["kind"], values["host"]) not in self.hosts:
            yield "host", constraints.message("host_fits_kind")
        if values["closed_on"] and values["closed_on"] < values["opened_on"]:
            yield "closed_on", _("The platform may not be closed before it was opened.")


class Mediators(RegisterNoun):
    sheet, model, entry_model, name = columns.MEDIATORS, Mediator, Standing, "mediator"
    owner, start, end, first, last = "mediator", "included_on", "excluded_on", "included", "excluded"
    facts = ("kind", "is_ethno")

    def existing(self):
        merged = Mediator.objects.filter(merged_into__isnull=False)
        self.kept = dict(merged.values_list("registry_number", "merged_into__registry_number"))
        self.closed = defaultdict(list)
        for region, first_day in QuarterLock.objects.closed().values_list("region", "starts_on"):
            self.closed[region].append(Quarter.of(first_day))
        return super().existing()

    def rules(self, values):
        if kept := self.kept.get(values["registry_number"]):
            words = _("This card was merged into the card %(kept)s: correct that one, and take this row out.")
            yield "registry_number", words % {"kept": kept}
        if values["excluded_on"] and values["excluded_on"] < values["included_on"]:
            yield "excluded_on", _("The mediator may not be excluded before he was included.")
        for name in ("birth_on", "certificate_on", "elected_on"):
            yield from self.not_future(values, name)
        if values["certificate_on"]:
            yield from self.ordered(values, "certificate_on", "certificate_until_on", "certificate_ends_after_issue")

    def corrected(self, entry):
        """Where a closed quarter counts the mediator, whether he is an ethnomediator counts from today on."""
        dated = super().corrected(entry)
        last = next(iter(self.entries_of[entry.known["pk"]][-1:]), None)
        if "is_ethno" not in entry.changed or last is None or not self.is_counted(last):
            return dated
        old = next((one for one in dated if one.pk == last.pk), None)
        if old is None or old.ends_on or old.starts_on >= clock.today():
            return dated
        new = copy(old)
        new.pk, new.starts_on, new.begun_by, new.begun_because = None, clock.today(), Standing.Begun.ETHNO, ""
        old.is_ethno, old.ends_on, old.ended_by = last.is_ethno, clock.today(), Standing.Ended.CHANGED
        return [*dated, new]

    def is_counted(self, entry: Standing) -> bool:
        """Whether a closed quarter's stock holds the entry."""
        return any(
            entry.starts_on < quarter.end and (entry.ends_on is None or entry.ends_on >= quarter.end)
            for quarter in self.closed[entry.region_id]
        )

    def write(self, new, changed):
        super().write(new, changed)
        # Here, where the refusal can still be told of one row.
        with connection.cursor() as cursor:
            cursor.execute("set constraints professional_is_25 immediate")
            cursor.execute("set constraints professional_is_25 deferred")
