"""Whose eyes the database sees through: the role and region of a request or job.

The web login owns nothing. Each request takes one of the roles of ``accounts/permissions.py`` for the length of
one transaction; row-level security and grants of that role decide what exists. Design and traps: ADR 0003.
"""

from contextlib import contextmanager

from django.conf import settings
from django.db import connection, transaction

READ = """select current_setting('role'), current_setting('app.region', true),
       current_setting('app.platform', true), current_setting('app.user_id', true),
       current_setting('app.reason', true), current_setting('app.today', true)"""
WRITE = """select set_config('role', %s, true), set_config('app.region', %s, true),
       set_config('app.platform', %s, true), set_config('app.user_id', %s, true),
       set_config('app.reason', %s, true), set_config('app.today', %s, true)"""

ROLES = ("coordinator", "operator", "national", "administrator", "public")


def database_role(role: str) -> str:
    """Return the PostgreSQL name of a portal role; names are derived per portal, as roles are per cluster."""
    if role not in ROLES:
        raise ValueError(f"unknown role {role!r}")
    return f"{settings.PORTAL_ROLE_PREFIX}_{role}"


@contextmanager
def scope(*, role: str, region: str = "", platform: int | None = None, user: int | None = None, reason: str = ""):
    """Run a block in one transaction as a role, region, platform and user; the previous ones come back after it.

    Raises ``ValueError`` for an unknown role. Without a region a coordinator sees no regional row, without a
    platform an operator none.
    """
    wanted = [database_role(role), region or "", str(platform or ""), str(user or ""), reason]
    wanted.append(str(settings.PORTAL_TODAY or ""))  # the demo's day, for rules that depend on today
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(READ)
            before = [value or "" for value in cursor.fetchone()]
            cursor.execute(WRITE, wanted)
        # An exception rolls the savepoint back, and the settings with it: no restoring then.
        yield
        if connection.needs_rollback:
            return
        with connection.cursor() as cursor:
            cursor.execute(WRITE, before)


def acting_as(user: int | None, reason: str = "") -> None:
    """Name the actor (and why) for the journal within the current transaction, keeping the role."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select set_config('app.user_id', %s, true), set_config('app.reason', %s, true)",
            [str(user or ""), reason],
        )


class ScopeMiddleware:
    """Open the request's transaction and take the user's role for all of it, rendering included.

    It wraps ``get_response`` itself, since ATOMIC_REQUESTS would open too late and close before lazy
    templates render.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        user = request.user
        if request.path.startswith(settings.UNSCOPED_PATHS):
            user.is_authenticated  # noqa: B018 - evaluates the lazy user while the login's own rights hold
            return self.get_response(request)
        response = self.scoped(request, user)
        # Records must not stay in a browser that others use.
        response.headers.setdefault("Cache-Control", "no-store")
        return response

    def scoped(self, request, user):
        if not user.is_authenticated:
            with scope(role="public"):
                return self.answered(request)
        role = user.acts_as  # loads session, user and deputies before the role is taken
        with scope(role=role, region=user.region_id or "", platform=user.platform_id, user=user.pk):
            return self.answered(request)

    def answered(self, request):
        """Return the answer; what a view wrote before it failed is taken back, as its exception ends here."""
        response = self.get_response(request)
        if response.status_code >= 500:
            transaction.set_rollback(True)
        return response
