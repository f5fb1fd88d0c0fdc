"""The narrative desk: the sections of the report's text, each drafted, edited, compared and approved."""

from functools import partial

from django.contrib import messages
from django.db import IntegrityError
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from events.highlights.look import known_names
from mediation import constraints
from mediation.permissions import permitted
from reports.models import PublishedSummary
from reports.telling import actions
from reports.telling.comparing import compared
from reports.telling.desk import Desk, Section, silent_regions
from reports.telling.fields import fields_of
from reports.telling.forms import SectionForm
from reports.telling.names import LANGUAGES, SECTIONS
from reports.views.summary import parsed_quarter


@permitted("texts.edit")
@require_GET
def desk(request, quarter):
    """Show the whole text as the document prints it, with the state of each section."""
    quarter = parsed_quarter(quarter)
    language = request.GET.get("language")
    if language not in LANGUAGES:
        language = "kk" if get_language() == "kk" else "ru"
    found = Desk(quarter, language)
    sections = found.sections
    context = {
        "quarter": quarter,
        "text_language": language,
        "waiting": [one for one in sections if one.waits_for(request.user)],
        "languages": [
            {"code": code, "label": label, "is_chosen": code == language}
            for code, label in (("ru", _("Russian")), ("kk", _("Kazakh")))
        ],
        "sections": sections,
        "silent": silent_regions(quarter),
        "published": PublishedSummary.objects.current(quarter),
    }
    return render(request, "reports/desk.html", context)


@permitted("texts.edit")
@require_GET
def section(request, quarter, language, section):
    return shown(request, form_of(request, quarter, language, section))


@permitted("texts.edit")
@require_POST
def section_save(request, quarter, language, section):
    """Keep the text; a number typed where a field belongs is told beside the field."""
    form = form_of(request, quarter, language, section, request.POST)
    if not form.is_valid():
        return shown(request, form, status=422)
    values = {"version": form.cleaned_data["seen"], "text": form.cleaned_data["text"], "by": request.user}
    return carried_out(request, form, written(form, values), _("The section is kept; somebody else reads it."))


@permitted("texts.edit")
@require_POST
def section_check(request, quarter, language, section):
    """Look at what is typed so far, and say it with the figures; nothing is kept."""
    form = form_of(request, quarter, language, section, request.POST)
    form.is_valid()
    return render(request, "reports/section_look.html", {"form": form, "section": form.section})


@permitted("texts.edit")
@require_POST
def section_draft(request, quarter, language, section):
    """Give the draft back."""
    form = form_of(request, quarter, language, section)
    values = {"version": seen(request), "text": "", "by": request.user}
    return carried_out(request, form, written(form, values), _("The draft stands again."))


@permitted("texts.edit")
@require_POST
def section_approve(request, quarter, language, section):
    """Say of a section as it was read that it stands."""
    form = form_of(request, quarter, language, section)
    values = {"seen": request.POST.get("seen", ""), "by": request.user}
    step = partial(actions.approve_section, form.section, **values)
    return carried_out(request, form, step, _("The section is approved."))


@permitted("texts.edit")
@require_POST
def desk_approve(request, quarter, language):
    """Approve the sections that were read on the desk; one that has changed since is left for another look."""
    quarter = parsed_quarter(quarter)
    if language not in LANGUAGES:
        raise Http404
    read = dict(one.split(":", 1) for one in request.POST.getlist("seen") if ":" in one)
    waiting = [one for one in Desk(quarter, language).sections if one.name in read and one.waits_for(request.user)]
    done = 0
    for one in waiting:
        try:
            actions.approve_section(one, seen=read[one.name], by=request.user)
        except actions.Changed:
            messages.error(request, _("Changed meanwhile, look again: %(section)s.") % {"section": one.label})
        else:
            done += 1
    if done:
        words = ngettext("%(count)s section is approved.", "%(count)s sections are approved.", done)
        messages.success(request, words % {"count": done})
    return redirect(f"{reverse('reports:desk', args=[quarter])}?language={language}")


def written(form: SectionForm, values: dict):
    desk = form.desk
    return partial(actions.write_section, desk.quarter, form.section.name, desk.language, **values)


def carried_out(request, form: SectionForm, step, done: str):
    desk, name = form.desk, form.section.name
    try:
        step()
    except actions.Changed as changed:
        words = _("This was not done: the section was changed meanwhile. Look at it again.")
        if form.is_bound:
            form.add_error(None, words)
            form.data = {**form.data.dict(), "seen": changed.row.version if changed.row else 0}
            return shown(request, form, other=changed.row, status=409)
        messages.error(request, words)
    except IntegrityError as refusal:
        messages.error(request, constraints.explain(refusal))
    else:
        messages.success(request, done)
    return redirect("reports:section", desk.quarter, desk.language, name)


def seen(request) -> int:
    text = request.POST.get("seen", "")
    return int(text) if text.isdecimal() and len(text) < 9 else -1


def form_of(request, quarter: str, language: str, section: str, data=None) -> SectionForm:
    """Return the form of a section; 404 for what the text does not have."""
    quarter = parsed_quarter(quarter)
    if language not in LANGUAGES or section not in SECTIONS:
        raise Http404
    found = Section(Desk(quarter, language), section)
    return SectionForm(data, section=found, known_names=known_names(request.user))


def shown(request, form: SectionForm, *, other=None, status=200):
    found = form.section
    if not form.is_bound:
        form.look()
    index = SECTIONS.index(found.name)
    row = found.row
    context = {
        "quarter": found.desk.quarter,
        "text_language": found.desk.language,
        "section": found,
        "form": form,
        "other": other,
        "fields": fields_of(found),
        "pieces": compared(found.last_time, form.said),
        "is_own": bool(found.is_edited and row.edited_by_id == request.user.pk),
        "can_approve": found.waits_for(request.user),
        "last": found.desk.quarter.previous(),
        "next": SECTIONS[index + 1] if index + 1 < len(SECTIONS) else "",
        "desk_url": f"{reverse('reports:desk', args=[found.desk.quarter])}?language={found.desk.language}",
    }
    return render(request, "reports/section.html", context, status=status)
