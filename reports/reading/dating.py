"""Which quarter a text reports of."""

import re

from mediation.quarter import Quarter
from reports.reading.masks import MONTHS, plain

NUMBERS = {
    "1": 1, "2": 2, "3": 3, "4": 4, "i": 1, "ii": 2, "iii": 3, "iv": 4, "перв": 1, "втор": 2, "трет": 3, "четверт": 4,
}  # fmt: skip
WHICH = r"(?<!\w)(?P<number>[1-4]|iv|i{1,3}|(?:перв|втор|трет|четверт)(?=\w))(?:-?\s?[а-яәіңғүұқөһ]{0,4})?"
YEAR = r"(?P<year>(?:19|20)\d\d)"
FORMS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{WHICH}\s*(?:квартал\w*|кв\.?)\s+{YEAR}",
        rf"{YEAR}\s*(?:года?|г\.)?,?\s*(?:за )?{WHICH}\s*квартал",
        rf"{YEAR}\s*(?:жылғы|жылдың|ж\.)?\s*{WHICH}[\s-]*тоқсан",
    )
)
MONTH = "|".join(f"(?P<m{number}>{names})" for number, names in MONTHS.items())
START = re.compile(rf"(?<!\d)0?1\s+(?:{MONTH})\w*\s+{YEAR}")


def quarter_of(text: str) -> Quarter | None:
    """Return the quarter that a text names first; else the one before “as of 1 October 2023”."""
    text = re.sub(r"\s", " ", plain(text).replace("-го", "").replace("-й", ""))
    hits = sorted((match.start(), match) for form in FORMS if (match := form.search(text)))
    if hits:
        match = hits[0][1]
        return Quarter(int(match["year"]), NUMBERS[match["number"]])
    for match in START.finditer(text):
        month = next(number for number in MONTHS if match[f"m{number}"])
        if month % 3 == 1:
            return Quarter(int(match["year"]), (month - 1) // 3 + 1).previous()
    return None
