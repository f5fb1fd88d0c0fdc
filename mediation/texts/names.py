"""Names of persons, by how they are written: with initials, a patronymic, a surname's ending; or exactly known ones.

A guess, which is told and never enforced: streets and institutions named after somebody, names in short quotation
marks and the President are left alone.
"""

import re
from collections.abc import Iterable

from django.utils.translation import gettext as _

from mediation.texts.findings import CAPITAL, LETTER, SMALL, Finding, Kind

WORD = rf"[{CAPITAL}][{SMALL}]+(?:-[{CAPITAL}][{SMALL}]+)?"
INITIAL = rf"[{CAPITAL}]\."
EDGE, END = rf"(?<![{LETTER}\-])", rf"(?![{LETTER}])"
SPACE = r"[ \u00a0]"
SURNAME_END = (
    r"(?:[оеё]в|[иы]н|[оеё]ва|[иы]на|[оеё]в(?:у|ым|е|ой)|[иы]н(?:у|ым|е|ой)|енко|ович|евич|баев\w*|беков\w*"
    r"|(?:[оеё]ва?|[иы]на?)(?:н[ыі]ң|ның|нің|ға|ге|ке|қа|мен|пен|дан|ден|тан|тен|ны|ні|тың|тің|ты|ті|дың|дің))"
)
PATRONYMIC = (
    rf"(?:[{SMALL}]+(?:ович|евич|ич)(?:а|у|ем|е)?|[{SMALL}]+(?:овн|евн|ичн)(?:а|ы|е|у|ой)"
    r"|[\w-]+?(?:ұлы|улы|қызы|кызы|тегі)(?:[а-яёәғқңөұүһі]{1,4})?)"
)
PATTERNS = tuple(
    re.compile(EDGE + pattern)
    for pattern in (
        rf"{INITIAL}{SPACE}?(?:{INITIAL}{SPACE}?)?{WORD}{END}",  # В.Досыбиева, Г.О. Сейтжанова
        rf"{WORD}{SPACE}{INITIAL}(?:{SPACE}?{INITIAL})?(?!{SPACE}?[{CAPITAL}])",  # Иванов И. И.
        rf"(?:{WORD}{SPACE}){{0,2}}[{CAPITAL}]{PATRONYMIC}{END}(?:{SPACE}{WORD}{END})?",  # Асқар Ержанұлы
        rf"{WORD}{SPACE}[{CAPITAL}][{SMALL}]+?{SURNAME_END}{END}",  # Айгуль Серикова
        rf"[{CAPITAL}][{SMALL}]+?{SURNAME_END}{END}{SPACE}{WORD}{END}",  # Серикова Айгуль
    )
)
# What comes before or after a name that is no person here, but a place or an institution.
BEFORE = re.compile(
    r"(?:имени|им\.|ул\.|улиц[аеиыу]|пр\.|просп\.|проспект[аеуом]*|пер\.|мкр\.?|микрорайон[ае]?|сел[оеау]|пос\.|аул[еа]?"
    r"|город[еау]?|г\.|район[еа]?|Президент\w*|Глав[аыеу] государства)\s*$",
    re.IGNORECASE,
)
AFTER = re.compile(r"^\s*(?:атындағы|көшесі|даңғылы|ауыл|аудан|қала|облыс|район|област|улиц|проспект)", re.IGNORECASE)
PUBLIC = re.compile(r"Токаев|Тоқаев|Касым-Жомарт|Қасым-Жомарт")
# Words that begin many names of bodies, never of people.
BODIES = re.compile(
    r"^(?:Дом|Ассамблея|Ассамблеи|Совет|Центр|Кабинет|Республик|Казахстан|Қазақстан|Министерств|Управлени|Верховн|Областн"
    r"|Школ|Колледж|Университет|Северо|Южно|Восточно|Западно|День|Дня|Дню|Неделя|Медиаци|Алматы|Астан|Тараз|Достық)"
)
QUOTED = re.compile(r"«[^«»]{1,60}»|“[^“”]{1,60}”|\"[^\"]{1,60}\"")


def names(text: str, known: Iterable[str] = ()) -> list[Finding]:
    """known: full names, surname first or last, that are told whatever stands around them."""
    quoted = [match.span() for match in QUOTED.finditer(text)]
    message = _("It looks like a person's name. The report names no citizens.")
    spans = [trimmed(text, match) for pattern in PATTERNS for match in pattern.finditer(text)]
    guessed = [
        Finding(*span, Kind.NAME, message)
        for span in dict.fromkeys(spans)
        if is_person(text, *span) and not any(start <= span[0] and span[1] <= end for start, end in quoted)
    ]
    return [*known_names(text, known), *guessed]


def trimmed(text: str, match: re.Match) -> tuple[int, int]:
    """Leave out the word that begins a sentence before a whole name, as in “Пришла Анна Петровна”."""
    start, end = match.span()
    first, *rest = match[0].split()
    begins = re.search(r"(?:^|[.!?…]\s+)$", text[:start])
    if len(rest) > 1 and begins and not re.search(rf"{SURNAME_END}$", first):
        return start + len(first) + 1, end
    return start, end


def is_person(text: str, start: int, end: int) -> bool:
    found = text[start:end]
    if PUBLIC.search(found) or BODIES.search(found):
        return False
    return not BEFORE.search(text[max(0, start - 40) : start]) and not AFTER.search(text[end : end + 20])


def known_names(text: str, known: Iterable[str]) -> list[Finding]:
    """Find people of a register: two of their words side by side, in either order and with any ending."""
    low = text.casefold()
    if len(low) != len(text):  # a letter whose small form is longer: the places would not fit
        return []
    found = []
    for name in known:
        words = name.casefold().split()[:2]
        if len(words) < 2 or not all(stem(word) in low for word in words):
            continue
        one, other = (rf"{re.escape(stem(word))}\w{{0,4}}" for word in words)
        pattern = rf"(?<!\w)(?:{one}\s+{other}|{other}\s+{one})(?!\w)"
        message = _("%(name)s is in the register of mediators. Name the role instead.") % {"name": name}
        found += [Finding(*match.span(), Kind.NAME, message) for match in re.finditer(pattern, low)]
    return found


def stem(word: str) -> str:
    """Return a word without the vowel that Russian cases change."""
    return word[:-1] if len(word) > 3 and word[-1] in "аяуюыиеёоый" else word
