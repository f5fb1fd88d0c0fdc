"""The control totals of printed figures: the same sums as of counted ones, as far as the text gives their parts."""

from collections.abc import Iterator

from reports.figures.checks import IDENTITIES, Check, flows_balance, no_more_than, parts_add_up
from reports.figures.declaration import Section

FLOWS = ("pending_start", "received", "resolved", "pending_end")


class Printed:
    """Printed figures where the checks expect counted ones."""

    def __init__(self, values: dict[str, object]):
        self.values = values

    def value(self, code: str, _place=None):
        return self.values[code]


def failing(values: dict[str, object], sections: tuple[Section, ...]) -> list[Check]:
    """Return the control totals that the figures fail. values: code -> number, of one place."""
    printed = Printed(values)
    found = [check for section in sections for figure, _depth in section.walk() for check in checks(figure, printed)]
    for stem in IDENTITIES:
        if all(f"{stem}.{name}" in values for name in FLOWS):
            found.append(flows_balance(printed, stem, None))
    return [check for check in found if not check.ok]


def checks(figure, printed: Printed) -> Iterator[Check]:
    values = printed.values
    if values.get(figure.code) is None:
        return
    for parts in figure.partings():
        if all(part.code in values for part in parts):
            yield parts_add_up(printed, figure, parts, None)
        elif (given := [part for part in parts if part.code in values]) and exceed(printed, figure, given):
            yield parts_add_up(printed, figure, tuple(given), None)
    yield from (no_more_than(printed, figure, part, None) for part in figure.of_which if part.code in values)


def exceed(printed: Printed, whole, parts) -> bool:
    return sum(printed.value(part.code) for part in parts) > printed.value(whole.code)
