"""Quarters before the portal: keeping, correcting and taking out what their reports told."""

from dataclasses import dataclass
from decimal import Decimal

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from appeals.models import Appeal
from events.models import Event, Publication
from mediation import clock
from mediation.quarter import Quarter
from mediation.scope import acting_as
from reports.models import HistoricFigure, PublishedSummary, Submission


class HeldByPortal(Exception):
    """The quarter's figures are the portal's own; the text says why."""


@dataclass(frozen=True)
class Source:
    """Where figures were read: the name of a file or of a pasted text, and its SHA-256."""

    name: str
    sha256: str


@dataclass(frozen=True)
class Told:
    """A figure that somebody confirmed."""

    code: str
    region: str
    value: Decimal
    is_more: bool
    how: str
    sentence: str


def refuse_held(quarter: Quarter) -> None:
    """Raise ``HeldByPortal`` unless the quarter lies before all that the portal keeps of it itself."""
    words = {"quarter": quarter.short_label}
    if quarter >= Quarter.of(clock.today()):
        raise HeldByPortal(_("%(quarter)s is not over yet.") % words)
    if PublishedSummary.objects.filter(starts_on=quarter.start).exists():
        raise HeldByPortal(_("The portal has published %(quarter)s itself.") % words)
    if Submission.objects.of(quarter).exists():
        raise HeldByPortal(_("Regions hand %(quarter)s in through the portal.") % words)
    days = {"gte": quarter.start, "lt": quarter.end}
    for model, field in ((Appeal, "received_on"), (Event, "starts_on"), (Publication, "published_on")):
        if model.objects.filter(**{f"{field}__{sign}": day for sign, day in days.items()}).exists():
            raise HeldByPortal(_("The portal holds records of %(quarter)s.") % words)


@transaction.atomic
def keep(quarter: Quarter, figures: list[Told], *, source: Source, by: User) -> int:
    """Keep confirmed figures of a quarter; one that is kept already is corrected. Return how many changed.

    Raises ``HeldByPortal``.
    """
    refuse_held(quarter)
    before = {(row.code, row.region_id or ""): row for row in HistoricFigure.objects.of(quarter).select_for_update()}
    made, changed = [], 0
    for one in figures:
        row = before.get((one.code, one.region)) or HistoricFigure(
            starts_on=quarter.start, code=one.code, region_id=one.region or None
        )
        if row.pk and (row.value, row.is_more) == (one.value, one.is_more):
            continue
        row.value, row.is_more, row.how, row.sentence = one.value, one.is_more, one.how, one.sentence
        row.source, row.sha256, row.confirmed_at, row.confirmed_by = source.name, source.sha256, timezone.now(), by
        if row.pk:
            row.save()
            changed += 1
        else:
            made.append(row)
    HistoricFigure.objects.bulk_create(made)
    return changed + len(made)


@transaction.atomic
def correct(figure: HistoricFigure, *, value: Decimal, because: str, by: User) -> None:
    """Set a kept figure right; the journal keeps what it was and why."""
    acting_as(by.pk, reason=because)
    figure.value, figure.how, figure.confirmed_at, figure.confirmed_by = (
        value,
        HistoricFigure.How.CHANGED,
        timezone.now(),
        by,
    )
    figure.save(update_fields=["value", "how", "confirmed_at", "confirmed_by"])


@transaction.atomic
def take_out(figure: HistoricFigure, *, because: str, by: User) -> None:
    """Keep a figure no longer; the journal has it still."""
    acting_as(by.pk, reason=because)
    figure.delete()
