"""The page on which anybody answers a questionnaire, and the thanks after it. No sign-in, no name of anybody."""

from functools import wraps

from django.conf import settings
from django.db import IntegrityError
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from events.surveys import actions
from events.surveys.answering import PhoneForm
from events.surveys.device import Device
from events.surveys.links import find
from mediation import clock, constraints
from mediation.gate import ANSWERS_AN_HOUR, is_flood
from mediation.permissions import for_everyone

LANGUAGES = (("kk", "Қазақша"), ("ru", "Русский"))
YEAR = 365 * 24 * 3600


def in_two_languages(view):
    """Show a page in Kazakh or Russian; ``?language=`` chooses, and is remembered."""

    @wraps(view)
    def shown(request, *args, **kwargs):
        asked = request.GET.get("language", "")
        chosen = asked if asked in dict(LANGUAGES) else ""
        language = chosen or ("kk" if get_language() == "kk" else "ru")
        with override(language):
            response = view(request, *args, **kwargs)
        response.headers["Content-Language"] = language
        if chosen:
            secure = settings.LANGUAGE_COOKIE_SECURE
            cookie = {"max_age": YEAR, "samesite": "Lax", "secure": secure, "httponly": True}
            response.set_cookie(settings.LANGUAGE_COOKIE_NAME, language, **cookie)
        return response

    return shown


def place_of(code: str):
    place = find(code)
    if place is None:
        raise Http404
    return place


def page(request, template: str, place, status: int = 200, **context):
    switch = [{"code": code, "name": name, "is_current": code == get_language()} for code, name in LANGUAGES]
    context = {"title": place.questionnaire.name, "place": place, "switch": switch, **context}
    return render(request, f"events/survey/{template}.html", context, status=status)


def refused(request, place, state: str, status: int = 200):
    return page(request, "closed", place, status, state=state)


@for_everyone
@in_two_languages
def answer_page(request, code):
    """Take one answer from a device; whatever is refused, nothing filled in is lost."""
    place, device = place_of(code), Device(request)
    questionnaire = place.questionnaire
    state = questionnaire.state_on(clock.today())
    if state != "open":
        return refused(request, place, state, 410 if request.method == "POST" else 200)
    if device.has_answered(questionnaire):
        return refused(request, place, "answered", 409 if request.method == "POST" else 200)
    form = PhoneForm(request.POST if request.method == "POST" else None, place=place)
    status = 200
    if request.method == "POST" and form.is_valid():
        if not is_flood(request, f"survey {questionnaire.pk}", ANSWERS_AN_HOUR):
            return kept(request, form, device)
        status = 429
        form.add_error(None, _("Many answers came from your network. Wait an hour and send it again."))
    return device.remember(page(request, "answer", place, status, form=form))


def kept(request, form, device):
    place = form.place
    try:
        actions.answer(form.filled(device.of(place.questionnaire)))
    except actions.AnsweredBefore:
        return device.remember(refused(request, place, "answered", 409), place.questionnaire)
    except IntegrityError as refusal:
        if constraints.constraint_name(refusal) not in ("response_while_open", "quarter_is_open"):
            raise
        return refused(request, place, "over", 410)
    return device.remember(redirect(reverse("survey:thanks", args=[place.code])), place.questionnaire)


@for_everyone
@in_two_languages
def thanks_page(request, code):
    return page(request, "thanks", place_of(code))
