"""What all sheets have in common: rows are read, compared with what is there, checked, and written together."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from desk.workbook import keys
from desk.workbook.bulk import update_many
from desk.workbook.lookups import Lookups, Silent
from desk.workbook.reading import Table
from desk.workbook.values import Bad
from mediation import clock, constraints

BATCH = 1000


@dataclass
class Entry:
    """One row: its values with those of the record it updates under them, and what differs."""

    number: int
    values: dict
    known: dict | None = None
    changed: set = field(default_factory=set)


def batches(records: list) -> Iterable[list]:
    return (records[start : start + BATCH] for start in range(0, len(records), BATCH))


class Noun:
    """A sheet's meaning. Subclasses name the model, the key, the rules; ``name`` is what references call it."""

    sheet = model = None
    name = ""
    day = ""  # the column whose quarter may be closed

    def __init__(self, table: Table, lookups: Lookups, report):
        self.table, self.lookups, self.report = table, lookups, report
        self.readers = {column.code: column.kind(lookups) for column in self.sheet.columns}

    # What a subclass says

    def key(self, values: dict):
        return values["external_id"] and (values["region"], values["external_id"])

    def existing(self) -> dict:
        """Return key -> values of the records there are, with ``pk`` and ``version``."""
        raise NotImplementedError

    def complete(self, values: dict) -> None:
        """Add what follows from the columns, such as the region of a platform."""

    def rules(self, values: dict) -> Iterable[tuple[str, str]]:
        """Yield (column, message) for what is wrong with the row as a whole."""
        return ()

    def write(self, new: list[Entry], changed: list[Entry]) -> None:
        raise NotImplementedError

    def misled(self, values: dict, known: dict | None) -> str:
        """Say why the key leads to no record, or not to one, though it looks as if it should."""
        return ""

    # How every sheet is run

    def run(self) -> dict[str, int]:
        """Read, check and write the sheet; return how many rows are new, changed and the same."""
        entries = self.entries()
        new = [entry for entry in entries if entry.known is None]
        changed = [entry for entry in entries if entry.changed]
        try:
            with transaction.atomic():
                self.write(new, changed)
        except IntegrityError:
            self.write_one_by_one(new, changed)
        self.report.tell(self, new, changed)
        return {"new": len(new), "changed": len(changed), "same": len(entries) - len(new) - len(changed)}

    def write_one_by_one(self, new: list[Entry], changed: list[Entry]) -> None:
        """Find the rows the database refuses; nothing of this file is kept in the end."""
        for entry in [*new, *changed]:
            try:
                with transaction.atomic():
                    self.write([entry] if entry.known is None else [], [entry] if entry.known else [])
            except IntegrityError as refusal:
                self.refuse(entry.number, self.column_of(refusal), constraints.explain(refusal), entry.values)

    def column_of(self, refusal: IntegrityError) -> str | None:
        if constraints.constraint_name(refusal) == "quarter_is_open":
            return self.day
        return constraints.field_of(refusal)

    def refuse(self, number: int, column: str | None, message: str, values: dict | None = None) -> None:
        self.report.error(self.table.cell(number, column), message)
        if self.name and values and values.get(self.sheet.columns[0].code):
            self.lookups.broken[self.name].add(values[self.sheet.columns[0].code])

    def entries(self) -> list[Entry]:
        known, seen, entries = self.existing(), {}, []
        for number, row in self.table.rows:
            values = self.read_row(number, row)
            if values is None:
                continue
            self.complete(values)
            key = self.key(values)
            if key in seen:
                words = {"row": seen[key]}
                self.refuse(number, self.sheet.columns[0].code, _("The same key stands in row %(row)s.") % words)
                continue
            seen[key] = number
            if problem := self.misled(values, known.get(key)):
                self.refuse(number, self.sheet.columns[0].code, problem, values)
                continue
            entry = self.compared(number, values, known.get(key))
            problems = list(self.rules(entry.values))
            for column, message in problems:
                self.refuse(number, column, message, values)
            if not problems:
                entries.append(entry)
        return entries

    def compared(self, number: int, values: dict, known: dict | None) -> Entry:
        if known is None:
            # A column that the file does not have means the same as a blank cell for a new record.
            for column in self.sheet.columns:
                if not column.is_required:
                    values.setdefault(column.code, column.blank)
            return Entry(number, values)
        merged = {**known, **values}
        return Entry(number, merged, known, {name for name, value in merged.items() if known.get(name) != value})

    def read_row(self, number: int, row: tuple) -> dict | None:
        """Return the row's values, or None after telling all that is wrong with its cells."""
        values, is_good = {}, True
        for column in self.sheet.columns:
            if column.code not in self.table.places:
                is_good = is_good and not column.is_required
                continue
            index = self.table.places[column.code]
            raw = row[index] if index < len(row) else None
            try:
                values[column.code] = self.read_cell(column, raw)
            except Bad as problem:
                self.report.error(self.table.cell(number, column.code), str(problem))
                is_good = False
            except Silent:
                is_good = False
        first = self.sheet.columns[0].code
        if not is_good and self.name and values.get(first):
            self.lookups.broken[self.name].add(values[first])
        return values if is_good else None

    def read_cell(self, column, raw):
        if raw is None or not str(raw).strip():
            if column.is_required:
                raise Bad(_("The cell is empty; a value is required."))
            return column.blank
        return self.readers[column.code](raw)

    def insert(self, records: list) -> None:
        for some in batches(records):
            type(some[0]).objects.bulk_create(some)
            self.report.wrote(len(some))

    def update_alike(self, changed: list[tuple[Entry, set]], *, counter: str) -> None:
        """Write what differs: one statement for all rows in which the same columns do."""
        groups = defaultdict(list)
        for entry, names in changed:
            groups[frozenset(names)].append({**entry.values, "pk": entry.known["pk"]})
        for names, rows in groups.items():
            for some in batches(rows) if names else ():
                update_many(self.model, some, sorted(names), counter=counter)
                self.report.wrote(len(some))

    # Words the rules share

    def not_future(self, values: dict, column: str):
        if values[column] and values[column] > clock.today():
            yield column, _("The date is in the future.")

    def ordered(self, values: dict, first: str, last: str, constraint: str):
        if values.get(last) and values[last] < values[first]:
            yield last, constraints.message(constraint)

    def within_campaign(self, values: dict, day: str):
        if values.get("campaign") and not self.lookups.in_window(values["campaign"], values[day]):
            yield "campaign", constraints.message("day_in_campaign_window")


