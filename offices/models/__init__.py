"""Regions, platforms with their dated entries, and the locks of quarters."""

from offices.models.lock import QuarterLock
from offices.models.platform import Platform, PlatformPeriod
from offices.models.region import Region

__all__ = ["Platform", "PlatformPeriod", "QuarterLock", "Region"]
