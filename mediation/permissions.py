"""Every page names its permission; who has it is said in ``accounts/permissions.py``."""

from functools import wraps

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied

from mediation.scope import scope


def permitted(permission: str, *, because: str = ""):
    """Let a function view be opened only by users who may do this; ``because`` tells the others why they may not."""

    def decorate(view):
        @wraps(view)
        def guarded(request, *args, **kwargs):
            if not request.user.may(permission):
                raise PermissionDenied(because)
            return view(request, *args, **kwargs)

        guarded.permission = permission
        return guarded

    return decorate


EVERYONE = "everyone"  # the permission of pages that need no sign-in


def for_everyone(view):
    """Let a function view be opened without a sign-in. Whoever opens it, the database sees the public."""

    @wraps(view)
    def opened(request, *args, **kwargs):
        with scope(role="public"):
            return view(request, *args, **kwargs)

    opened.permission = EVERYONE
    return login_not_required(opened)


class Permitted:
    """The same for class views: they set ``permission``."""

    permission = ""

    def dispatch(self, request, *args, **kwargs):
        if not request.user.may(self.permission):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)
