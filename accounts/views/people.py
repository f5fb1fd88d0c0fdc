"""Who has access, and who stands in for the coordinator."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts import actions
from accounts.filters import PeopleFilters
from accounts.forms import DeputyForm
from accounts.models import Deputy, User
from mediation import clock
from mediation.columns import region_column
from mediation.permissions import permitted
from mediation.record_views import RecordDetail, readable
from mediation.registers import Column, Register


class People(Register):
    """The list of people with access, as the rules on personal data ask for it."""

    title = gettext_lazy("Who has access")
    permission = "people.see"
    model, filterset = User, PeopleFilters
    order = ("username",)
    detail = "accounts:person"
    create, create_permission = "accounts:deputy_add", "deputies.appoint"
    create_label = gettext_lazy("Appoint a deputy")
    columns = (
        Column("username", gettext_lazy("User")),
        Column("last_name", gettext_lazy("Last name")),
        Column("first_name", gettext_lazy("First name")),
        Column("role", gettext_lazy("Role"), choices=User.Role.choices),
        region_column(),
        Column("platform", gettext_lazy("Platform"), is_named=True),
        Column("deputy_until", gettext_lazy("Deputy until")),
        Column("is_active", gettext_lazy("May sign in")),
        Column("seen_on", gettext_lazy("Last sign-in")),
    )

    def rows(self):
        return super().rows().with_access_at(clock.today())


class PersonDetail(RecordDetail):
    """A person with access: role, place, deputyships."""

    permission, model = "people.see", User
    register, detail = "accounts:people", "accounts:person"
    fields = ("username", "first_name", "last_name", "role", "region", "platform", "is_active", "last_login")

    def sections(self, record):
        entries = Deputy.objects.visible_to(self.request.user).filter(user=record).order_by("-starts_on", "-id")
        rows = [
            {"label": f"{readable(row.starts_on)} – {readable(row.ends_on)}", "value": ends(row)} for row in entries
        ]
        sections = super().sections(record)
        return [*sections, {"heading": _("Deputy of the coordinator"), "rows": rows}] if rows else sections

    def actions(self, record):
        if not self.request.user.may("deputies.appoint"):
            return []
        running = Deputy.objects.visible_to(self.request.user).not_over_at(clock.today()).filter(user=record)
        return [
            {"label": _("End the deputyship"), "url": reverse("accounts:deputy_end", args=[row.pk]), "tone": "bad"}
            for row in running.order_by("starts_on")[:1]
        ]


def ends(entry: Deputy) -> str:
    today = clock.today()
    if entry.ends_on <= today:
        return _("over")
    return _("in force") if entry.starts_on <= today else _("to come")


@permitted("deputies.appoint")
def deputy_add(request):
    """Appoint an operator of the region for the days of an absence."""
    initial = {"starts_on": clock.today()}
    form = DeputyForm(request.POST if request.method == "POST" else None, user=request.user, initial=initial)
    if request.method == "POST" and form.is_valid() and (entry := form.store()):
        messages.success(request, _("Saved: %(record)s") % {"record": entry})
        return redirect("accounts:person", entry.user_id)
    context = {"title": _("Appoint a deputy"), "form": form, "cancel_url": reverse("accounts:people")}
    return render(request, "record_form.html", context)


@permitted("deputies.appoint")
def deputy_end(request, pk):
    """Ask once more, then end a deputyship today."""
    running = Deputy.objects.visible_to(request.user).not_over_at(clock.today())
    entry = get_object_or_404(running, pk=pk)
    if request.method == "POST":
        actions.end(entry, on=clock.today(), by=request.user)
        messages.success(request, _("The deputyship is ended."))
        return redirect("accounts:person", entry.user_id)
    person = User.objects.visible_to(request.user).get(pk=entry.user_id)
    context = {"title": _("End the deputyship"), "person": person, "entry": entry}
    return render(request, "accounts/deputy_end.html", context)
