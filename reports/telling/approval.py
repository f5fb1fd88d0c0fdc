"""What a second person has read: an edited section somebody else than who edited it, a draft somebody else than who
publishes it.
"""

import hashlib

from django.utils.translation import override

from accounts.models import User
from mediation import clock
from mediation.quarter import Quarter
from reports.models import DraftReading, NationalText
from reports.narrative import codes, facts, read_edited, wording
from reports.summary import summarise
from reports.telling.names import LANGUAGES, SECTIONS, section_labels
from reports.wording.grammar import WordingError
from reports.wording.source import draft


def seal(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def read_draft(quarter: Quarter, section: str, language: str, text: str, *, by: User) -> DraftReading:
    """Keep that somebody read a draft as it stands and approves it; a second click changes nothing."""
    return DraftReading.objects.get_or_create(
        starts_on=quarter.start,
        section=section,
        language=language,
        sha256=seal(text),
        read_by=by,
        defaults={"draft": text, "read_at": clock.now()},
    )[0]


def read_all_drafts(quarter: Quarter, *, by: User) -> None:
    """Keep that somebody read all that the report says of itself, as it stands."""
    summary = summarise(quarter, is_live=True)
    for language in LANGUAGES:
        for section, text in drafts(summary, language).items():
            read_draft(quarter, section, language, text, by=by)


def unread(quarter: Quarter, *, by: User) -> dict[str, list[str]]:
    """Return language -> the sections that nobody but their author, or for drafts ``by``, has read and approved.

    A section of which nothing is printed is not waited for.
    """
    summary, labels, figures = summarise(quarter, is_live=True), section_labels(), codes()
    edited = {(row.language, row.section): row for row in NationalText.objects.of(quarter).edited()}
    readings = DraftReading.objects.of(quarter).exclude(read_by=by)
    read = set(readings.values_list("language", "section", "sha256"))
    found: dict[str, list[str]] = {}
    for language in LANGUAGES:
        for name, text in drafts(summary, language).items():
            if row := edited.get((language, name)):
                stands = row.is_approved and is_readable(row, figures)
            else:
                stands = not text or (language, name, seal(text)) in read
            if not stands:
                found.setdefault(language, []).append(labels[name])
    return found


def drafts(summary, language: str) -> dict[str, str]:
    """Return section -> its draft, figures as placeholders."""
    with override(language):
        whole, known = wording(language), facts(summary, language)
        return {name: draft(whole, name, known) for name in SECTIONS}


def is_readable(row: NationalText, figures) -> bool:
    try:
        read_edited(row.text, wording(row.language), figures)
    except WordingError:
        return False
    return True
