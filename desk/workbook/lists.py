"""Columns whose cell holds several things: days, items of a dictionary, organisations, mediators."""

import datetime
from dataclasses import dataclass

from django.contrib.postgres.aggregates import StringAgg
from django.db.models import Func, OuterRef, Subquery, TextField, Value
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from desk.workbook import values
from desk.workbook.kinds import Kind
from desk.workbook.values import Bad
from events.dates import Unreadable, read, written
from events.models import EventMediator, EventOrganisation
from mediation import clock
from mediation.dictionaries import Labels
from mediation.dictionaries import listed as parts

LONGEST = 2000
# A merged card does not go out; what still refers to it goes out under the kept card.
NUMBER = Coalesce("mediator__merged_into__registry_number", "mediator__registry_number")
BETWEEN = "; "


@dataclass(frozen=True)
class Days(Kind):
    """Days in words; a single date of Excel is one of them."""

    def __call__(self, lookups):
        def reader(value):
            if isinstance(value, datetime.date):
                return [values.date(value)]
            try:
                return read(values.text(LONGEST)(value), near=clock.today())
            except Unreadable as problem:
                raise Bad(str(problem)) from None

        return reader

    def shown(self, value, lookups):
        return written(value or ())


@dataclass(frozen=True)
class Items(Kind):
    """Items of a dictionary, commas between them, kept as codes in a text."""

    dictionary: type

    def __call__(self, lookups):
        labels = Labels(self.dictionary)

        def reader(value):
            text = values.text(LONGEST)(value).replace(";", ",")
            for word in parts(text):
                if word.casefold() not in labels.by_word:
                    raise Bad(_("“%(value)s” is not in the dictionary.") % {"value": word[:60]})
            return ", ".join(labels.codes(text))

        return reader

    def shown(self, value, lookups):
        return Labels(self.dictionary).said(value)


@dataclass(frozen=True)
class Several(Kind):
    """Mediators, read to their keys; or organisations, read as names: whose they are, the row's region tells."""

    name: str

    def __call__(self, lookups):
        one = lookups.reader("mediator") if self.name == "mediator" else str

        def reader(value):
            text = values.text(LONGEST)(value)
            return tuple(one(part.strip()) for part in text.split(";") if part.strip())

        return reader

    def shown(self, value, lookups):
        if self.name == "mediator":
            return BETWEEN.join(lookups.called("mediator", key) for key in value or ())
        return BETWEEN.join(lookups.organisation_names.get(key, "•") for key in value or ())


def names_of(model, name: str, **rows) -> Subquery:
    """What belongs to an event, as one text."""
    found = model.objects.filter(event=OuterRef("pk"), **rows).order_by().values("event")
    text = StringAgg(name, BETWEEN, order_by="pk")
    return Coalesce(Subquery(found.annotate(text=text).values("text")), Value(""), output_field=TextField())


EXPRESSIONS = {
    "dates": lambda: Func("dates", Value(", "), function="array_to_string", output_field=TextField()),
    "organisers": lambda: names_of(EventOrganisation, "organisation__name_ru", role="organiser"),
    "partners": lambda: names_of(EventOrganisation, "organisation__name_ru", role="partner"),
    # Under the kept card, if a closed quarter left the event with a merged one.
    "mediators": lambda: names_of(EventMediator, NUMBER),
}


def listed(source):
    """Rows of events with what stands in tables of its own, or in an array, as texts."""

    def told(sheet):
        rows, names, order = source(sheet)
        wanted = [name for name in names if name in EXPRESSIONS]
        rows = rows.annotate(**{f"said_{name}": EXPRESSIONS[name]() for name in wanted})
        return rows, [f"said_{name}" if name in wanted else name for name in names], order

    return told
