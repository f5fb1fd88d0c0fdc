"""Figures of published quarters, with small numbers of people hidden.

Platforms stand one by one in the directory, so their numbers hide nothing.
"""

import json
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from mediation.numbers import shown
from mediation.quarter import Quarter
from offices.models import Region
from reports.figures.small import ALL, hidden
from reports.models import PublishedSummary


@dataclass(frozen=True)
class Told:
    """A figure of the directory. ``whole``: the figure that it is a part of, if that is shown as well."""

    code: str
    label: str
    whole: str = ""
    hides: bool = True


FIGURES = (
    Told("platforms.offices", _("mediation offices"), hides=False),
    Told("platforms.dialogue", _("dialogue platforms"), hides=False),
    Told("mediators.total", _("Mediators in the register")),
    Told("mediators.professional", _("Professional mediators"), whole="mediators.total"),
    Told("appeals.received", _("Appeals received")),
    Told("appeals.resolved", _("Resolved")),
    Told("appeals.resolved.agreement", _("Settled by agreement"), whole="appeals.resolved"),
    Told("events.total", _("Events")),
    Told("events.attendance", _("People reached")),
    Told("publications.total", _("Publications")),
)


@dataclass(frozen=True)
class Cell:
    label: str
    text: str
    is_hidden: bool


@dataclass(frozen=True)
class Statistics:
    """A published quarter: cells of the republic, and of each region by its code, in the order of ``FIGURES``."""

    version: PublishedSummary
    cells: dict[str, list[Cell]]

    @property
    def quarter(self) -> Quarter:
        return self.version.quarter

    @property
    def total(self) -> list[Cell]:
        return self.cells[ALL]

    @property
    def has_hidden(self) -> bool:
        return any(cell.is_hidden for cells in self.cells.values() for cell in cells)

    @property
    def rows(self) -> list[dict]:
        return [{"region": region, "cells": self.cells[region.pk]} for region in Region.objects.all()]


def statistics(quarter: Quarter) -> Statistics:
    """Read the last version of a published quarter."""
    version = PublishedSummary.objects.for_the_public().current(quarter)
    stored = json.loads(version.figures)["figures"]
    columns = []
    for told in FIGURES:
        values = numbers(stored, told.code)
        kept = hidden(values, numbers(stored, told.whole)) if told.hides else set()
        label = str(told.label)
        columns.append(
            {
                place: Cell(label, "" if place in kept else shown(value), place in kept)
                for place, value in values.items()
            }
        )
    return Statistics(version, {place: [column[place] for column in columns] for place in columns[0]})


def numbers(stored: dict, code: str) -> dict:
    """Return place -> number of a figure; the republic's stands under ``ALL``."""
    figure = stored.get(code)
    return {ALL: figure["total"], **figure["regions"]} if figure else {}
