"""How national staff make a questionnaire, and what regions take from its page: addresses, QR codes, posters."""

from django.contrib import messages
from django.db import IntegrityError, transaction
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override
from django.views.decorators.http import require_POST, require_safe

from events.models import Choice, Question, Questionnaire, Response
from events.surveys import actions, links
from events.surveys.answering import AnswerForm
from events.surveys.forms import QuestionForm, QuestionnaireForm
from events.views.answering import in_two_languages, page
from mediation import clock, constraints
from mediation.permissions import permitted
from mediation.record_views import RecordCreate, RecordDetail, RecordUpdate
from mediation.records import AlreadySaved, StaleEdit
from offices.models import Platform, Region

STATES = {
    "closed": ("", gettext_lazy("not published")),
    "coming": ("info", gettext_lazy("opens later")),
    "open": ("good", gettext_lazy("taking answers")),
    "over": ("warning", gettext_lazy("closed to answers")),
}


class QuestionnairePages:
    model, form_class = Questionnaire, QuestionnaireForm
    register, detail = "events:questionnaires", "events:questionnaire"
    permission = "surveys.keep"


class QuestionnaireAdd(QuestionnairePages, RecordCreate):
    title = gettext_lazy("New questionnaire")


class QuestionnaireEdit(QuestionnairePages, RecordUpdate):
    title = gettext_lazy("Correct the questionnaire")


class QuestionnaireDetail(QuestionnairePages, RecordDetail):
    permission, edit, edit_permission = "events.see", "events:questionnaire_edit", "surveys.keep"
    template = "events/survey/questionnaire.html"
    fields = ("campaign", "opens_on", "closes_on", "name_ru", "name_kk", "intro_ru", "intro_kk")

    def context(self, record):
        user, tone = self.request.user, STATES[record.state_on(clock.today())]
        region = user.region if user.is_coordinator else None
        return {
            "questionnaire": record,
            "questions": record.questions.prefetch_related("choices").order_by("sort_order", "pk"),
            "is_frozen": Response.objects.visible_to(user).filter(questionnaire=record).exists(),
            "tone": tone[0],
            "state": tone[1],
            "keeps": user.may("surveys.keep"),
            "enters": user.may("events.enter"),
            "places": [links.Place(record, one) for one in ([region] if region else [None, *Region.objects.all()])],
            "platforms": Platform.objects.visible_to(user).order_by("name_ru", "pk") if region else (),
        }


def questionnaire_of(request, pk):
    return get_object_or_404(Questionnaire.objects.visible_to(request.user).select_related("campaign"), pk=pk)


@permitted("surveys.keep")
@require_POST
def questionnaire_publish(request, pk):
    """Open the questionnaire to answers, or close it."""
    row, is_published = questionnaire_of(request, pk), request.POST.get("is_published") == "yes"
    try:
        actions.publish(row, is_published=is_published, by=request.user)
    except actions.NotReady:
        messages.error(request, _("A questionnaire is opened once it has questions, each with two choices at least."))
    else:
        words = _("People can answer from its first day on.") if is_published else _("Nobody can answer any more.")
        messages.success(request, words)
    return redirect("events:questionnaire", pk)


@permitted("events.see")
@require_safe
@in_two_languages
def questionnaire_preview(request, pk):
    """Show the page as a phone will."""
    row = questionnaire_of(request, pk)
    return page(request, "answer", links.Place(row), form=AnswerForm(questionnaire=row), is_preview=True)


# Questions


def question_form(request, question: Question, title: str):
    form = QuestionForm(request.POST or None, instance=question, user=request.user)
    back = reverse("events:questionnaire", args=[question.questionnaire_id])
    if request.method == "POST" and form.is_valid():
        try:
            saved = form.store()
        except (AlreadySaved, StaleEdit):
            messages.info(request, _("This was changed or saved meanwhile; here is how it is now."))
            return redirect(back)
        if saved:
            return redirect(f"{back}#question-{saved.pk}")
    return render(request, "record_form.html", {"title": title, "form": form, "cancel_url": back})


@permitted("surveys.keep")
def question_add(request, pk):
    question = Question(questionnaire=questionnaire_of(request, pk))
    return question_form(request, question, _("New question"))


def question_of(request, pk) -> Question:
    rows = Question.objects.filter(questionnaire__in=Questionnaire.objects.visible_to(request.user))
    return get_object_or_404(rows.select_related("questionnaire"), pk=pk)


@permitted("surveys.keep")
def question_edit(request, pk):
    return question_form(request, question_of(request, pk), _("Correct the question"))


@permitted("surveys.keep")
@require_POST
def question_change(request, pk, verb):
    """Move a question up or down, retire or restore it or one of its choices, delete it."""
    question, by = question_of(request, pk), request.user
    choice = request.POST.get("choice", "")
    item = get_object_or_404(Choice, question=question, pk=choice) if choice.isdigit() else question
    try:
        with transaction.atomic():
            if verb in ("up", "down"):
                actions.move_question(question, is_up=verb == "up", by=by)
            elif verb in ("retire", "restore"):
                actions.retire(item, is_retired=verb == "retire", by=by)
            elif verb == "delete":
                actions.delete_question(question, by=by)
            else:
                raise Http404
    except IntegrityError as refusal:
        messages.error(request, constraints.explain(refusal))
    return redirect(f"{reverse('events:questionnaire', args=[question.questionnaire_id])}#questions")


# Addresses and posters


def place_of(request, pk) -> links.Place:
    """Return the place the address asks for: a coordinator's own region, anybody's platform of that region."""
    row, user = questionnaire_of(request, pk), request.user
    asked = user.region_id if user.is_coordinator else request.GET.get("region", "")
    region = get_object_or_404(Region, pk=asked) if asked else None
    place = links.place(row, region, request.GET.get("platform", ""))
    if place is None:
        raise Http404
    return place


@permitted("events.see")
@require_safe
def questionnaire_poster(request, pk):
    """A sheet of A4 in both languages with the QR code."""
    place = place_of(request, pk)
    address = request.build_absolute_uri(place.path)
    texts = []
    for language in ("kk", "ru"):
        with override(language):
            row = place.questionnaire
            texts.append({"language": language, "name": row.name, "intro": row.intro, "place": place.name,
                          "call": _("Point the camera of your phone at the code and answer. No name is asked."),
                          "until": _("Until"), "or": _("Or open in the browser:")})  # fmt: skip
    context = {"title": _("Poster"), "place": place, "texts": texts, "address": address, "qr": links.inline(address)}
    return render(request, "events/survey/poster.html", context)


@permitted("events.see")
@require_safe
def questionnaire_qr(request, pk, kind):
    """The QR code alone, as a file for a leaflet or a slide."""
    types = {"svg": "image/svg+xml", "png": "image/png"}
    if kind not in types:
        raise Http404
    place = place_of(request, pk)
    content = links.drawn(request.build_absolute_uri(place.path), kind)
    name = f"{place.code}.{kind}"
    return HttpResponse(content, types[kind], headers={"Content-Disposition": f'attachment; filename="{name}"'})