class RecordNoun(Noun):
    """A sheet whose columns are the fields of one model; foreign keys hold the key itself."""

    extra = ()  # fields beside the columns that make the key
    shared = frozenset()  # external numbers that are also the portal's own of another record

    def fields(self) -> list[str]:
        return [*dict.fromkeys([*(column.code for column in self.sheet.columns), *self.extra])]

    def attname(self, name: str) -> str:
        return self.model._meta.get_field(name).attname

    def existing(self) -> dict:
        names = ["pk", *self.fields(), *(["version"] if self.is_versioned else [])]
        found = self.mentioned(self.model.objects.all())
        if "external_id" in names:
            found = found.annotate(known_as=keys.written(self.model))
        asked = ["known_as" if name == "external_id" else name for name in names]
        rows = [dict(zip(names, row, strict=True)) for row in found.values_list(*asked)]
        for row in rows if "mediator" in names else ():
            # What a closed quarter left with a merged card is the kept card's all the same.
            row["mediator"] = self.lookups.kept.get(row["mediator"], row["mediator"])
        if "external_id" in names:
            self.shared = {key for key, count in Counter(map(self.key, rows)).items() if count > 1}
        return {self.key(row): row for row in rows if self.key(row)}

    def misled(self, values, known):
        """A number that the portal gave must lead to its record, or the row would come in a second time.

        The command may bring the records of another portal, so there the record may be new.
        """
        if self.key(values) in self.shared:
            return _("Two records have this number: one from outside, one from the portal. Change them on the screen.")
        region = "" if known or "external_id" not in values else keys.region_of(self.model, values["external_id"])
        if region and region != values["region"]:
            words = {"region": self.lookups.region_names.get(region, region)}
            return _("By its number the row is a record of another region (%(region)s).") % words
        if region and self.lookups.region:
            return _("The portal gave this number to a record that is not there any more. Take the row out; a new "
                     "record gets a number of your own.")  # fmt: skip
        return ""

    def mentioned(self, rows):
        """Keep to the records that the file can mean, so that a long history costs nothing."""
        if "external_id" not in self.table.places:
            return rows
        place = self.table.places["external_id"]
        read = self.readers["external_id"]
        numbers = set()
        for _number, row in self.table.rows:
            if place < len(row) and row[place] is not None:
                with suppress(Bad):
                    numbers.add(read(row[place]))
        return rows.filter(Q(external_id__in=numbers) | keys.meant(self.model, numbers))

    @property
    def is_versioned(self) -> bool:
        return hasattr(self.model, "version")

    def write(self, new: list[Entry], changed: list[Entry]) -> None:
        self.insert([self.built(entry) for entry in new])
        self.update(changed)

    def built(self, entry: Entry):
        return self.model(**{self.attname(name): entry.values[name] for name in self.fields()})

    def update(self, changed: list[Entry]) -> None:
        counter = "version" if self.is_versioned else ""
        self.update_alike([(entry, entry.changed) for entry in changed], counter=counter)
