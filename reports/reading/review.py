"""The page of a reading: its rows, what was ticked and typed in them, and the control totals of that."""

from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation

from django.utils.translation import gettext as _

from reports.figures.declaration import Figure, Section
from reports.history import Told
from reports.models import HistoricFigure
from reports.reading.controls import failing
from reports.reading.proposals import Proposal

BEFORE, AFTER = 170, 120  # letters of a long sentence on both sides of its number
MOST = 99_999_999


@dataclass
class Row:
    """A number of the text: the proposal, and what the person made of it."""

    index: int
    proposal: Proposal
    code: str
    value: str
    is_kept: bool
    region_name: str = ""
    errors: list[str] = field(default_factory=list)
    checks: list[str] = field(default_factory=list)
    choices: list[tuple[str, str]] = field(default_factory=list)

    @property
    def number(self) -> Decimal | None:
        """The value as typed; None if it is no number a figure can have."""
        try:
            number = Decimal(self.value.replace(",", ".").replace("\u202f", "").replace("\u00a0", "").replace(" ", ""))
        except InvalidOperation:
            return None
        is_plain = number.is_finite() and 0 <= number <= MOST and number == round(number, 1)
        return number if is_plain else None

    @property
    def before(self) -> str:
        text = self.proposal.sentence[: self.proposal.start]
        return text if len(text) <= BEFORE else "… " + text[-BEFORE:].partition(" ")[2]

    @property
    def marked(self) -> str:
        return self.proposal.sentence[self.proposal.start : self.proposal.end]

    @property
    def after(self) -> str:
        text, most = self.proposal.sentence[self.proposal.end :], AFTER if self.marked else BEFORE + AFTER
        return text if len(text) <= most else text[:most].rpartition(" ")[0] + " …"

    def told(self) -> Told:
        read = self.proposal
        how = HistoricFigure.How.DERIVED if read.is_derived else HistoricFigure.How.READ
        if self.number != read.value:
            how = HistoricFigure.How.CHANGED
        return Told(self.code, read.region, self.number, read.is_more, how, read.sentence[:4000])


class Review:
    """Rows of understood figures, in the order of the report, then those of numbers not understood."""

    def __init__(self, proposals: list[Proposal], sections: tuple[Section, ...], regions: dict[str, str], post=None):
        self.sections = sections
        self.figures = {one.code: one for section in sections for one, _depth in section.walk() if not one.is_hidden}
        self.labels = {code: full_label(code, self.figures, sections) for code in self.figures}
        self.rows = [self.row(index, one, regions, post) for index, one in enumerate(proposals)]
        self.check()
        if post is None:
            for row in self.rows:
                row.is_kept = row.proposal.is_sure and not row.checks

    def row(self, index: int, proposal: Proposal, regions, post) -> Row:
        row = Row(index, proposal, proposal.code, plainly(proposal.value), False, regions.get(proposal.region, ""))
        if post is not None:
            row.code = post.get(f"code-{index}", "")
            row.value = post.get(f"value-{index}", "")[:20].strip()
            row.is_kept = f"keep-{index}" in post
        codes = dict.fromkeys([row.code, proposal.code, *proposal.others])
        row.choices = [(code, self.labels[code]) for code in codes if code in self.labels]
        return row

    def check(self) -> None:
        """Say beside each row which control totals fail, and what stands in the way of keeping it."""
        considered = [row for row in self.rows if row.is_kept] or [row for row in self.rows if row.code]
        values = {}
        for row in considered:
            if not row.proposal.region and row.code in self.figures and row.number is not None:
                values.setdefault(row.code, row.number)
        self.failed = failing(values, self.sections)
        for row in self.rows:
            if row.code and not row.proposal.region:
                row.checks = [check.message for check in self.failed if check.code == row.code]

    def is_right(self) -> bool:
        """Look the ticked rows over before they are kept; errors stand beside the rows."""
        taken: dict[tuple[str, str], Row] = {}
        for row in self.kept:
            if row.code not in self.figures:
                row.errors.append(_("Choose the figure, or leave the number out."))
            elif row.number is None:
                row.errors.append(_("Type a number, at most one digit after the comma."))
            elif (row.code, row.proposal.region) in taken:
                row.errors.append(_("This figure is ticked twice; leave one of them out."))
            taken[row.code, row.proposal.region] = row
        return not any(row.errors for row in self.rows)

    @property
    def kept(self) -> list[Row]:
        return [row for row in self.rows if row.is_kept]

    @property
    def understood(self) -> list[Row]:
        order = {code: index for index, code in enumerate(self.figures)}
        rows = [row for row in self.rows if row.proposal.code]
        return sorted(rows, key=lambda row: (bool(row.proposal.region), order.get(row.proposal.code, 0), row.index))

    @property
    def unknown(self) -> list[Row]:
        return [row for row in self.rows if not row.proposal.code]


def full_label(code: str, figures: dict[str, Figure], sections: tuple[Section, ...]) -> str:
    """A label that stands alone, what sets it apart first: “Pending · Appeals · Open day”."""
    section = next(one for one in sections if any(figure.code == code for figure, _depth in one.walk()))
    whole = next((one for one in figures.values() if code in {part.code for part in one.below()}), None)
    labels = [str(one.label) for one in (figures[code], whole, section) if one]
    return " · ".join(dict.fromkeys([labels[0][:1].upper() + labels[0][1:], *labels[1:]]))


def plainly(value) -> str:
    return str(value).replace(".", ",")
