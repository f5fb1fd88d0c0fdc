"""A look at an event's texts: how long they are, what may not belong in them, how the report prints them."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from events.models import Event
from mediation.numbers import shown
from mediation.quarter import Quarter
from mediation.texts import Finding, check
from mediation.texts.findings import Segment, segments
from mediators.models import Mediator

SHORTEST, LONGEST = 200, 600  # letters of a paragraph that the report tells well
LANGUAGES = (("ru", "highlight_ru"), ("kk", "highlight_kk"))


@dataclass(frozen=True)
class Look:
    """One language. ``advice``: what to say about the length, "" for a good one."""

    language: str
    label: str
    field: str
    findings: list[Finding]
    segments: list[Segment]
    length: int
    advice: str
    stands_in: bool  # the other language's text is printed instead

    @property
    def is_empty(self) -> bool:
        return not self.length


def looks(event: Event, quarter: Quarter | None, known: list[str], texts: dict[str, str] | None = None) -> list[Look]:
    """Return a look a language; texts: field -> what is being typed, instead of what is saved."""
    texts = texts or {}
    told = {language: tidy(texts.get(field, getattr(event, field))) for language, field in LANGUAGES}
    return [look(event, language, told, quarter, known) for language in told]


def tidy(text: str) -> str:
    return text.replace("\r\n", "\n").strip()


def look(event: Event, language: str, told: dict[str, str], quarter: Quarter | None, known: list[str]) -> Look:
    """told: language -> text."""
    text, other = told[language], told["kk" if language == "ru" else "ru"]
    found = check(
        text,
        language=language,
        quarter=quarter,
        own_days=event.days,
        known_names=known,
        people=event.attendance,
        certificates=event.certificates,
        counterpart=other,
    )
    label = {"ru": _("Russian"), "kk": _("Kazakh")}[language]
    return Look(
        language,
        label,
        f"highlight_{language}",
        found,
        segments(text, found),
        len(text),
        advice(len(text)),
        bool(other) and not text,
    )


def advice(length: int, shortest: int = SHORTEST, longest: int = LONGEST) -> str:
    if not length:
        return ""
    if length < shortest:
        more = shortest - length
        words = ngettext(
            "Short: tell what changed for people, %(more)s more character.",
            "Short: tell what changed for people, %(more)s more characters.",
            more,
        )
        return words % {"more": shown(more)}
    if length > longest:
        less = length - longest
        words = ngettext(
            "Long: the report reads better with %(less)s character less.",
            "Long: the report reads better with %(less)s characters less.",
            less,
        )
        return words % {"less": shown(less)}
    return ""


def known_names(user) -> list[str]:
    """The mediators that the user may see, to be found exactly."""
    return list(Mediator.objects.visible_to(user).order_by().values_list("full_name", flat=True))
