"""Pages of one platform: its card, its correction, and what happens to it from a day on."""

from django.contrib import messages
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mediation import clock
from mediation.record_views import RecordCreate, RecordDetail, RecordUpdate
from offices.forms import ChangeForm, CloseForm, PlatformForm
from offices.hours_form import HoursForm, week
from offices.models import Host, Platform, Weekday


class PlatformPages:
    model, form_class = Platform, PlatformForm
    register, detail = "offices:platforms", "offices:platform"
    permission = "platforms.keep"


class PlatformAdd(PlatformPages, RecordCreate):
    title = gettext_lazy("New platform")


class PlatformEdit(PlatformPages, RecordUpdate):
    title = gettext_lazy("Correct the platform")


class MineAgain:
    """On a stale edit show what was typed once more, against the platform as it is now: there is nothing to choose."""

    def conflict(self, form, current):
        form.data = form.data.copy()
        form.data["version"] = current.version
        return self.page(form, status=409, is_stale=True)


class PlatformHours(MineAgain, PlatformPages, RecordUpdate):
    title = gettext_lazy("Working hours")
    form_class, template = HoursForm, "offices/hours.html"


class PlatformChange(PlatformPages, RecordUpdate):
    title = gettext_lazy("Another kind or host from a day on")
    form_class = ChangeForm


class PlatformClose(MineAgain, PlatformPages, RecordUpdate):
    """Say first what hangs on the platform; closing moves none of it, and cancels the duties if asked to."""

    title = gettext_lazy("Close the platform")
    form_class, template = CloseForm, "offices/close.html"

    def record(self):
        rows = Platform.objects.visible_to(self.request.user).with_pending()
        return get_object_or_404(rows, pk=self.kwargs["pk"])

    def page(self, form, **context):
        return super().page(form, platform=form.instance, pending=form.instance.pending, **context)

    def done(self, record):
        if cancelled := getattr(record, "cancelled_duties", 0):
            messages.info(self.request, _("Duties cancelled: %(count)s.") % {"count": cancelled})
        return super().done(record)


class PlatformDetail(PlatformPages, RecordDetail):
    permission = "platforms.see"
    template = "offices/platform.html"
    edit, edit_permission = "offices:platform_edit", "platforms.keep"
    fields = ("code", "region", "name_ru", "name_kk", "district", "locality", "address", "phone")

    def record(self):
        rows = Platform.objects.visible_to(self.request.user).with_pending().select_related("region")
        return get_object_or_404(rows, pk=self.kwargs["pk"])

    def context(self, record):
        entries = list(record.periods.order_by("starts_on", "id"))
        return {
            "platform": record,
            "entry": entries[-1],
            "facts": [*self.of_entry(entries), *(self.row(record, name) for name in self.fields[3:])],
            "hours": hours_of(record),
            "history": history(entries),
            "is_open": record.is_open_at(clock.today()),
        }

    def of_entry(self, entries):
        last = entries[-1]
        return [
            {"label": _("Kind"), "value": last.get_kind_display()},
            {"label": _("Host"), "value": last.host_label},
        ]

    def actions(self, record):
        if not self.request.user.may("platforms.keep"):
            return []
        verbs = [(_("Working hours"), "offices:platform_hours", "")]
        if record.current.is_current:
            verbs += [
                (_("Change kind or host"), "offices:platform_change", ""),
                (_("Close"), "offices:platform_close", "bad"),
            ]
        return [{"label": label, "url": reverse(name, args=[record.pk]), "tone": tone} for label, name, tone in verbs]


def hours_of(platform) -> list[dict]:
    """The week as people read it; empty when nobody has said the hours."""
    days = week(platform.hours.all())
    if not days:
        return []
    return [
        {
            "label": day.label,
            "value": ", ".join(f"{row.opens_at:%H:%M}–{row.closes_at:%H:%M}" for row in days.get(day, []))
            or _("closed"),
        }
        for day in Weekday
    ]


def history(entries) -> list[dict]:
    """Dated entries as moments, the newest first."""
    moments, hosts = [], Host.objects.labels()
    for entry in entries:
        what = f"{entry.get_kind_display()}, {hosts.get(entry.host, entry.host)}"
        opened = entry.begun_by == entry.Begun.OPENED
        moments.append(
            {
                "on": entry.starts_on,
                "what": _("Opened") if opened else _("Changed"),
                "notes": [what],
                "tone": "good" if opened else "",
            }
        )
        if entry.ended_by == entry.Ended.CLOSED:
            moments.append({"on": entry.ends_on, "what": _("Closed"), "notes": [entry.reason], "tone": "bad"})
    return moments[::-1]
