"""What a region hands in, what is said of it, and what is published."""

from reports.models.closing import Answer, Remark, Step
from reports.models.letter import Letter
from reports.models.published import CountedRecords, PublishedFile, PublishedSummary
from reports.models.submission import Submission

__all__ = [
    "Answer",
    "CountedRecords",
    "Letter",
    "PublishedFile",
    "PublishedSummary",
    "Remark",
    "Step",
    "Submission",
]
