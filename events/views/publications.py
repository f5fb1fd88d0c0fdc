"""Pages of publications: one, many links at once, pages that several regions entered."""

import uuid

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import IntegrityError
from django.shortcuts import redirect, render
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events import actions
from events.links import is_link
from events.models import Publication
from events.publications import sheet
from events.publications.forms import PublicationForm
from events.publications.known import look
from events.views.records import Deletable, Delete
from mediation import constraints
from mediation.numbers import bounded
from mediation.permissions import permitted
from mediation.record_views import RecordCreate, RecordUpdate
from mediation.records import AlreadySaved
from mediation.sheet import laid_out, read, typed_rows

SHARED = 50


class PublicationPages:
    model, form_class = Publication, PublicationForm
    register, detail = "events:publications", "events:publication"
    permission = "events.enter"
    counting = "reports:counting_publication"


class PublicationForms(PublicationPages):
    template = "events/publication_form.html"

    def page(self, form, **context):
        if "conflict" in context:  # what each of two people wrote is chosen on the page of all records
            self.template = "record_form.html"
        else:
            context["look"] = form.look()
        return super().page(form, **context)


class PublicationAdd(PublicationForms, RecordCreate):
    title = gettext_lazy("New publication")


class PublicationEdit(PublicationForms, RecordUpdate):
    title = gettext_lazy("Correct the publication")


class PublicationDelete(PublicationPages, Delete):
    pass


class PublicationDetail(PublicationPages, Deletable):
    permission, edit, edit_permission = "events.see", "events:publication_edit", "events.enter"
    delete = "events:publication_delete"
    fields = ("region", "published_on", "title", "title_kk", "medium", "outlet", "url", "quantity", "comments",
              "reactions", "responses", "campaign", "external_id")  # fmt: skip

    def panels(self):
        return ["reports:counted_publication"]

    def row(self, record, name: str) -> dict:
        """Make the link one to follow, and mark numbers that are lower bounds, as the figures do."""
        row = super().row(record, name)
        more = {"quantity": record.is_quantity_more_than, "responses": record.is_comments_more_than}
        if name == "url" and is_link(record.url):
            row["value"] = format_html('<a href="{0}" rel="noopener noreferrer">{0}</a>', record.url)
        elif more.get(name):
            row["value"] = bounded(getattr(record, name), is_more=True)
        return row


@permitted("events.enter")
def look_at_link(request):
    """Say while a link is being typed who entered the page before."""
    besides = request.GET.get("besides", "")
    found = look(
        request.GET.get("url", ""),
        region=request.user.region_id,
        user=request.user,
        besides=int(besides) if besides.isdecimal() and len(besides) < 18 else None,
    )
    return render(request, "events/link_look.html", {"look": found})


@permitted("events.enter")
def paste(request):
    """Take pasted links apart into rows to check; save all rows, or none and say what is wrong beside each cell."""
    form = sheet.SheetForm(request.POST or None, user=request.user)
    known, rows = sheet.labels(), typed_rows(request.POST, sheet.COLUMNS, sheet.ROWS)
    pasted = request.POST.get("pasted", "")
    if request.method == "POST":
        is_valid, is_taken = form.is_valid(), "take" in request.POST
        is_taken = is_taken or bool(pasted.strip()) and all(row.is_empty for row in rows)
        if is_taken:
            pasted = sheet.put_in(rows, pasted, known, request.user)
        sheet.fill_dates(rows, form.cleaned_data.get("published_on"))
        if not is_taken and was_saved_before(request, form, rows):
            return redirect("events:publications")
        are_right = read(rows, sheet.COLUMNS, sheet.reader(known))
        are_right = sheet.check(rows, form, request.user) and are_right
        if is_taken and are_right:
            messages.info(request, _("Check the rows, then save them: nothing is saved yet."))
        elif is_valid and are_right and (saved := store(request, form, rows, pasted)):
            return saved
    context = {"title": _("Many links at once"), "form": form, "rows": rows, "pasted": pasted}
    context["sheet"] = laid_out(rows, sheet.COLUMNS, known)
    return render(request, "events/publication_paste.html", context)


def was_saved_before(request, form, rows) -> bool:
    """A sheet sent twice is saved once; whether nothing else is in it. Rows that were not in it then stay."""
    if not (token := form.cleaned_data.get("form_token")):
        return False
    filled = {row.token(token): row for row in rows if not row.is_empty}
    tokens = Publication.objects.visible_to(request.user).filter(form_token__in=filled)
    saved = set(tokens.values_list("form_token", flat=True))
    if not saved:
        return False
    messages.info(request, _("This sheet was saved before, and not a second time."))
    for mark in saved:
        filled[mark].clear()
    renew(form)
    if len(saved) < len(filled):
        form.add_error(None, _("These rows are not saved yet: they were not in the sheet that was saved before."))
    return len(saved) == len(filled)


def renew(form) -> None:
    form.data = form.data.copy()
    form.data["form_token"] = uuid.uuid4()


def store(request, form, rows, pasted: str):
    """Save the filled rows and return the answer, or None after saying what keeps them from being saved."""
    filled = [row for row in rows if not row.is_empty]
    if form.errors:
        return None
    if not filled:
        form.add_error(None, _("Fill at least one row."))
        return None
    token = form.cleaned_data["form_token"] or uuid.uuid4()
    try:
        saved = actions.enter_many(
            [form.publication(row) for row in filled], by=request.user, tokens=[row.token(token) for row in filled]
        )
    except AlreadySaved:
        messages.info(request, _("This sheet was saved before, and not a second time."))
        return redirect("events:publications")
    except IntegrityError as refusal:
        field = constraints.field_of(refusal)
        form.add_error(field if field in form.fields else None, constraints.explain(refusal))
        return None
    messages.success(request, _("Publications saved: %(count)s.") % {"count": len(saved)})
    if not pasted.strip():
        return redirect("events:publications")
    for row in filled:  # what did not fit stays above an empty sheet
        row.clear()
    renew(form)
    return None


@permitted("publications.compare")
def shared(request):
    """List the pages that several regions entered, with who entered them: each may be counted twice in the total."""
    found = Publication.objects.visible_to(request.user).entered_by_several_regions()
    page = Paginator(found, SHARED).get_page(request.GET.get("page"))
    pages = {row["link_key"]: {**row, "records": []} for row in page}
    rows = Publication.objects.visible_to(request.user).of_pages(pages).select_related("region", "campaign")
    for record in rows.order_by("published_on", "pk"):
        pages[record.link_key]["records"].append(record)
    context = {"title": _("Links counted by several regions"), "pages": list(pages.values()), "page": page}
    return render(request, "events/publications_shared.html", context)
