"""Numbers as people write them: 1 724, 1 596-ти, 6,2 тыс., двадцать один, қырық бес."""

import re
from decimal import Decimal

# In Russian every case of a number word that reports use; in Kazakh the word and its possessive.
SPELLED = {
    0: "ноль ноля нуль нуля нөл",
    1: "один одна одно одну одного одной одному одним одном бір бірі біреуі біреу",
    2: "два две двух двум двумя екі екісі екеуі",
    3: "три трех трем тремя үш үші үшеуі",
    4: "четыре четырех четырем четырьмя төрт төрті төртеуі",
    5: "пять пяти пятью бес бесі бесеуі",
    6: "шесть шести шестью алты алтысы",
    7: "семь семи семью жеті жетісі",
    8: "восемь восьми восемью восьмью сегіз сегізі",
    9: "девять девяти девятью тоғыз тоғызы",
    10: "десять десяти десятью он оны",
    11: "одиннадцать одиннадцати одиннадцатью",
    12: "двенадцать двенадцати двенадцатью",
    13: "тринадцать тринадцати тринадцатью",
    14: "четырнадцать четырнадцати четырнадцатью",
    15: "пятнадцать пятнадцати пятнадцатью",
    16: "шестнадцать шестнадцати шестнадцатью",
    17: "семнадцать семнадцати семнадцатью",
    18: "восемнадцать восемнадцати восемнадцатью",
    19: "девятнадцать девятнадцати девятнадцатью",
    20: "двадцать двадцати двадцатью жиырма жиырмасы",
    30: "тридцать тридцати тридцатью отыз отызы",
    40: "сорок сорока қырық қырқы",
    50: "пятьдесят пятидесяти пятьюдесятью елу елуі",
    60: "шестьдесят шестидесяти шестьюдесятью алпыс алпысы",
    70: "семьдесят семидесяти семьюдесятью жетпіс жетпісі",
    80: "восемьдесят восьмидесяти восемьюдесятью сексен сексені",
    90: "девяносто девяноста тоқсан тоқсаны",
    100: "сто ста жүз жүзі",
    200: "двести двухсот двумстам двумястами двухстах",
    300: "триста трехсот тремстам тремястами трехстах",
    400: "четыреста четырехсот четыремстам четырьмястами четырехстах",
    500: "пятьсот пятисот пятистам пятьюстами пятистах",
    600: "шестьсот шестисот шестистам шестьюстами шестистах",
    700: "семьсот семисот семистам семьюстами семистах",
    800: "восемьсот восьмисот восьмистам восемьюстами восьмистах",
    900: "девятьсот девятисот девятистам девятьюстами девятистах",
}
VALUES = {word: value for value, words in SPELLED.items() for word in words.split()}
THOUSAND = re.compile(r"тысяч(?:а|и|у|е|ей|ам|ами|ах)?|тыс|мың(?:ы|нан|ға)?")
# In Kazakh these alone are other words: a, him, quarter (of a year); in Russian “one” is a pronoun too.
NEVER_ALONE = {"бір", "бірі", "біреу", "он", "оны", "тоқсан", "тоқсаны"}
SPACES = " \u00a0\u2007\u2009\u202f"
DIGITS = re.compile(rf"\d{{1,3}}(?:[{SPACES}]\d{{3}})+(?!\d)|\d{{1,3}}(?:[.,]\d{{3}})+(?!\d)|\d+(?:,\d{{1,2}}(?!\d))?")
TOKEN = re.compile(rf"(?P<digits>{DIGITS.pattern})|(?P<word>[^\W\d_]+)")


def in_digits(text: str) -> int | Decimal:
    """Read ``12 223``, ``12.223`` or ``37,3``."""
    plain = re.sub(f"[{SPACES}]", "", text)
    if re.fullmatch(r"\d{1,3}([.,]\d{3})+", plain):
        return int(re.sub("[.,]", "", plain))
    return Decimal(plain.replace(",", ".")) if "," in plain else int(plain)


def in_words(words: list[str]) -> int | None:
    """Read ``["двадцать", "один"]``; None if the words are not one number, as in “two five”."""
    total, current, last = 0, 0, 10_000
    for word in words:
        if THOUSAND.fullmatch(word):
            if total:
                return None
            total, current, last = (current or 1) * 1000, 0, 10_000
            continue
        value = VALUES[word]
        if value == 100 and 1 <= current <= 9:  # екі жүз: Kazakh counts hundreds
            current, last = current * 100, 100
            continue
        rank = 1 if value < 10 else 20 if value == 10 else 10 if value < 20 else 20 if value < 100 else 100
        # After tens come units, after hundreds both; ten takes units in Kazakh alone (он бес).
        if rank >= last or (rank == 10 and last <= 20) or (value == 0 and len(words) > 1):
            return None
        current, last = current + value, {1: 1, 10: 1, 20: 10, 100: 100}[rank]
    return total + current


def is_number_word(word: str) -> bool:
    return word in VALUES or bool(THOUSAND.fullmatch(word))


def spans(text: str):
    """Yield ``(start, end, value)`` of every number of a lower-case text, the spelled ones with the rest."""
    run: list[re.Match] = []
    tokens = list(TOKEN.finditer(text))
    index = 0
    while index < len(tokens):
        token = tokens[index]
        if token["digits"]:
            yield from scaled(text, tokens, index)
        elif is_number_word(token["word"]) and not follows_digits(text, tokens, index):
            run = [token]
            while index + 1 < len(tokens) and joins(text, run, tokens[index + 1]):
                index += 1
                run.append(tokens[index])
            yield from spelled(text, run)
        index += 1


def scaled(text, tokens, index):
    """A number in digits; ``6,2 тыс.`` and ``12 тысяч`` are thousands."""
    token = tokens[index]
    value, end = in_digits(token["digits"]), token.end()
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    if after and after["word"] and THOUSAND.fullmatch(after["word"]) and text[end : after.start()].strip() in ("", "-"):
        value, end = int(value * 1000), after.end()
    yield token.start(), end, value


def follows_digits(text, tokens, index) -> bool:
    before = tokens[index - 1] if index else None
    is_scale = bool(THOUSAND.fullmatch(tokens[index]["word"]))
    return bool(is_scale and before and before["digits"] and not text[before.end() : tokens[index].start()].strip())


def joins(text, run, token) -> bool:
    """Whether a token goes on with the spelled number before it."""
    if not token["word"] or not is_number_word(token["word"]) or text[run[-1].end() : token.start()].strip(SPACES):
        return False
    return in_words([one["word"] for one in [*run, token]]) is not None


def spelled(text, run):
    words = [token["word"] for token in run]
    value = in_words(words)
    if value is not None and not (len(words) == 1 and (words[0] in NEVER_ALONE or THOUSAND.fullmatch(words[0]))):
        yield run[0].start(), run[-1].end(), value
