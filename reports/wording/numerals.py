"""How words follow numbers, in Russian and in Kazakh."""

from decimal import Decimal

from babel import Locale

# The form after 1, 2, 5 by CLDR's plural classes.
FORMS = {"one": 0, "few": 1, "many": 2, "other": 1}
# Kazakh joins the possessive to the last word of the number as it is read: бір-і, екі-сі, алты-сы, он-ы.
UNITS = {1: "і", 2: "сі", 3: "і", 4: "і", 5: "і", 6: "сы", 7: "сі", 8: "і", 9: "ы"}
TENS = {1: "ы", 2: "сы", 3: "ы", 4: "ы", 5: "сі", 6: "ы", 7: "і", 8: "і", 9: "ы"}
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


def possessive(number: int) -> str:
    """Return the Kazakh possessive ending of a number: 1 326 -> ``сы`` (алтысы), 270 -> ``і`` (жетпісі)."""
    if number == 0:
        return ZERO
    if number % 10:
        return UNITS[number % 10]
    if number % 100:
        return TENS[number // 10 % 10]
    if number % 1000:
        return HUNDRED
    return THOUSAND if number % 1_000_000 else MILLION
