"""Pages of one platform."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mediation.record_views import RecordCreate, RecordDetail, RecordUpdate, readable
from offices.forms import PlatformForm
from offices.models import Platform


class PlatformPages:
    model, form_class = Platform, PlatformForm
    register, detail = "offices:platforms", "offices:platform"
    permission = "platforms.keep"


class PlatformAdd(PlatformPages, RecordCreate):
    title = gettext_lazy("New platform")


class PlatformEdit(PlatformPages, RecordUpdate):
    title = gettext_lazy("Correct the platform")


class PlatformDetail(PlatformPages, RecordDetail):
    permission = "platforms.see"
    edit, edit_permission = "offices:platform_edit", "platforms.keep"
    fields = ("code", "region", "name_ru", "name_kk", "district", "locality", "address", "phone")

    def sections(self, record):
        entries = [
            {
                "label": f"{entry.get_kind_display()}, {entry.get_host_display()}",
                "value": f"{readable(entry.starts_on)} – {readable(entry.ends_on) if entry.ends_on else '…'}",
            }
            for entry in record.periods.order_by("starts_on", "id")
        ]
        return [*super().sections(record), {"heading": _("Dated entries"), "rows": entries}]
