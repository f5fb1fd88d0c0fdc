"""The report's sentences: words follow numbers, unknown placeholders are refused with their place."""

from decimal import Decimal

import pytest
from django.core import checks
from django.core.management import CommandError, call_command
from django.db import ProgrammingError
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from mediation.quarter import Quarter
from reports import narrative
from reports.figures.declaration import Figure
from reports.wording.grammar import WordingError, parse, read
from reports.wording.numerals import agreeing, possessive
from reports.wording.speech import Facts, say

pytestmark = pytest.mark.django_db
APPEAL = ("обращение", "обращения", "обращений")


def facts(values=None, *, language="ru", dates=None, stated=()):
    values = values or {}
    return Facts(values, {code: Figure(code, code) for code in values}, dates or {}, frozenset(stated), language)


def spoken(text, values, *, language="ru", words="", dates=None, stated=()):
    whole = f"[one]\n{text}\n[words]\n{words}"
    with override(language):
        said = say(read(whole, values, dates or {}), facts(values, language=language, dates=dates, stated=stated))
    return " ".join(said["one"]).replace("\u202f", " ").replace("\u00a0", " ").replace("\u2011", "-")


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (0, "0 обращений"),
        (1, "1 обращение"),
        (2, "2 обращения"),
        (5, "5 обращений"),
        (11, "11 обращений"),
        (21, "21 обращение"),
        (101, "101 обращение"),
        (111, "111 обращений"),
        (1000, "1 000 обращений"),
        (1724, "1 724 обращения"),
    ],
)
def test_a_russian_word_follows_its_number(number, text):
    assert spoken("{a обращение}", {"a": number}, words=f"обращение = {', '.join(APPEAL)}") == text


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (0, "0-і"),
        (1, "1-і"),
        (2, "2-сі"),
        (5, "5-і"),
        (6, "6-сы"),
        (11, "11-і"),
        (20, "20-сы"),
        (21, "21-і"),
        (40, "40-ы"),
        (50, "50-сі"),
        (101, "101-і"),
        (111, "111-і"),
        (270, "270-і"),
        (1000, "1 000-ы"),
        (1326, "1 326-сы"),
        (2_000_000, "2 000 000-ы"),
    ],
)
def test_a_kazakh_number_takes_the_ending_of_its_last_word(number, text):
    assert spoken("{a -ы}", {"a": number}, language="kk") == text


def test_a_kazakh_word_stays_as_it_is():
    for number in (0, 1, 2, 5, 11, 21, 101, 111, 1000):
        assert agreeing(number, ("өтініш", "өтініш", "өтініш"), "kk") == "өтініш"


def test_a_fraction_takes_the_genitive():
    assert (
        spoken("{a процент}", {"a": Decimal("37.3")}, words="процент = процент, процента, процентов") == "37,3 процента"
    )


@pytest.mark.parametrize("number", ["0.0", "1.0", "5.0", "9.0", "11.0", "21.0", "21.1"])
def test_what_is_shown_with_a_decimal_place_takes_the_genitive_too(number):
    said = spoken("{a день}", {"a": Decimal(number)}, words="день = день, дня, дней")
    assert said == f"{number.replace('.', ',')} дня"


def test_a_verb_agrees_without_repeating_the_number():
    words = "работает = работает, работают, работают"
    assert spoken("{~a работает} {a}", {"a": 21}, words=words) == "работает 21"
    assert spoken("{~a работает} {a}", {"a": 486}, words=words) == "работают 486"


def test_conditions_nest_and_a_paragraph_with_nothing_to_say_is_dropped():
    text = "{? a}есть{? b > 3}, много{/}{/}"
    assert spoken(text, {"a": 1, "b": 4}) == "есть, много"
    assert spoken(text, {"a": 1, "b": 3}) == "есть"
    assert spoken(text, {"a": 0, "b": 9}) == ""
    assert spoken("{? a = b}поровну{/}", {"a": 2, "b": 2}) == "поровну"


def test_a_zero_is_told_only_when_it_was_stated():
    assert spoken("{? none a}не было{/}", {"a": 0}) == ""
    assert spoken("{? none a}не было{/}", {"a": 0}, stated={"a"}) == "не было"


