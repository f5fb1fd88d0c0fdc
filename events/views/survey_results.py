"""What people answered: the results with their charts, the conclusions, single responses, typing in from paper."""

import uuid
from urllib.parse import urlencode

from django.contrib import messages
from django.db import IntegrityError, transaction
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from events.models import Response, SurveyCount, SurveyTotal
from events.surveys import actions
from events.surveys.answering import PaperForm
from events.surveys.forms import ConclusionsForm
from events.surveys.results import by_region, results, workbook
from events.views.questionnaires import questionnaire_of
from mediation import clock, constraints, registers
from mediation.permissions import permitted
from mediation.record_views import RecordDetail
from mediation.records import StaleEdit
from offices.models import Region


def conclusions(questionnaire, user) -> dict:
    """Return the conclusions that the user may write: the region's for a coordinator, else the republic's."""
    if not user.is_coordinator:
        texts = {"text_ru": questionnaire.conclusions_ru, "text_kk": questionnaire.conclusions_kk}
        return {"version": questionnaire.version, **texts}
    row = SurveyTotal.objects.filter(campaign=questionnaire.campaign_id, region=user.region_id).first()
    return {"version": row.version, "text_ru": row.findings, "text_kk": row.findings_kk} if row else {}


@permitted("events.see")
@require_safe
def questionnaire_results(request, pk):
    """Show what was answered, in all or in one region; the same as a workbook with ``?format=xlsx``."""
    row, user = questionnaire_of(request, pk), request.user
    area = None if user.is_coordinator else Region.objects.filter(pk=request.GET.get("region", "")).first()
    region = user.region_id if user.is_coordinator else area.pk if area else ""
    is_file = request.GET.get("format") == "xlsx"
    found = results(row, user=user, region=region, **({"texts": None} if is_file else {}))
    places = by_region(row, user)
    if is_file:
        return file_of(request, row, found, places)
    return show_results(request, row, found, places, region, ConclusionsForm(initial=conclusions(row, user)))


def file_of(request, row, found, places):
    book, count = workbook(row, found, places)
    registers.log_export(
        register=request.resolver_match.view_name,
        address=request.get_full_path(),
        columns=["question", "answer", "number"],
        has_personal=False,
        rows=count,
    )
    return registers.download(book, f"{_('Results')} {row.code}.xlsx")


def show_results(request, row, found, places, region, form, status=200):
    query = {"region": region} if region else {}
    regions = [request.user.region] if request.user.region_id else list(Region.objects.all())
    context = {
        "title": row.name,
        "questionnaire": row,
        "results": found,
        "places": places,
        "doubles": [one for one in places if one["is_double"]],
        "regions": [] if request.user.region_id else regions,
        "region": region,
        "area": next((one for one in regions if one.pk == region), ""),
        "form": form,
        "can_conclude": request.user.may("surveys.keep") or request.user.may("events.enter"),
        "excel_url": f"{request.path}?{urlencode({**query, 'format': 'xlsx'})}",
        "responses_url": f"{reverse('events:responses')}?{urlencode({'questionnaire': row.pk, **query})}",
    }
    return render(request, "events/survey/results.html", context, status=status)


@permitted("events.see")
@require_POST
def questionnaire_conclude(request, pk):
    """Write the conclusions for the report; a text that met somebody else's is shown again, not lost."""
    row, user = questionnaire_of(request, pk), request.user
    form = ConclusionsForm(request.POST)
    if form.is_valid():
        values = form.cleaned_data
        version = values["version"] or 0
        try:
            with transaction.atomic():
                write_conclusions(row, user, version, values["text_ru"], values["text_kk"])
        except IntegrityError as refusal:
            form.add_error(None, constraints.explain(refusal))
        except StaleEdit:
            form.data = {**form.data.dict(), "version": conclusions(questionnaire_of(request, pk), user)["version"]}
            words = _("Somebody changed the conclusions meanwhile. Look at theirs on the page and save once more.")
            form.add_error(None, words)
        else:
            messages.success(request, _("The conclusions are saved; the report tells them."))
            return redirect("events:questionnaire_results", pk)
    region = user.region_id or ""
    return show_results(request, row, results(row, user=user, region=region), by_region(row, user), region, form, 409)


