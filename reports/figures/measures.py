"""How a figure is measured over the rows of its source, and how regions make a national value."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from django.db.models import Case, Count, F, Max, Min, Q, Sum, Value, When

ONE_DECIMAL = Decimal("0.1")


def given(condition: Q, value):
    """What a single row gives to a figure: nothing where the condition does not hold."""
    return Case(When(condition, then=value) if condition else When(pk__isnull=False, then=value))


@dataclass(frozen=True)
class CountOf:
    """How many rows meet the condition. Regions add up."""

    is_additive = True

    def aggregate(self, condition: Q):
        return Count("pk", filter=condition)

    def contribution(self, condition: Q):
        return given(condition, Value(1))

    def value(self, raw):
        return raw or 0

    def national(self, values):
        return sum(values)


@dataclass(frozen=True)
class SumOf:
    """The sum of a column over the rows that meet the condition. Regions add up.

    bound: the column that says of a row that its number is a lower bound; the sum then is one too.
    """

    column: str
    bound: str = ""
    is_additive = True

    def aggregate(self, condition: Q):
        return Sum(self.column, filter=condition)

    def contribution(self, condition: Q):
        return given(condition, F(self.column))

    def value(self, raw):
        return raw or 0

    def national(self, values):
        return sum(values)


@dataclass(frozen=True)
class DaysBetween:
    """The calendar days between two dates, summed over the rows that meet the condition."""

    start: str
    end: str
    is_additive = True

    def aggregate(self, condition: Q):
        return Sum(F(self.end) - F(self.start), filter=condition)

    def contribution(self, condition: Q):
        return given(condition, F(self.end) - F(self.start))

    def value(self, raw):
        return raw.days if raw else 0

    def national(self, values):
        return sum(values)


@dataclass(frozen=True)
class LeastOf:
    """The least (or, with ``most``, the greatest) value of a column; None without a row. Not additive."""

    column: str
    most: bool = False
    is_additive = False

    def aggregate(self, condition: Q):
        return (Max if self.most else Min)(self.column, filter=condition)

    def contribution(self, condition: Q):
        return given(condition, F(self.column))

    def value(self, raw):
        return raw

    def national(self, values):
        known = [value for value in values if value is not None]
        return (max if self.most else min)(known) if known else None


@dataclass(frozen=True)
class Ratio:
    """One figure over another, times ``scale``, to one decimal; None without a base.

    Both are codes of additive figures; the national value is the ratio of the national values.
    """

    numerator: str
    denominator: str
    scale: int = 1
    is_additive = False

    def of(self, numerator, denominator):
        if not denominator:
            return None
        exact = Decimal(numerator) * self.scale / Decimal(denominator)
        return exact.quantize(ONE_DECIMAL, rounding=ROUND_HALF_UP)
