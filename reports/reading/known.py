"""What the reader must know of the portal: which figures there are, how they are made up, what regions are called."""

import re
from dataclasses import dataclass
from functools import cached_property

from reports.reading.masks import plain
from reports.reading.own import OwnText
from reports.reading.sections import region_patterns

FULL_WORD = re.compile(r"[^\W\d_]{3,}")


@dataclass
class Known:
    """labels: code -> its labels, Russian and Kazakh; parts: whole -> partings (each exclusive and exhaustive);
    regions: code -> names, Russian and Kazakh; own: the portal's own sentences, by language.
    """

    labels: dict[str, tuple[str, ...]]
    partings: dict[str, list[tuple[str, ...]]]
    regions: dict[str, tuple[str, ...]]
    own: tuple[OwnText, ...] = ()

    @cached_property
    def whole_of(self) -> dict[str, str]:
        return {part: whole for whole, partings in self.partings.items() for parts in partings for part in parts}

    @cached_property
    def region_patterns(self) -> dict[str, re.Pattern]:
        return region_patterns({code: tuple(plain(name) for name in names) for code, names in self.regions.items()})

    @cached_property
    def label_patterns(self) -> list[tuple[str, re.Pattern]]:
        """Parts told by their labels alone: items of dictionaries and choices."""
        return [
            (code, re.compile("|".join(pattern for label in labels if (pattern := stemmed(label)))))
            for code, labels in self.labels.items()
            if self.whole_of.get(code) in LISTED and any(stemmed(label) for label in labels)
        ]


# Wholes whose parts reports list by name: “meetings — 34, round tables — 12”.
LISTED = {"events.total", "publications.total", "platforms.dialogue", "appeals.received"}


def stemmed(label: str) -> str:
    """A pattern of a label's words in other cases: «круглые столы» also as «круглых столов»."""
    words = FULL_WORD.findall(plain(label))
    return r"(?<!\w)" + r"\W{1,3}".join(rf"{re.escape(stem(word))}\w*" for word in words) if words else ""


def stem(word: str) -> str:
    return word[: max(3, len(word) - 2)] if len(word) > 4 else word[: max(3, len(word) - 1)]
