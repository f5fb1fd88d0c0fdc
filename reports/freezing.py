"""What a published version is made of: figures, texts and definitions, the records behind them, four files."""

import hashlib
import io
import json
from dataclasses import asdict
from decimal import Decimal

from django.utils import timezone
from django.utils.translation import override

from mediation import clock
from mediation.canonical import canonical
from mediation.quarter import Quarter
from offices.models import QuarterLock
from reports.figures.counted import counted, packed
from reports.models import CountedRecords, PublishedFile, PublishedSummary
from reports.narrative import narrate
from reports.renderers import document, workbook
from reports.renderers.as_json import frozen
from reports.renderers.definitions import definition
from reports.summary import beside, summarise

LANGUAGES = tuple(PublishedFile.Language.values)
RENDERERS = {PublishedFile.Format.EXCEL: workbook, PublishedFile.Format.WORD: document}


def freeze(quarter: Quarter, *, revision: int, by, reason: str) -> PublishedSummary:
    """Write a version of a quarter with everything that belongs to it, all from the same moment's records.

    The caller holds the quarter's locks, so that no record moves meanwhile.
    """
    with override("ru"):  # the messages of the checks stand in the figures; one language, whoever publishes
        figures = frozen(summarise(quarter, is_live=True))
    made = PublishedSummary(
        starts_on=quarter.start,
        revision=revision,
        figures=canonical(figures),
        texts=canonical({language: text(quarter, language) for language in LANGUAGES}),
        definitions=canonical({language: definitions(quarter, language) for language in LANGUAGES}),
        published_at=clock.now(),
        kept_at=timezone.now(),
        published_by=by,
        reason=reason,
    )
    made.sha256 = made.seal()
    made.save()
    keep_records(made)
    keep_files(made)
    return made


def text(quarter: Quarter, language: str) -> dict:
    with override(language):
        return asdict(narrate(summarise(quarter, is_live=True)))


def definitions(quarter: Quarter, language: str) -> dict:
    """Return figure code -> its label and how it is counted."""
    with override(language):
        figures = summarise(quarter, is_live=True).rollup.shown
        return {code: {"label": figure.label, "counted": definition(figure)} for code, figure in figures.items()}


def keep_records(made: PublishedSummary) -> None:
    found = counted(made.quarter)
    rows = [CountedRecords(summary=made, region_id=region, records=packed(rows)) for region, rows in found.items()]
    CountedRecords.objects.bulk_create(rows)


def keep_files(made: PublishedSummary) -> None:
    for language in LANGUAGES:
        with override(language):
            summaries = [summarise(one) for one in (made.quarter, *beside(made.quarter))]
            for form, renderer in RENDERERS.items():
                content = drawn(renderer, *summaries)
                PublishedFile.objects.create(
                    summary=made,
                    format=form,
                    language=language,
                    content=content,
                    sha256=hashlib.sha256(content).hexdigest(),
                )


def drawn(renderer, *summaries) -> bytes:
    file = io.BytesIO()
    renderer.build(*summaries).save(file)
    return file.getvalue()


def stored_file(version: PublishedSummary, form: str, language: str) -> PublishedFile:
    """Return a file of a version; other languages than Russian and Kazakh get the Russian one."""
    return version.files.get(format=form, language="kk" if language == "kk" else "ru")


def frozen_figures(version: PublishedSummary) -> dict:
    """Return figure code -> {"total", "regions"}."""
    return json.loads(version.figures, parse_float=Decimal)["figures"]


def lock_regions(quarter: Quarter) -> list[QuarterLock]:
    """Hold and return the quarter's locks until the transaction ends. Whoever reopens a region waits."""
    locks = QuarterLock.objects.of(quarter).order_by("region_id").select_for_update(of=["self"])
    return list(locks.select_related("region"))
