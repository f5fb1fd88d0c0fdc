"""The photo of a mediator's card: shown, put there, replaced, taken off and had back."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from mediation.attachments import serving
from mediation.attachments.kinds import Refused
from mediation.permissions import permitted
from mediators import photos
from mediators.forms import PhotoForm
from mediators.models import Mediator, MediatorPhoto

CARD, EDIT = "mediators:mediator", "mediators:mediator_photo_edit"


def fetch_photo(request, pk: int) -> MediatorPhoto:
    photo = MediatorPhoto.objects.visible_to(request.user).kept().filter(mediator=pk).first()
    if photo is None:
        raise Http404(_("There is no picture."))
    return photo


def fetch_card(request, pk: int) -> Mediator:
    """A merged card is closed, and keeps what it has."""
    return get_object_or_404(Mediator.objects.visible_to(request.user), pk=pk)


def page(request, card: Mediator, form: PhotoForm, *, status: int = 200):
    context = {
        "title": _("Photo: %(name)s") % {"name": card},
        "card": card,
        "form": form,
        "photo": photos.of(card),
        "removed": photos.removed(card),
    }
    return render(request, "mediators/photo.html", context, status=status)


@permitted("mediators.see")
@require_GET
def photo(request, pk):
    """Give the photo to save."""
    return serving.given(fetch_photo(request, pk))


@permitted("mediators.see")
@require_GET
def photo_small(request, pk):
    return serving.given_small(fetch_photo(request, pk))


@permitted("mediators.keep")
@require_http_methods(["GET", "HEAD", "POST"])
def photo_edit(request, pk):
    """Put a photo on the card, or another in its place."""
    card = fetch_card(request, pk)
    if request.method != "POST":
        return page(request, card, PhotoForm())
    form = PhotoForm(request.POST, request.FILES)
    if form.is_valid():
        try:
            photos.put(card, form.cleaned_data["photo"], by=request.user)
        except Refused as refusal:
            form.add_error("photo", str(refusal))
        else:
            messages.success(request, _("The photo is on the card."))
            return redirect(CARD, card.pk)
    return page(request, card, form)


@permitted("mediators.keep")
@require_POST
def photo_remove(request, pk):
    card = fetch_card(request, pk)
    photos.take_off(card, by=request.user)
    return redirect(EDIT, card.pk)


@permitted("mediators.keep")
@require_POST
def photo_restore(request, pk):
    card = fetch_card(request, pk)
    try:
        photos.have_back(card, by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect(EDIT, card.pk)
    return redirect(CARD, card.pk)
