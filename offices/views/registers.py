"""The register of platforms: one line a dated entry, the last of each unless a figure asks for others."""

from dataclasses import replace
from functools import cached_property

from django.utils.translation import gettext_lazy as _

from mediation.arrangement import Arrangement
from mediation.columns import region_column
from mediation.registers import AsOf, Column, Register
from offices.filters import PlatformFilters
from offices.models import Host, PlatformPeriod


class Platforms(AsOf, Register):
    title = _("Platforms")
    permission = "platforms.see"
    model = PlatformPeriod
    filterset = PlatformFilters
    order = ("region__sort_order", "platform__code", "pk")
    detail, detail_key = "offices:platform", "platform_id"
    create, create_label, create_permission = "offices:platform_add", _("New platform"), "platforms.keep"
    columns = (
        Column("platform", _("Name"), is_named=True),
        Column("platform__code", _("Code"), is_plain=True),
        region_column(),
        Column("kind", _("Kind"), choices=PlatformPeriod.Kind.choices, is_plain=True),
        Column("host", _("Host")),
        Column("starts_on", _("From")),
        Column("ends_on", _("Until")),
    )

    @cached_property
    def arrangement(self) -> Arrangement:
        """The columns with the dictionary of hosts as it is now, read once for all lines."""
        hosts = tuple(Host.objects.labels().items())
        columns = [replace(one, choices=hosts) if one.lookup == "host" else one for one in self.columns]
        return Arrangement(self.request, self.model, tuple(columns), self.order)
