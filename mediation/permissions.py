"""Every page names its permission; who has it is said in ``accounts/permissions.py``."""

from functools import wraps

from django.core.exceptions import PermissionDenied


def permitted(permission: str):
    """Let a function view be opened only by users who may do this."""

    def decorate(view):
        @wraps(view)
        def guarded(request, *args, **kwargs):
            if not request.user.may(permission):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        guarded.permission = permission
        return guarded

    return decorate


class Permitted:
    """The same for class views: they set ``permission``."""

    permission = ""

    def dispatch(self, request, *args, **kwargs):
        if not request.user.may(self.permission):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)
