"""Writing and approving the texts of the report."""

from django.db import IntegrityError, transaction

from mediation import clock
from mediation.quarter import Quarter
from reports.models import NationalText, RegionText
from reports.telling import approval


class Changed(Exception):
    """Somebody changed the text after it was shown. ``row`` is how it is now."""

    def __init__(self, row):
        super().__init__()
        self.row = row


def write_region(region: str, quarter: Quarter, *, version: int, by, text_ru: str, text_kk: str) -> RegionText:
    """Keep a region's text. Raises ``Changed``; ``IntegrityError`` once the quarter is handed in."""
    where = {"region_id": region, "starts_on": quarter.start}
    return write(RegionText, where, version=version, by=by, text_ru=text_ru, text_kk=text_kk)


def write_section(quarter: Quarter, section: str, language: str, *, version: int, by, text: str) -> NationalText:
    """Keep a section as the centre wants it; an empty text gives the draft back. An approval is gone with the change.

    Raises ``Changed``.
    """
    where = {"starts_on": quarter.start, "section": section, "language": language}
    unread = {"approved_version": None, "approved_at": None, "approved_by": None}
    return write(NationalText, where, unread, version=version, by=by, text=text)


@transaction.atomic
def write(model, where: dict, besides: dict | None = None, *, version: int, by, **texts):
    """version: of the row as it was shown, 0 where there was none. The same text sent twice is written once."""
    row = model.objects.select_for_update(of=("self",)).filter(**where).first()
    if row and all(getattr(row, name) == text for name, text in texts.items()):
        return row
    if (row.version if row else 0) != version:
        raise Changed(row)
    values = {**texts, **(besides or {}), "version": version + 1, "edited_at": clock.now(), "edited_by": by}
    if row is None:
        return first(model, where, values)
    for name, value in values.items():
        setattr(row, name, value)
    row.save(update_fields=[*values])
    return row


def first(model, where: dict, values: dict):
    """Two may write the first text at once: the later one is told."""
    try:
        with transaction.atomic():
            return model.objects.create(**where, **values)
    except IntegrityError:
        if row := model.objects.filter(**where).first():
            raise Changed(row) from None
        raise


@transaction.atomic
def approve_section(section, *, seen: str, by) -> None:
    """Approve a section of the desk as it was read: an edited text by its version, a draft by its seal.

    Raises ``Changed``; ``IntegrityError`` for one's own text.
    """
    desk = section.desk
    if seen != section.seen or not section.text:
        raise Changed(section.row)
    if section.is_edited:
        approve(desk.quarter, section.name, desk.language, version=section.version, by=by)
    else:
        approval.read_draft(desk.quarter, section.name, desk.language, section.draft, by=by)


@transaction.atomic
def approve(quarter: Quarter, section: str, language: str, *, version: int, by) -> NationalText:
    """Say of a section, as it was read, that it stands. Raises ``Changed``; ``IntegrityError`` for one's own text."""
    where = {"starts_on": quarter.start, "section": section, "language": language}
    row = NationalText.objects.select_for_update(of=("self",)).filter(**where).first()
    if row is None or row.version != version or not row.text:
        raise Changed(row)
    if not row.is_approved:
        row.approved_version, row.approved_at, row.approved_by = version, clock.now(), by
        row.save(update_fields=["approved_version", "approved_at", "approved_by"])
    return row
