"""Dated entries of mediators: what the register says of a person between inclusion and exclusion, and before."""

from itertools import pairwise

from django.utils.translation import gettext as _

from desk.workbook import columns
from desk.workbook.noun import Entry, RecordNoun
from mediators.models import Standing

INCLUDED, CHANGED = Standing.Begun.INCLUDED, Standing.Ended.CHANGED


class Entries(RecordNoun):
    """The row of the register tells the last registration alone; these rows tell the whole history.

    An entry is known by its mediator, its first day and what began it, so its first day is corrected on the card.
    """

    sheet, model, extra, day = columns.ENTRIES, Standing, ("region",), "starts_on"

    def key(self, values):
        return values["mediator"], values["starts_on"], values["begun_by"]

    def complete(self, values):
        values["region"] = self.lookups.mediator_regions[values["mediator"]]

    def rules(self, values):
        yield from self.not_future(values, "starts_on")
        yield from self.ordered(values, "starts_on", "ends_on", "standing_ends_after_start")
        if bool(values["ends_on"]) != bool(values["ended_by"]):
            words = _("An entry that ended has both: its end, and what ended it.")
            yield "ended_by" if values["ends_on"] else "ends_on", words
        if values["is_suspended"] and values["begun_by"] == INCLUDED:
            yield "is_suspended", _("Nobody is included as suspended: give the suspension a row of its own.")

    def entries(self):
        found = super().entries()
        self.rows = {self.key(entry.values): entry for entry in found}
        return found

    def run(self):
        counts = super().run()
        if not self.report.errors:
            self.refuse_gaps()
        return counts

    def write(self, new: list[Entry], changed: list[Entry]) -> None:
        """Whatever ends earlier makes room first, for entries never overlap."""
        shorter = [entry for entry in changed if is_shorter(entry)]
        self.update(shorter)
        super().write(new, [entry for entry in changed if entry not in shorter])

    def write_one_by_one(self, new, changed):
        super().write_one_by_one([], changed)
        super().write_one_by_one(new, [])

    def refuse_gaps(self) -> None:
        """A history goes on where the entry before ended, and begins anew only after an exclusion."""
        touched = {mediator for mediator, _day, _begun in self.rows}
        histories = {}
        for entry in Standing.objects.filter(mediator__in=touched).order_by("starts_on", "pk"):
            histories.setdefault(entry.mediator_id, []).append(entry)
        for history in histories.values():
            for before, after in pairwise([None, *history, None]):
                if not follows(before, after):
                    self.refuse_gap(after or before)

    def refuse_gap(self, entry: Standing) -> None:
        words = _("The history has a gap here: an entry that was changed is followed by the next one the same day.")
        at = self.rows.get((entry.mediator_id, entry.starts_on, entry.begun_by))
        at = at or next(row for row in self.rows.values() if row.values["mediator"] == entry.mediator_id)
        self.report.error(self.table.cell(at.number, "starts_on"), words)


def is_shorter(entry: Entry) -> bool:
    old, new = entry.known["ends_on"], entry.values["ends_on"]
    return new is not None and (old is None or new < old)


def follows(before: Standing | None, after: Standing | None) -> bool:
    """Whether the one may come after the other; None stands before the first entry and after the last."""
    if before is None or before.ended_by != CHANGED:
        return after is None or after.begun_by == INCLUDED
    return after is not None and after.begun_by != INCLUDED and after.starts_on == before.ends_on
