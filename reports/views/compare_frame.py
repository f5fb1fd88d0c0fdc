"""What the pages of comparison share: the quarter, the figure, the ways between the pages."""

from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from mediation.numbers import shown
from mediation.quarter import Quarter
from reports import behind
from reports.comparison.choice import Declared
from reports.comparison.eight import Eight
from reports.comparison.places import is_few
from reports.figures.declaration import Figure

FEW, HIDDEN = "*", "•"  # a rate of few cases; a small number that is not shown


class Frame:
    """What all pages of comparison share: the quarter, the figure, the ways between the pages."""

    name = "compare"

    def __init__(self, request, quarter: Quarter, declared: Declared, figure: Figure, found: Eight):
        self.request, self.quarter, self.declared, self.figure, self.found = request, quarter, declared, figure, found
        self.user = request.user
        self.own = self.user.region_id or ""

    @property
    def sees_all(self) -> bool:
        """Whether all regions may be seen in this quarter; a coordinator waits until it is published."""
        return not self.own or self.quarter in self.found.published

    @property
    def label(self) -> str:
        label = self.declared.label(self.figure.code)
        return label[:1].upper() + label[1:]

    def url(self, name: str | None = None, quarter: Quarter | None = None, **changes) -> str:
        kept = {key: self.request.GET[key] for key in ("figure", "picture", "sort") if self.request.GET.get(key)}
        query = {key: value for key, value in (kept | changes).items() if value}
        base = reverse(f"reports:{name or self.name}", args=[quarter or self.quarter])
        return f"{base}?{urlencode(query)}" if query else base

    @property
    def tabs(self) -> list[dict]:
        pages = (
            ("compare", _("Region against region")),
            ("compare_quarters", _("Eight quarters")),
            ("compare_days", _("Agreements and days")),
        )
        return [{"label": label, "url": self.url(name), "is_here": name == self.name} for name, label in pages]

    @property
    def previous(self) -> dict:
        before = self.quarter.previous()
        return {"label": before.short_label, "url": self.url(quarter=before)}

    @property
    def next(self) -> dict:
        after = self.quarter.next()
        return {"label": after.short_label, "url": self.url(quarter=after)}

    @property
    def last_published(self) -> dict | None:
        """The last quarter whose figures of all regions a coordinator may see."""
        known = sorted(self.found.published)
        return {"label": known[-1].label, "url": self.url(quarter=known[-1])} if known else None

    @property
    def figures(self) -> list[tuple[str, list[dict]]]:
        return [
            (heading, [{"code": code, "label": label, "is_chosen": code == self.figure.code} for code, label in group])
            for heading, group in self.declared.choices(self.user)
        ]

    @property
    def regions(self):
        return [area for area in self.found.regions if self.sees_all or area.pk == self.own]

    def cell(self, quarter: Quarter, code: str, place: str) -> str:
        """A number as text: hidden, missing, or marked where a rate stands on few cases."""
        if self.found.is_kept_back(quarter, code, place):
            return HIDDEN
        value = self.found.value(quarter, code, place)
        few = is_few(self.found, quarter, self.declared.figures[code], self.declared, place)
        return shown(value) + (FEW if few and value is not None else "")

    def records_url(self, region: str = "") -> str:
        """The records behind a number, of the own region for a coordinator."""
        if self.own and region != self.own:
            return ""
        return behind.address(self.figure, self.declared.figures, self.quarter, region)

    # What the marks of the table mean, said where there are any

    @property
    def texts(self) -> list[str]:
        """Every number of the table."""
        return []

    @property
    def has_few(self) -> bool:
        return any(text.endswith(FEW) for text in self.texts)

    @property
    def has_hidden(self) -> bool:
        return HIDDEN in self.texts
