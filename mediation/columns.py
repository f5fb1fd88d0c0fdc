"""A column of a register: what it shows, as text and as a cell, and how rows are sorted by it."""

import datetime
from dataclasses import dataclass

from django.db.models import Case, CharField, F, IntegerField, TextField, Value, When
from django.db.models.functions import Coalesce, NullIf
from django.utils.formats import date_format
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from mediation.database.alphabet import Alphabetical
from mediation.numbers import DASH, bounded


@dataclass(frozen=True)
class Column:
    """A column: which lookup it shows under which label, and how.

    choices: labels of coded values; named: the lookup (or none: the row itself) has ``name_ru`` and ``name_kk``,
    and in English a name where ``languages`` say so, as regions do;
    tones: a pill's colour by value; bound: the lookup that says of a row that its number is a lower bound;
    optional: shown only when chosen; permission: for whom it exists at all, in the file too; personal: its file is
    logged as holding personal data; plain: its values speak for themselves, so that a phone leaves its label out.
    The first column links to the record.
    """

    lookup: str
    label: str
    choices: tuple = ()
    is_named: bool = False
    languages: tuple = ("ru", "kk")
    is_number: bool = False
    tones: tuple = ()
    bound: str = ""
    is_optional: bool = False
    is_personal: bool = False
    permission: str = ""
    is_plain: bool = False

    @property
    def lookups(self) -> list[str]:
        if not self.is_named:
            return [self.lookup, self.bound] if self.bound else [self.lookup]
        prefix = f"{self.lookup}__" if self.lookup else ""
        return [f"{prefix}name_{language}" for language in self.languages]

    @property
    def spoken(self) -> int:
        """Which of the names is the reader's: the one of the screen's language, else the Russian."""
        return self.languages.index(get_language()) if get_language() in self.languages else 0

    @property
    def code(self) -> str:
        """How addresses name the column."""
        return self.lookup or "name"

    def is_nullable(self, model) -> bool:
        """Whether a row may have no value here: some field on the way may be null. A coded value always has a place."""
        if self.choices:
            return False
        for name in self.lookups[0].split("__"):
            field = model._meta.get_field(name)
            if field.null:
                return True
            model = field.related_model
        return False

    def sort_key(self, model):
        """Return the expression that rows are sorted by; coded values stand in the order of their declaration."""
        if self.choices:
            order = [When(**{self.lookup: code}, then=index) for index, (code, _label) in enumerate(self.choices)]
            return Case(*order, default=Value(len(order)), output_field=IntegerField())
        if self.is_named:
            own, russian = self.lookups[self.spoken], self.lookups[0]
            return Alphabetical(Coalesce(NullIf(F(own), Value("")), F(russian)) if own != russian else F(russian))
        return Alphabetical(F(self.lookup)) if self.is_text(model) else F(self.lookup)

    def is_text(self, model) -> bool:
        *path, last = self.lookup.split("__")
        for name in path:
            model = model._meta.get_field(name).related_model
        return isinstance(model._meta.get_field(last), CharField | TextField)

    def value(self, row: dict):
        """Return what the workbook gets: text, number or date."""
        if self.is_named:
            names = [row[name] for name in self.lookups]
            return names[self.spoken] or names[0]
        value = row[self.lookup]
        if self.choices:
            return str(dict(self.choices).get(value, ""))
        if isinstance(value, bool):
            return _("yes") if value else _("no")
        return value

    def text(self, row: dict) -> str:
        """Return what the page shows."""
        value = self.value(row)
        if value is None or value == "":
            return DASH
        if isinstance(value, datetime.date):
            return date_format(value, "d.m.Y")
        return bounded(value, self.is_more_than(row)) if self.is_number else str(value)

    def is_more_than(self, row: dict) -> bool:
        """Whether the row's number is a lower bound."""
        return bool(self.bound and row[self.bound])

    def cell(self, row: dict) -> dict:
        tone = dict(self.tones).get(row.get(self.lookup), "") if self.tones else ""
        text = self.text(row)
        return {
            "text": text,
            "label": self.label,
            "is_number": self.is_number,
            "is_plain": self.is_plain,
            "is_empty": text == DASH or (row.get(self.lookup) is False and text == _("no")),
            "tone": tone,
        }


def region_column(**more) -> Column:
    """The column of a region, which has a name in each language of the screen."""
    return Column("region", gettext_lazy("Region"), is_named=True, languages=("ru", "kk", "en"), is_plain=True, **more)
