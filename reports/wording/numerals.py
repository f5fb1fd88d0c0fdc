"""How words follow numbers, in Russian and in Kazakh."""

from decimal import Decimal

from babel import Locale

# The form after 1, 2, 5 by CLDR's plural classes.
FORMS = {"one": 0, "few": 1, "many": 2, "other": 1}
# Kazakh joins the possessive to the last word of the number as it is read: бір-і, екі-сі, алты-сы, он-ы.
UNITS = {1: "і", 2: "сі", 3: "і", 4: "і", 5: "і", 6: "сы", 7: "сі", 8: "і", 9: "ы"}
TENS = {1: "ы", 2: "сы", 3: "ы", 4: "ы", 5: "сі", 6: "ы", 7: "і", 8: "і", 9: "ы"}
# The ablative of the same words, for «900-ден астам»: бірден, екіден, үштен, оннан.
UNITS_FROM = {1: "ден", 2: "ден", 3: "тен", 4: "тен", 5: "тен", 6: "дан", 7: "ден", 8: "ден", 9: "дан"}
TENS_FROM = {1: "нан", 2: "дан", 3: "дан", 4: "тан", 5: "ден", 6: "тан", 7: "тен", 8: "нен", 9: "нан"}
ZERO_FROM, HUNDRED_FROM, THOUSAND_FROM, MILLION_FROM = "ден", "ден", "нан", "нан"
ZERO, HUNDRED, THOUSAND, MILLION = "і", "і", "ы", "ы"


def agreeing(number, forms: tuple[str, ...], language: str) -> str:
    """Return the form of a word after a number; ``forms``: after 1, after 2, after 5.

    Kazakh leaves the word as it is; what is shown with a decimal place takes the form after 2 in Russian,
    the genitive, whatever stands after the comma (37,3 процента, 9,0 дня).
    """
    if language == "kk":
        return forms[0]
    if isinstance(number, Decimal):
        return forms[1]
    return forms[FORMS[Locale("ru").plural_form(int(number))]]


def after_more(number: int, forms: tuple[str, ...]) -> str:
    """Return the genitive that follows «более» and a number: более 21 публикации, более 900 публикаций."""
    return forms[1] if Locale("ru").plural_form(number) == "one" else forms[2]


def possessive(number: int) -> str:
    """Return the Kazakh possessive ending of a number: 1 326 -> ``сы`` (алтысы), 270 -> ``і`` (жетпісі)."""
    return ending(number, UNITS, TENS, (ZERO, HUNDRED, THOUSAND, MILLION))


def ablative(number: int) -> str:
    """Return the Kazakh ablative ending of a number: 900 -> ``ден`` (жүзден), 10 -> ``нан`` (оннан)."""
    return ending(number, UNITS_FROM, TENS_FROM, (ZERO_FROM, HUNDRED_FROM, THOUSAND_FROM, MILLION_FROM))


def ending(number: int, units: dict, tens: dict, rounds: tuple[str, ...]) -> str:
    """Return the ending that the last word of a number takes. rounds: of zero, hundred, thousand, million."""
    zero, hundred, thousand, million = rounds
    if number == 0:
        return zero
    if number % 10:
        return units[number % 10]
    if number % 100:
        return tens[number // 10 % 10]
    if number % 1000:
        return hundred
    return thousand if number % 1_000_000 else million
