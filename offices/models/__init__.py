"""Regions, platforms with their dated entries and working hours, and the locks of quarters."""

from offices.models.host import Host
from offices.models.hours import Weekday, WorkingHours
from offices.models.lock import QuarterLock
from offices.models.platform import Platform, PlatformPeriod
from offices.models.region import Region

__all__ = ["Host", "Platform", "PlatformPeriod", "QuarterLock", "Region", "Weekday", "WorkingHours"]
