"""Periods of whole months: how they are written, which is the simplest, how people say them."""

import datetime

import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from mediation.quarter import Quarter, UnknownPeriod
from mediation.report_periods import LONGEST, HalfYear, Months, RefusedPeriod, Year, month, parse_period, period_of

D = datetime.date
months = st.dates(D(1996, 1, 1), D(2048, 12, 31)).map(month)


@given(first=months, count=st.integers(1, LONGEST))
def test_a_period_is_read_as_it_is_written_and_is_the_simplest_kind(first, count):
    last = month(first, count - 1)
    if last.year > 2049:
        return
    period = period_of(first, last)
    assert parse_period(str(period)) == period
    assert parse_period(f"{first:%Y-%m}..{last:%Y-%m}") == period
    assert (period.start, period.end) == (first, month(last, 1))
    before = period.year_before()
    assert (before.start, before.end) == (month(first, -12), month(last, -11))
    assert type(before) is type(period)


@given(first=months, count=st.integers(1, LONGEST))
def test_the_quarters_within_cover_the_period_and_touch_it(first, count):
    period = period_of(first, min(month(first, count - 1), D(2049, 12, 1)))
    quarters = period.quarters()
    assert quarters[0].start <= period.start and period.end <= quarters[-1].end
    assert all(after == before.next() for before, after in zip(quarters, quarters[1:], strict=False))
    assert all(one.start < period.end and one.end > period.start for one in quarters)


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("2023-01..2023-03", Quarter(2023, 1)),
        ("2023-07..2023-12", HalfYear(2023, 2)),
        ("2023-01..2023-12", Year(2023)),
        ("2023-04..2023-09", Months(D(2023, 4, 1), D(2023, 9, 1))),
        ("2023-05..2023-05", Months(D(2023, 5, 1), D(2023, 5, 1))),
        ("2018-12..2023-11", Months(D(2018, 12, 1), D(2023, 11, 1))),
    ],
)
def test_what_is_several_things_at_once_is_the_simplest(text, period):
    assert parse_period(text) == period


@pytest.mark.parametrize("text", ["", "x", "2023-H3", "2023-Q0", "2023-00", "2023-1", "2023-05..", "23", "2023-Q1..2"])
def test_what_is_no_period_is_told_in_a_sentence(text):
    with pytest.raises(UnknownPeriod, match="2023-H1"):
        parse_period(text)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("2018-11..2023-11", "five years"),
        ("1995..2049", "2023-H1"),
        ("2023-05..2023-04", "before it begins"),
        ("1994-12..1995-01", "from 1995"),
        ("2049-12..2050-01", "to 2049"),
        ("1994", "from 1995"),
        ("2050-H1", "to 2049"),
    ],
)
def test_months_of_which_no_report_is_made_are_refused_with_the_reason(text, why):
    with override("en"), pytest.raises(UnknownPeriod, match=why):
        parse_period(text)


def test_sixty_one_months_are_one_too_many():
    assert period_of(D(2018, 12, 1), D(2023, 11, 1)).quarters()[0] == Quarter(2018, 4)
    with pytest.raises(RefusedPeriod):
        period_of(D(2018, 11, 1), D(2023, 11, 1))


@pytest.mark.parametrize(
    ("text", "russian", "kazakh"),
    [
        ("2023-Q3", "3 квартал 2023 года", "2023 жылғы 3-тоқсан"),
        ("2023-H1", "первое полугодие 2023 года", "2023 жылғы бірінші жартыжылдық"),
        ("2023-H2", "второе полугодие 2023 года", "2023 жылғы екінші жартыжылдық"),
        ("2023", "2023 год", "2023 жыл"),
        ("2023-05", "май 2023 года", "2023 жылғы мамыр"),
        ("2023-01..2023-05", "январь–май 2023 года", "2023 жылғы қаңтар–мамыр"),
        (
            "2022-07..2023-06",
            "июль 2022 года – июнь 2023 года",
            "2022 жылғы шілде – 2023 жылғы маусым",
        ),
    ],
)
def test_people_say_a_period_in_their_language(text, russian, kazakh):
    for language, said in (("ru", russian), ("kk", kazakh)):
        with override(language):
            assert parse_period(text).label == said
