"""Russian and Kazakh spellings of one name, compared as if they were written with the same letters."""

from django.db.models import Case, CharField, Func, Q, Value, When
from django.db.models.functions import Concat

# Kazakh letters by the Russian ones people type instead, on a keyboard without them or by habit.
ALIKE = {"ә": "а", "қ": "к", "ң": "н", "ғ": "г", "ө": "о", "ұ": "у", "ү": "у", "һ": "х", "і": "и", "ё": "е"}
KAZAKH, RUSSIAN = "".join(ALIKE), "".join(ALIKE.values())
# The database folds capitals by the same table, so that its locale does not matter.
SMALL = "абвгдежзийклмнопрстуфхцчшщъыьэюяabcdefghijklmnopqrstuvwxyz"
TABLE = str.maketrans(KAZAKH, RUSSIAN)
LONGEST = 100  # of what is typed, in characters


def folded(text: str) -> str:
    """Return text for comparing: small letters, Kazakh ones as the Russian ones they stand beside, single spaces."""
    return " ".join(str(text).casefold().translate(TABLE).split())


class Folded(Func):
    """The same in the database."""

    function = "translate"
    output_field = CharField()

    def __init__(self, *columns):
        spaced = [part for column in columns for part in (column, Value(" "))]
        source, target = KAZAKH + KAZAKH.upper() + SMALL.upper(), RUSSIAN * 2 + SMALL
        super().__init__(Concat(*spaced, output_field=CharField()), Value(source), Value(target))


def holding(rows, typed: str, *columns: str):
    """Rows whose columns hold every typed word, as ``written``; those that begin with the text come first."""
    text = folded(typed.replace("\x00", "")[:LONGEST])
    words = Q()
    for word in text.split():
        words &= Q(written__contains=word)
    later = Case(When(written__startswith=text, then=0), default=1)
    return rows.annotate(written=Folded(*columns)).filter(words).order_by(later, *columns, "pk")
