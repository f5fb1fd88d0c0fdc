"""What a region hands in, and what is published."""

from reports.models.published import PublishedSummary
from reports.models.submission import Submission

__all__ = ["PublishedSummary", "Submission"]
