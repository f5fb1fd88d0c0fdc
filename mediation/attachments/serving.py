"""Giving a stored file to a browser that must neither run nor keep it."""

from django.http import FileResponse, Http404
from django.utils.translation import gettext as _

from mediation.attachments import storing
from mediation.attachments.record import Attachment


def given(attachment: Attachment) -> FileResponse:
    """The file to save, never to be opened inside the portal's page."""
    return response(attachment.stored_as, attachment.kind.content_type, name=attachment.name)


def given_small(attachment: Attachment) -> FileResponse:
    """The small picture, to be shown in a page."""
    if not attachment.is_picture:
        raise Http404(_("There is no picture."))
    return response(storing.small_of(attachment.stored_as), "image/jpeg")


def given_face(attachment: Attachment) -> FileResponse:
    """The tiny square of a portrait, to be shown in a list."""
    return response(storing.face_of(attachment.stored_as), "image/webp")


def response(place: str, content_type: str, *, name: str = "") -> FileResponse:
    try:
        file = storing.storage().open(place)
    except FileNotFoundError:
        raise Http404(_("The file is not there any more.")) from None
    answer = FileResponse(file, as_attachment=bool(name), filename=name or "picture.jpg", content_type=content_type)
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Security-Policy"] = "default-src 'none'; sandbox"
    answer["Cross-Origin-Resource-Policy"] = "same-origin"
    return answer
