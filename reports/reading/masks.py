"""Numbers that count nothing: dates, times, years, ordinals, paragraphs of laws. They are painted over."""

import re

MONTHS = {
    1: "январ[ьяе]|қаңтар", 2: "феврал[ьяе]|ақпан", 3: "март[ае]?|наурыз", 4: "апрел[ьяе]|сәуір", 5: "ма[йяе]|мамыр",
    6: "июн[ьяе]|маусым", 7: "июл[ьяе]|шілде", 8: "август[ае]?|тамыз", 9: "сентябр[ьяе]|қыркүйек",
    10: "октябр[ьяе]|қазан(?!ш)", 11: "ноябр[ьяе]|қараша", 12: "декабр[ьяе]|желтоқсан",
}  # fmt: skip
ANY_MONTH = "|".join(MONTHS.values())
YEAR = r"(?:19|20)\d\d"
# Each paints what it finds; the first group, where there is one, is left as it is.
COUNTS_NOTHING = tuple(
    re.compile(pattern, re.MULTILINE)
    for pattern in (
        r"\b\d{1,2}\.\d{1,2}\.\d{2,4}\b",
        r"(?<![\d,])\b\d{1,2}[.:]\d{2}\b(?!\d)",
        rf"\b\d{{1,2}}(?:\s*(?:,|и|-|–|—)\s*\d{{1,2}})*[\s\u00a0]+(?:{ANY_MONTH})\w*",
        rf"\b{YEAR}\s*(?:[-–—/]\s*(?:{YEAR}|\d\d)\s*)?(?:г\b|гг\b|год|жыл|ж\b)",
        r"\b(?:[1-4]|iv|i{1,3})(?:\s*-?\s*(?:й|го|ый|ом|м|ші|шы))?[\s\u00a0-]*(?:квартал|кв\b|тоқсан)",
        rf"(?:квартал|тоқсан)\w*\s+{YEAR}\b",
        r"\b\d+-(?:й|го|му|я|е|ая|ое|ый|ой|ых|ші|шы|інші|ыншы|нші|ншы)\b",
        r"(?:№|\bст\.|\bстать\w+|\bпункт\w*|\bп\.|\bтел\.?:?|\+)\s*[\d/() -]*\d",
        r"^[ \t]*\d{1,2}(?:\.\d{1,2})*[.)](?=\s)",
        r"\b(?:перв|втор|трет|четверт|пят)(?:ый|ого|ом|ая|ую|ой|ий|ьего|ьем|ье)\b",
        r"\bни\s+одн(?:ого|ой|о)\b",
        r"\bс\s+\d{1,2}\s+до\s+\d{1,2}\s+час\w*",
    )
)
PAINT = "\x01"


def plain(text: str) -> str:
    """Lower case, one letter for one letter, so that places stay where they are."""
    lowered = "".join(one.lower() if len(one.lower()) == 1 else one for one in text)
    return lowered.replace("ё", "е").replace("\u2011", "-").replace("\u2212", "-")


def painted(text: str) -> str:
    """A plain text with all that counts nothing painted over, of the same length."""
    for pattern in COUNTS_NOTHING:
        text = pattern.sub(lambda match: re.sub(r"\d|\b(?:i{1,3}|iv|одн(?:ого|ой|о))\b", PAINT, match[0]), text)
    return text
