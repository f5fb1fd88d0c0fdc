"""What a region hands in, what is said of it and written, what is published, and what old reports told."""

from reports.models.closing import Answer, Remark, Step
from reports.models.historic import HistoricFigure
from reports.models.letter import Letter
from reports.models.published import CountedRecords, PublishedFile, PublishedSummary
from reports.models.reopening import Reopening, Snapshot
from reports.models.scan import SubmissionScan
from reports.models.submission import Submission
from reports.models.text import DraftReading, NationalText, RegionText

__all__ = [
    "Answer",
    "CountedRecords",
    "DraftReading",
    "HistoricFigure",
    "Letter",
    "NationalText",
    "PublishedFile",
    "PublishedSummary",
    "RegionText",
    "Remark",
    "Reopening",
    "Snapshot",
    "Step",
    "Submission",
    "SubmissionScan",
]
