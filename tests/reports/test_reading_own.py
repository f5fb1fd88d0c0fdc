"""The portal reads its own report back: every figure that its sentences state."""

from decimal import Decimal
from functools import cache

import pytest
from django.utils.translation import override
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mediation.quarter import Quarter
from reports.figures.rollup import Rollup
from reports.indicators import sections
from reports.narrative import CONFIRMED_ZEROS, DATES, wording
from reports.reading.facts import known_now
from reports.reading.reader import read
from reports.wording.grammar import Listed, Said, When
from reports.wording.speech import LARGEST, Facts, say

pytestmark = pytest.mark.django_db
SPOKEN = {
    "ru": {"days": "31 июля – 4 августа 2023 года", "hours": "с 10:00 до 18:00", "names": "«Неделя», «Встреча № 5»"},
    "kk": {"days": "2023 жылғы 31 шілде – 4 тамыз аралығында", "hours": "10:00 – 18:00", "names": "«Апталық»"},
}
QUARTER = {
    "ru": ("3 квартал 2023 года", "1 октября 2023 года"),
    "kk": ("2023 жылғы 3-тоқсанда", "2023 жылғы 1 қазандағы"),
}
FRACTIONS = ("appeals.agreement_rate", "appeals.days_to_resolve")


@cache
def codes() -> tuple[str, ...]:
    return tuple(figure.code for section in sections() for figure, _depth in section.walk() if not figure.is_hidden)


def facts(language: str, numbers: list[int], has_campaigns: bool) -> Facts:
    values = {code: numbers[index % len(numbers)] for index, code in enumerate(codes())}
    values |= {code: Decimal(values[code] % 1000) / 10 for code in FRACTIONS}
    dates = {name: SPOKEN[language].get(name.rpartition(".")[2], "") if has_campaigns else "" for name in DATES}
    dates |= {"where": {"ru": "в республике", "kk": "республикада"}[language], "day": ""}
    dates["quarter"], dates["as_of"] = QUARTER[language]
    figures = Rollup(Quarter(2023, 3), sections(), []).shown
    zeros = frozenset(code for code in CONFIRMED_ZEROS if values[code] == 0)
    return Facts(values, figures, dates, zeros, language)


def stated(nodes, told: Facts) -> dict:
    """What the nodes of a paragraph say of figures."""
    said = {}
    for node in nodes:
        if isinstance(node, Said) and not node.only:
            said[node.code] = told.values[node.code]
        elif isinstance(node, Listed):
            below = [code for code in told.figures if code.rpartition(".")[0] == node.code]
            parts = sorted(
                (code for code in below if told.values[code] and not told.figures[code].partings()),
                key=lambda code: -told.values[code],
            )
            said |= {code: told.values[code] for code in (parts[:LARGEST] if node.kind == "top" else parts)}
        elif isinstance(node, When) and told.holds(node.condition):
            if node.condition.none:
                said[node.condition.none] = 0
            elif (node.condition.sign, node.condition.right) == ("=", "0"):
                said[node.condition.left] = 0
            said |= stated(node.body, told)
    return said


@pytest.mark.parametrize("language", ["ru", "kk"])
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    numbers=st.lists(st.one_of(st.just(0), st.integers(0, 99), st.integers(0, 40_000)), min_size=7, max_size=150),
    has_campaigns=st.booleans(),
)
def test_every_figure_of_the_own_text_comes_back(language, numbers, has_campaigns):
    with override(language):
        told = facts(language, numbers, has_campaigns)
        spoken = wording(language)
        text = say(spoken, told)
        expected = {}
        for paragraphs in spoken.sections.values():
            for nodes in paragraphs:
                expected |= stated(nodes, told)
        lines = [line for name, said in text.items() for line in said]
        found = read("\n".join(lines), known_now())
    read_back = {one.code: one.value for one in found.understood if not one.is_derived}
    assert read_back == expected
    assert all(one.is_sure for one in found.understood if not one.is_derived)
    assert found.quarter == Quarter(2023, 3)