def test_parts_are_listed_from_the_largest():
    values = {"a.x": 1, "a.y": 5, "a.z": 0, "a.w": 3, "a.v": 4}
    assert spoken("{parts a}", values) == "a.y — 5, a.v — 4, a.w — 3, a.x — 1"
    assert spoken("{top a}", values) == "a.y — 5, a.v — 4, a.w — 3"


@pytest.mark.parametrize(
    "text",
    [
        "{b}",
        "{a слово}",
        "{@b}",
        "{top a}",
        "{? b}x{/}",
        "{? a > b}x{/}",
        "{? a}x",
        "x{/}",
        "{}",
        "{a.__class__}",
        "{a|safe}",
        "{{ a }}",
        "{% if a %}",
        "{a + 1}",
        "{import os}",
        "{",
        "}",
    ],
)
def test_what_is_not_in_the_grammar_is_refused_with_its_place(text):
    with pytest.raises(WordingError) as refusal:
        read(f"[one]\nслова\n\nещё {text} слова", {"a"}, {"day"})
    assert refusal.value.line == 4
    assert refusal.value.placeholder in str(refusal.value)


@pytest.fixture(params=["ru", "kk"])
def spoiled(request, tmp_path, monkeypatch):
    """The name of a wording that has a figure nobody counts in its second line; the other stays as it is."""
    for language in ("ru", "kk"):
        (tmp_path / f"{language}.txt").write_text((narrative.TEXTS / f"{language}.txt").read_text())
    name = f"{request.param}.txt"
    (tmp_path / name).write_text("[title]\n{appeals.recieved}\n")
    monkeypatch.setattr(narrative, "TEXTS", tmp_path)
    narrative.parsed.cache_clear()
    yield name
    narrative.parsed.cache_clear()


def test_a_bad_sentence_is_told_with_its_file_at_start(spoiled):
    [warning] = checks.run_checks()
    assert warning.msg.startswith(f"{spoiled}, ") and "{appeals.recieved}" in warning.msg


def test_a_bad_sentence_ends_the_export_with_a_message(spoiled, tmp_path):
    output = tmp_path / "summary.docx"
    options = ["--format", "docx", "--lang", spoiled[:2], "--output", str(output)]
    with pytest.raises(CommandError, match=rf"{spoiled}, .*\{{appeals\.recieved\}}"):
        call_command("export_summary", "2023-Q3", *options)
    assert not output.exists()


def test_the_sentences_as_they_are_pass_the_check():
    assert not checks.run_checks()


def test_the_check_waits_for_a_database_with_tables(monkeypatch):
    def missing(language):
        raise ProgrammingError("no such table")

    monkeypatch.setattr(narrative, "wording", missing)
    assert not checks.run_checks()


@given(st.text(alphabet=st.characters(exclude_characters="{}", exclude_categories=["Cs"])))
def test_a_text_without_braces_is_said_as_it_is(text):
    from reports.wording.grammar import Vocabulary

    assert "".join(parse(text, Vocabulary(frozenset(), frozenset()))) == text


@given(st.integers(min_value=0, max_value=10**7))
def test_every_number_has_a_form_and_an_ending(number):
    assert agreeing(number, APPEAL, "ru") in APPEAL
    assert possessive(number) in {"і", "ы", "сі", "сы"}


@pytest.mark.parametrize("language", ["ru", "kk"])
def test_the_wording_of_both_languages_is_readable_and_has_the_same_sections(language):
    assert list(narrative.wording(language).sections) == [
        "title", "network", "mediators", "appeals", "publications", "events", "week", "open_day", "other", "late",
        "closing",
    ]  # fmt: skip


@pytest.mark.parametrize("number", [1, 2, 3, 4])
def test_the_day_of_a_report_is_said_in_kazakh_with_its_months_ending(number):
    with override("kk"):
        said = narrative.as_of(Quarter(2023, number), "kk")
    assert said.endswith(("қаңтардағы", "сәуірдегі", "шілдедегі", "қазандағы"))