def write_conclusions(row, user, version: int, russian: str, kazakh: str) -> None:
    if user.is_coordinator:
        words = {"findings": russian, "findings_kk": kazakh}
        actions.conclude_region(row.campaign, version=version, by=user, **words)
    else:
        actions.conclude(row, version=version, conclusions_ru=russian, conclusions_kk=kazakh, by=user)


@permitted("events.enter")
def questionnaire_enter(request, pk):
    """Type in sheets of paper one after another; the day and the platform stay for the next one."""
    row, user = questionnaire_of(request, pk), request.user
    kept = {name: request.GET[name] for name in ("answered_on", "platform", "language") if request.GET.get(name)}
    first = {
        "answered_on": min(clock.today(), row.closes_on),
        "language": get_language() if get_language() == "kk" else "ru",
    }
    initial = {**first, **kept, "form_token": uuid.uuid4()}
    form = PaperForm(request.POST or None, initial=initial, questionnaire=row, user=user)
    if request.method == "POST" and form.is_valid():
        try:
            actions.enter(form.filled(), by=user)
        except IntegrityError as refusal:
            field = constraints.field_of(refusal)
            form.add_error(field if field in form.fields else None, constraints.explain(refusal))
        else:
            messages.success(request, _("Saved; the next sheet."))
            again = {name: request.POST.get(name, "") for name in ("answered_on", "platform", "language")}
            return redirect(f"{request.path}?{urlencode(again)}")
    context = {"title": row.name, "questionnaire": row, "form": form}
    entered = actions.entered_today(row, user)
    return render(request, "events/survey/paper.html", {**context, "count": entered.count(), "last": entered.first()})


class ResponseDetail(RecordDetail):
    """One filled-in questionnaire. Its answers are shown to the region that has the sheet of paper to compare with.

    All others are told added up only: together with the day and the place they might name somebody.
    """

    model, register, detail = Response, "events:responses", "events:response"
    permission, template = "events.see", "events/survey/response.html"
    fields = ("questionnaire", "campaign", "region", "platform", "way", "language", "answered_on")

    def sections(self, record):
        told = super().sections(record)
        return [*told, {"heading": _("Answers"), "rows": self.answers(record)}] if self.is_shown(record) else told

    def context(self, record):
        return {"is_hidden": not self.is_shown(record)}

    def is_shown(self, record) -> bool:
        return record.way == Response.Way.PAPER and self.request.user.may("events.enter")

    @staticmethod
    def answers(record) -> list[dict]:
        given: dict[int, dict] = {}
        rows = record.answers.select_related("question", "choice").order_by(
            "question__sort_order", "choice__sort_order"
        )
        for row in rows:
            one = given.setdefault(row.question_id, {"label": row.question.text, "value": []})
            one["value"].append(row.choice.text if row.choice else row.text or str(row.number))
        return [{**one, "value": "; ".join(one["value"])} for one in given.values()]

    def actions(self, record):
        if not self.request.user.may("events.enter"):
            return []
        return [{"label": _("Delete"), "url": reverse("events:response_delete", args=[record.pk]), "tone": "bad"}]


@permitted("events.enter")
def response_delete(request, pk):
    """Ask, then take out a response that was entered by mistake; ``back=enter`` goes on with the next sheet."""
    row = get_object_or_404(Response.objects.visible_to(request.user), pk=pk)
    if request.method != "POST":
        cancel = reverse("events:response", args=[pk])
        return render(request, "record_delete.html", {"title": str(row), "cancel_url": cancel})
    try:
        with transaction.atomic():
            actions.take_out(row, by=request.user)
    except IntegrityError as refusal:
        messages.error(request, constraints.explain(refusal))
    else:
        messages.success(request, _("Taken out."))
    name = "events:questionnaire_enter" if request.POST.get("back") == "enter" else "events:questionnaire_results"
    return redirect(name, row.questionnaire_id)


@permitted("events.see")
@require_safe
def survey_behind(request, pk):
    """Lead from a row of the counts to what it counts: a typed total, or a questionnaire's results in the region."""
    row = get_object_or_404(SurveyCount.objects.visible_to(request.user), pk=pk)
    if row.total_id:
        return redirect("events:survey", row.total_id)
    address = reverse("events:questionnaire_results", args=[row.questionnaire_id])
    return redirect(f"{address}?{urlencode({'region': row.region_id})}")
