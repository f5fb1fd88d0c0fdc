"""The page that sets region against region in one quarter."""

from functools import cached_property

from django.utils.translation import gettext as _

from mediation.numbers import DASH, change, shown, signed
from reports.comparison.borders import borders
from reports.comparison.choice import is_better_when_less
from reports.comparison.places import Line, lines, middle
from reports.figures.measures import Ratio
from reports.figures.small import ALL
from reports.models import Submission
from reports.views.compare_frame import Frame
from reports.views.figures import LEVELS, short, tile_places

SORTS = ("place", "region", "change")
SHARE = Ratio("region", "republic", 100)


class ComparePage(Frame):
    """Region against region in one quarter."""

    @cached_property
    def unstated(self) -> set[str]:
        if self.quarter in self.found.published:
            return set()
        handed_in = set(Submission.objects.of(self.quarter).handed_in().values_list("region_id", flat=True))
        return {area.pk for area in self.found.regions} - handed_in

    @cached_property
    def lines(self) -> list[Line]:
        made = lines(self.found, self.quarter, self.figure, self.declared, own=self.own, unstated=self.unstated)
        return made if self.sees_all else [line for line in made if line.is_own]

    def text(self, line: Line) -> str:
        return DASH if line.is_unstated else self.cell(self.quarter, self.figure.code, line.region.pk)

    @property
    def title(self) -> str:
        return _("Comparison of regions, %(quarter)s") % {"quarter": self.quarter.short_label}

    @property
    def order(self) -> str:
        return _("the shortest first") if is_better_when_less(self.figure) else _("the greatest first")

    @cached_property
    def middle(self):
        """The median of the regions; not told where some numbers are kept back, for it would be another."""
        return None if any(line.is_kept_back for line in self.lines) else middle(self.lines)

    @property
    def facts(self) -> list[dict]:
        """The republic, the middle of the regions, the first and the last."""
        total, before = (self.found.value(one, self.figure.code) for one in (self.quarter, self.quarter.previous()))
        placed = [line for line in self.lines if line.place]
        made = [
            {
                "label": _("Republic"),
                "value": shown(total),
                "note": _("%(change)s to the quarter before") % {"change": signed(change(total, before))},
            },
            {"label": _("Median of the regions"), "value": shown(self.middle), "note": ""},
        ]
        if not self.sees_all:
            return [{"label": str(line.region), "value": self.text(line), "note": ""} for line in self.lines]
        if len(placed) > 1:
            for label, line in ((_("First"), placed[0]), (_("Last"), placed[-1])):
                made.append({"label": label, "value": self.text(line), "note": str(line.region)})
        return made

    @property
    def told(self) -> str:
        """The picture in a sentence, for who does not see it."""
        return "; ".join(f"{fact['label']} {fact['value']} {fact['note']}".strip() for fact in self.facts)

    @property
    def bars(self) -> dict:
        return {
            "title": f"{self.label}, {self.quarter.short_label}",
            "told": self.told,
            "middle": self.middle,
            "middle_label": _("median %(number)s") % {"number": shown(self.middle)},
            "rows": [
                {
                    "label": str(line.region),
                    "value": line.value,
                    "text": self.text(line),
                    "is_own": line.is_own,
                }
                for line in self.lines
            ],
        }

    # The map and its tiles

    @property
    def has_map(self) -> bool:
        return borders() is not None

    @property
    def shows_map(self) -> bool:
        return self.has_map and self.request.GET.get("picture") != "tiles"

    @property
    def pictures(self) -> list[dict]:
        if not self.has_map:
            return []
        return [
            {"label": _("Map"), "url": self.url(picture=""), "is_chosen": self.shows_map},
            {"label": _("Tiles"), "url": self.url(picture="tiles"), "is_chosen": not self.shows_map},
        ]

    @property
    def map(self) -> dict:
        return {
            "title": _("%(figure)s on the map") % {"figure": self.label},
            "told": self.told,
            "map": borders(),
            "areas": {
                line.region.pk: {
                    "name": str(line.region),
                    "short": short(line.region),
                    "text": self.text(line),
                    "level": line.level if line.place else None,
                    "is_own": line.is_own,
                }
                for line in self.lines
            },
        }

    @property
    def tiles(self) -> list[dict]:
        by_code = {line.region.pk: line for line in self.lines}
        return [
            {
                "name": str(by_code[code].region),
                "short": short(by_code[code].region),
                "value": self.text(by_code[code]),
                "url": f"#region-{code}",
                "level": by_code[code].level,
                "place": f"tile-r{row} tile-c{column}",
            }
            for row, column, code in tile_places()
            if code in by_code
        ]

    @property
    def shades(self) -> list[dict]:
        """What each shade stands for, in the figure's own numbers."""
        most = max((line.value for line in self.lines if line.place), default=0)
        if not most:
            return []
        ends = [most * level / LEVELS for level in range(1, LEVELS + 1)]
        whole = isinstance(most, int)
        texts = [_("up to %(number)s") % {"number": shown(int(end) if whole else round(end, 1))} for end in ends]
        return [{"level": level, "text": text} for level, text in enumerate(texts, start=1)]

    @property
    def unknown(self) -> str:
        return _("no place") if any(line.place is None for line in self.lines) else ""

    # The table

    @property
    def sort(self) -> str:
        asked = self.request.GET.get("sort")
        return asked if asked in SORTS else SORTS[0]

    @property
    def heads(self) -> list[dict]:
        """The columns that sort the table: label, address, direction."""
        labels = {"place": _("Place"), "region": _("Region"), "change": _("Change")}
        directions = {"place": "ascending", "region": "ascending", "change": "descending"}
        return [
            {
                "name": name,
                "label": labels[name],
                "url": self.url(sort="" if name == SORTS[0] else name) + "#table",
                "direction": directions[name] if name == self.sort else "",
            }
            for name in SORTS
        ]

    @property
    def rows(self) -> list[dict]:
        ordered = self.lines
        if self.sort == "region":
            order = {area.pk: index for index, area in enumerate(self.found.regions)}
            ordered = sorted(ordered, key=lambda line: order[line.region.pk])
        elif self.sort == "change":
            ordered = sorted(ordered, key=lambda line: (line.change is None, -(line.change or 0)))
        return [self.row(line) for line in ordered]

    def row(self, line: Line) -> dict:
        total = self.found.value(self.quarter, self.figure.code)
        has_share = self.figure.measure.is_additive and total and line.value is not None and not line.is_unstated
        share = shown(SHARE.of(line.value, total)) if has_share else DASH
        return {
            "code": line.region.pk,
            "name": str(line.region),
            "place": shown(line.place),
            "value": self.text(line),
            "before": self.cell(self.quarter.previous(), self.figure.code, line.region.pk),
            "change": signed(line.change),
            "moved": line.moved,
            "moved_text": f"{'▲' if line.moved > 0 else '▼'} {abs(line.moved)}" if line.moved else "",
            "share": share,
            "is_own": line.is_own,
            "url": "" if line.is_unstated else self.records_url(line.region.pk),
        }

    @property
    def texts(self) -> list[str]:
        return [text for row in self.rows for text in (row["value"], row["before"])]

    @property
    def total(self) -> dict:
        now, before = (self.found.value(one, self.figure.code, ALL) for one in (self.quarter, self.quarter.previous()))
        return {"value": shown(now), "before": shown(before), "change": signed(change(now, before))}
