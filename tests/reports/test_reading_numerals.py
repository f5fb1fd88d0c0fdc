"""Numbers are read back however they are written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.reading.numbers import numbers
from reports.reading.numerals import in_words, spans

UNITS = ["ноль", "один", "два", "три", "четыре", "пять", "шесть", "семь", "восемь", "девять"]
TEENS = ["десять", "одиннадцать", "двенадцать", "тринадцать", "четырнадцать", "пятнадцать", "шестнадцать",
         "семнадцать", "восемнадцать", "девятнадцать"]  # fmt: skip
TENS = ["двадцать", "тридцать", "сорок", "пятьдесят", "шестьдесят", "семьдесят", "восемьдесят", "девяносто"]
HUNDREDS = ["сто", "двести", "триста", "четыреста", "пятьсот", "шестьсот", "семьсот", "восемьсот", "девятьсот"]
KAZAKH_UNITS = ["нөл", "бір", "екі", "үш", "төрт", "бес", "алты", "жеті", "сегіз", "тоғыз"]
KAZAKH_TENS = ["он", "жиырма", "отыз", "қырық", "елу", "алпыс", "жетпіс", "сексен", "тоқсан"]
SEPARATORS = [" ", "\u00a0", "\u2009", "\u202f", ""]


def russian(number: int) -> str:
    """Spell a number below ten thousand."""
    if number < 10:
        return UNITS[number]
    if number < 20:
        return TEENS[number - 10]
    for base, words in ((1000, ["тысяча", *["тысячи"] * 3, *["тысяч"] * 5]), (100, HUNDREDS), (10, ["", *TENS])):
        if number >= base:
            head, rest = divmod(number, base)
            first = words[head - 1]
            if base == 1000:
                first = f"{ {1: 'одна', 2: 'две'}.get(head, UNITS[head]) } {first}"
            return f"{first} {russian(rest)}" if rest else first
    raise AssertionError


def kazakh(number: int) -> str:
    parts = []
    if number >= 1000:
        parts += [KAZAKH_UNITS[number // 1000], "мың"]
    if hundreds := number // 100 % 10:
        parts += [KAZAKH_UNITS[hundreds], "жүз"] if hundreds > 1 else ["жүз"]
    if tens := number // 10 % 10:
        parts.append(KAZAKH_TENS[tens - 1])
    if number % 10 or not number:
        parts.append(KAZAKH_UNITS[number % 10])
    return " ".join(parts)


def test_every_number_below_ten_thousand_is_read_as_it_is_spelled():
    wrong = [n for n in range(10_000) for spell in (russian, kazakh) if in_words(spell(n).split()) != n]
    assert wrong == []


def read(text: str) -> list:
    return [value for _start, _end, value in spans(text)]


@given(number=st.integers(0, 999_999_999), separator=st.sampled_from(SEPARATORS))
def test_digits_are_read_with_any_space_between_them(number, separator):
    written = f"{number:,}".replace(",", separator)
    assert read(f"поступило {written} обращений") == [number]


@given(values=st.lists(st.integers(2, 9_999), min_size=1, max_size=4))
def test_numbers_of_a_sentence_stay_apart(values):
    sentence = ", ".join(f"{russian(value)} дел" for value in values)
    assert read(sentence) == values


@pytest.mark.parametrize(
    ("text", "value"),
    [("6,2 тыс. отзывов", 6200), ("12 тысяч человек", 12_000), ("12.223 человек", 12_223), ("двух тысяч дел", 2000),
     ("двухсот двадцати восьми", 228), ("в двадцати одном", 21), ("жиырма бірі", 21), ("екі жүз он бес", 215)],
)  # fmt: skip
def test_other_ways_to_write_a_number(text, value):
    assert read(text) == [value]


@pytest.mark.parametrize("text", ["бір адам келді", "тоқсан соңында", "он пришёл", "тысячи людей"])
def test_words_that_are_numbers_elsewhere_count_nothing(text):
    assert read(text) == []


@given(first=st.integers(16, 60), more=st.integers(1, 40), template=st.sampled_from(
    ["возраст – от {} до {} лет", "в возрасте {}–{} лет", "возраст {} - {}", "жасы {} мен {} жас аралығында"]
))  # fmt: skip
def test_a_range_of_ages_has_two_ends(first, more, template):
    found = numbers(template.format(first, first + more))
    assert [(one.value, one.kind) for one in found] == [(first, "from"), (first + more, "to")]
