"""The heads of the registers, for those who keep them."""

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.models import User
from appeals.models import Request
from mediation import clock
from mediation.numbers import shown
from mediators.models import Standing
from offices.models import PlatformPeriod
from offices.models.words import is_dialogue, is_office


def key(label: str, value: int, url: str, *notes: str) -> dict:
    return {"label": label, "value": shown(value), "url": url, "notes": notes}


def noted(label: str, value: int) -> str:
    return f"{label}: {shown(value)}"


def registers(user) -> list[dict]:
    """Return the state of the registers as key figures, one statement each."""
    return [*requests(user), *([mediators(user), platforms(user)] if user.may("mediators.see") else [])]


def requests(user) -> list[dict]:
    """What citizens sent from the public page and nobody has decided yet."""
    if not user.may("requests.see"):
        return []
    undecided = Request.objects.visible_to(user).undecided().count()
    url = f"{reverse('appeals:requests')}?status=received"
    return [key(_("Citizens' requests to decide"), undecided, url)]


def mediators(user) -> dict:
    Kind = Standing.Kind
    found = (
        Standing.objects.visible_to(user)
        .registered_at(clock.today())
        .aggregate(
            all=Count("pk"),
            professional=Count("pk", filter=Q(kind=Kind.PROFESSIONAL)),
            public=Count("pk", filter=Q(kind=Kind.PUBLIC)),
            suspended=Count("pk", filter=Q(is_suspended=True)),
        )
    )
    notes = [
        noted(Kind.PROFESSIONAL.label, found["professional"]),
        noted(Kind.PUBLIC.label, found["public"]),
        noted(_("suspended"), found["suspended"]),
    ]
    return key(_("Mediators in the register"), found["all"], reverse("mediators:mediators"), *notes)


def platforms(user) -> dict:
    found = (
        PlatformPeriod.objects.visible_to(user)
        .registered_at(clock.today())
        .aggregate(all=Count("pk"), offices=Count("pk", filter=is_office()), dialogue=Count("pk", filter=is_dialogue()))
    )
    notes = [noted(_("mediation offices"), found["offices"]), noted(_("dialogue platforms"), found["dialogue"])]
    return key(_("Mediation platforms"), found["all"], reverse("offices:platforms"), *notes)


def people(user) -> list[dict]:
    """Who may sign in, by role."""
    if not user.is_administrator:
        return []
    found = dict(User.objects.filter(is_active=True).order_by().values_list("role").annotate(count=Count("pk")))
    notes = [noted(User.Role(role).label, value) for role, value in sorted(found.items())]
    url = reverse("admin:accounts_user_changelist")
    return [key(_("Users who may sign in"), sum(found.values()), url, *notes)]
