"""A look at a region's text: its length, what may not belong in it, how the report prints it."""

from django.utils.translation import gettext as _

from events.highlights.look import Look, advice, tidy
from mediation.quarter import Quarter
from mediation.texts import check
from mediation.texts.findings import segments

SHORTEST, LONGEST = 300, 1500  # letters of a quarter told well
FIELDS = {"ru": "text_ru", "kk": "text_kk"}


def looks(texts: dict[str, str], quarter: Quarter, known: list[str]) -> list[Look]:
    """texts: field -> text. Return a look a language."""
    told = {language: tidy(texts.get(field, "")) for language, field in FIELDS.items()}
    return [look(language, told, quarter, known) for language in FIELDS]


def look(language: str, told: dict[str, str], quarter: Quarter, known: list[str]) -> Look:
    text, other = told[language], told["kk" if language == "ru" else "ru"]
    found = check(text, language=language, quarter=quarter, known_names=known, counterpart=other)
    return Look(
        language=language,
        label={"ru": _("Russian"), "kk": _("Kazakh")}[language],
        field=FIELDS[language],
        findings=found,
        segments=segments(text, found),
        length=len(text),
        advice=advice(len(text), SHORTEST, LONGEST),
        stands_in=bool(other) and not text,
    )
