"""Looking at texts that people write for the report, and telling them what may not belong there."""

from mediation.texts.checking import check
from mediation.texts.findings import Finding, Kind

__all__ = ["Finding", "Kind", "check"]
