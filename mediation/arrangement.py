"""How a person arranged a register: which columns, sorted by which. It stands in the address; columns are remembered.

The address is the whole truth, so that it can be sent; the session only fills in columns it does not name.
"""

from dataclasses import dataclass
from functools import cached_property

from mediation.columns import Column
from mediation.keyset import Key

SORT, COLUMNS, AS_DECLARED = "sort", "columns", "default"
SORT_KEY = "sort_key"


@dataclass
class Arrangement:
    """The chosen columns and order of one register for one request."""

    request: object
    model: type
    declared: tuple[Column, ...]
    order: tuple[str, ...]

    @property
    def memory(self) -> str:
        return f"columns:{self.request.resolver_match.view_name}"

    @cached_property
    def allowed(self) -> list[Column]:
        """The columns that exist for this user."""
        user = self.request.user
        return [column for column in self.declared if not column.permission or user.may(column.permission)]

    @cached_property
    def chosen(self) -> list[str]:
        """The columns the person chose, remembered for next time; [] for the declared ones."""
        named = self.request.GET.getlist(COLUMNS)
        if AS_DECLARED in named:
            self.request.session.pop(self.memory, None)
            return []
        known = {column.code for column in self.allowed}
        chosen = [name for name in named if name in known]
        if chosen and self.request.session.get(self.memory) != chosen:
            self.request.session[self.memory] = chosen
        return chosen or [name for name in self.request.session.get(self.memory, []) if name in known]

    @cached_property
    def columns(self) -> list[Column]:
        """What is shown, in the declared order; the first column always, since it opens the record."""
        if not self.chosen:
            return [column for column in self.allowed if not column.is_optional and not self.is_same(column)]
        return [column for column in self.allowed if column.code in self.chosen or column is self.allowed[0]]

    def is_same(self, column: Column) -> bool:
        """Whether every row would say the same: the region, to somebody who sees one region's records only."""
        return column.code == "region" and self.request.user.is_regional

    @cached_property
    def sorted_by(self) -> tuple[Column, bool] | None:
        """The column the rows are sorted by and whether it descends; None for the declared order."""
        asked = self.request.GET.get(SORT, "")
        found = next((column for column in self.allowed if column.code == asked.removeprefix("-")), None)
        return (found, asked.startswith("-")) if found else None

    @cached_property
    def keys(self) -> list[Key]:
        """The order of the rows: the chosen column, then the declared order, whose last key is unique."""
        declared = [Key.of(name) for name in self.order]
        if not self.sorted_by:
            return declared
        column, is_descending = self.sorted_by
        return [Key(SORT_KEY, is_descending, column.is_nullable(self.model)), *declared]

    def annotated(self, rows):
        if not self.sorted_by:
            return rows
        return rows.annotate(**{SORT_KEY: self.sorted_by[0].sort_key(self.model)})

    @property
    def direction(self) -> dict[str, str]:
        """Column -> ``ascending`` or ``descending`` of the one column that leads the order."""
        if self.sorted_by:
            column, is_descending = self.sorted_by
            return {column.code: "descending" if is_descending else "ascending"}
        first = Key.of(self.order[0])
        return {first.name: "descending" if first.is_descending else "ascending"}

    def state(self) -> list[tuple[str, str]]:
        """What an address must carry so that somebody else sees the same columns and order."""
        sort = [(SORT, ("-" if self.sorted_by[1] else "") + self.sorted_by[0].code)] if self.sorted_by else []
        return sort + [(COLUMNS, name) for name in self.chosen]

    def heads(self, url) -> list[dict]:
        """The headings of the table, each with the address that sorts by it; ``url`` makes addresses."""
        return [
            {
                "label": column.label,
                "is_number": column.is_number,
                "direction": self.direction.get(column.code, ""),
                "url": url(**{SORT: self.turned(column)}),
            }
            for column in self.columns
        ]

    def turned(self, column: Column) -> str:
        is_up = self.direction.get(column.code) == "ascending"
        return ("-" if is_up else "") + column.code

    def menu(self) -> dict:
        """The choice of columns and order."""
        shown = {column.code for column in self.columns}
        first = self.allowed[0]
        return {
            "columns": [
                {
                    "value": column.code,
                    "label": column.label,
                    "is_chosen": column.code in shown,
                    "is_fixed": column is first,
                }
                for column in self.allowed
            ],
            "sorts": list(self.sorts()),
            "is_changed": bool(self.chosen or self.sorted_by),
        }

    def sorts(self):
        current = next(iter(self.direction.items()))
        for column in self.allowed:
            for sign, way, arrow in (("", "ascending", "↑"), ("-", "descending", "↓")):
                yield {
                    "value": sign + column.code,
                    "label": f"{column.label} {arrow}",
                    "is_chosen": current == (column.code, way),
                }
