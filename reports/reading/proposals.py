"""What the reader hands back."""

from dataclasses import dataclass, field
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from mediation.quarter import Quarter

# Why a proposal should be looked at.
DOUBTS = {
    "weak": gettext_noop("little in the sentence speaks for it"),
    "two": gettext_noop("another figure is as likely"),
    "section": gettext_noop("the sentence does not say whether it is of a campaign"),
    "region": gettext_noop("told of one region, perhaps of a single event"),
    "rough": gettext_noop("the number is said roughly"),
    "again": gettext_noop("the text gives this figure another value too"),
    "derived": gettext_noop("not printed, follows from other figures"),
}


@dataclass
class Proposal:
    """A number found. ``code`` is "" where it was not understood.

    ``sentence[start:end]`` is the number as printed (empty for what was derived); ``others``: codes as likely;
    ``doubts``: keys of ``DOUBTS``, none for a sure one.
    """

    code: str
    value: int | Decimal
    sentence: str
    start: int = 0
    end: int = 0
    region: str = ""
    is_more: bool = False
    doubts: list[str] = field(default_factory=list)
    others: list[str] = field(default_factory=list)

    @property
    def is_sure(self) -> bool:
        return bool(self.code) and not self.doubts

    @property
    def is_derived(self) -> bool:
        return "derived" in self.doubts

    @property
    def reasons(self) -> list[str]:
        return [_(DOUBTS[doubt]) for doubt in self.doubts]

    def doubt(self, *keys: str) -> None:
        self.doubts += [key for key in keys if key not in self.doubts]


@dataclass
class Reading:
    """A text that was read. ``proposals`` in the order of the text, derived ones after those they follow from."""

    quarter: Quarter | None
    proposals: list[Proposal]

    @property
    def understood(self) -> list[Proposal]:
        return [one for one in self.proposals if one.code]

    @property
    def unknown(self) -> list[Proposal]:
        return [one for one in self.proposals if not one.code]
