"""Days as people write them, read and written."""

import datetime

import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from events.dates import Unreadable, is_in_a_row, read, runs, written

D = datetime.date
TODAY = D(2023, 11, 20)
SEPTEMBER = [D(2023, 9, day) for day in (4, 5, 6)]


@pytest.mark.parametrize(
    "text",
    [
        "4, 5, 6 сентября",
        "4,5 и 6 сентября 2023 года",
        "04–06.09.2023",
        "4-6.09.23",
        "с 4 по 6 сентября",
        "4-го, 5-го и 6-го сентября",
        "04.09.2023, 05.09.2023, 06.09.2023",
        "04.09 – 06.09.2023",
        "2023-09-04, 2023-09-05; 2023-09-06",
        "2023 жылғы 4, 5, 6 қыркүйек",
        "2023 жылғы қыркүйектің 4, 5 және 6 күндері",
        "4–6 қыркүйек",
        "4 мен 5, 6 қыркүйекте",
        "September 4, 5 and 6, 2023",
        "4 — 6 Сен. 2023 г.",
    ],
)
def test_three_days_of_september_are_read_however_they_are_written(text):
    assert read(text, near=TODAY) == SEPTEMBER


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("4 и 6 қыркүйек", [D(2023, 9, 4), D(2023, 9, 6)]),
        ("30 августа – 1 сентября", [D(2023, 8, 30), D(2023, 8, 31), D(2023, 9, 1)]),
        ("31 декабря – 1 января 2023", [D(2022, 12, 31), D(2023, 1, 1)]),
        ("30 ноября", [D(2022, 11, 30)]),
        ("5 мая, 7 марта 2022", [D(2022, 3, 7), D(2022, 5, 5)]),
        ("5 мамыр, 7 маусым", [D(2023, 5, 5), D(2023, 6, 7)]),
        ("9 сентября, 9 сентября", [D(2023, 9, 9)]),
        ("29.02.2024", [D(2024, 2, 29)]),
    ],
)
def test_other_days_are_read_as_meant(text, days):
    assert read(text, near=TODAY) == days


@pytest.mark.parametrize(
    "text",
    ["", "в сентябре", "4, 5, 6", "31 июня", "6–4 сентября", "1 мая 2021 – 1 мая 2023", "завтра", "4 сентября?",
     "0.9.2023", "00000", "1–31 января, 1–28 февраля, 1–31 марта"],
)  # fmt: skip
def test_what_says_no_days_is_told(text):
    with pytest.raises(Unreadable):
        read(text, near=TODAY)


starts = st.dates(D(2000, 1, 1), D(2090, 1, 1))
lists = st.builds(
    lambda first, steps: sorted({first + datetime.timedelta(days=n) for n in {0, *steps}}),
    starts,
    st.lists(st.integers(1, 365), max_size=40),
)


@pytest.mark.parametrize("language", ["ru", "kk", "en"])
@given(days=lists)
def test_what_is_written_is_read_back_as_the_same_days(language, days):
    with override(language):
        assert read(written(days), near=TODAY) == days


@given(days=lists)
def test_runs_are_all_the_days_and_have_no_gap(days):
    found = runs(days)
    assert [day for run in found for day in run] == days
    assert all(is_in_a_row(run) for run in found)


@given(text=st.text(alphabet="0123456789 .,-–сентябряқыркүйектің/;", max_size=30))
def test_no_text_breaks_the_reading(text):
    try:
        days = read(text, near=TODAY)
    except Unreadable:
        return
    assert days == sorted(set(days)) and days
