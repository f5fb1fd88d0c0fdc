"""What a region hands in, what is published, and what old reports told."""

from reports.models.historic import HistoricFigure
from reports.models.published import PublishedSummary
from reports.models.submission import Submission

__all__ = ["HistoricFigure", "PublishedSummary", "Submission"]
