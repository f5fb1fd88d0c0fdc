"""What a region hands in, and what is published."""

from reports.models.published import CountedRecords, PublishedFile, PublishedSummary
from reports.models.submission import Submission

__all__ = ["CountedRecords", "PublishedFile", "PublishedSummary", "Submission"]
