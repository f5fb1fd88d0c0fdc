"""Pages of the verbs: a small form each, for administrators."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mediation.record_views import RecordUpdate, readable
from mediators import duplicates, forms
from mediators.models import Mediator, Standing
from mediators.words import DICTIONARIES, in_words


class Verb(RecordUpdate):
    model, register, detail = Mediator, "mediators:mediators", "mediators:mediator"
    permission = "mediators.keep"

    def page(self, form, **context):
        context = {"title": f"{self.title}: {form.instance}", **context}
        return super().page(form, **context)


class Suspend(Verb):
    title, form_class = gettext_lazy("Suspend"), forms.SuspendForm


class Restore(Verb):
    title, form_class = gettext_lazy("Restore"), forms.RestoreForm


class ChangeKind(Verb):
    title, form_class = gettext_lazy("Change the kind"), forms.KindForm


class Exclude(Verb):
    title, form_class = gettext_lazy("Exclude from the register"), forms.ExcludeForm


class Readmit(Verb):
    title, form_class = gettext_lazy("Include again"), forms.ReadmitForm


class EntryEdit(Verb):
    """Correct a dated entry, while its quarters are open."""

    title, form_class, model = gettext_lazy("Correct the entry"), forms.EntryForm, Standing

    def record(self):
        rows = Standing.objects.visible_to(self.request.user).filter(mediator__merged_into__isnull=True)
        return get_object_or_404(rows.select_related("mediator"), pk=self.kwargs["pk"])

    def page(self, form, **context):
        card = form.instance.mediator
        title = f"{self.title}: {card}, {form.instance.get_begun_by_display()}"
        return super().page(form, title=title, cancel_url=reverse(self.detail, args=[card.pk]), **context)

    def done(self, record):
        return redirect(self.detail, record.mediator_id)


class Merge(Verb):
    """Make one card of two: choose the one that is kept, compare, confirm."""

    title, form_class, template = gettext_lazy("Merge with another card"), forms.MergeForm, "mediators/merge.html"

    def form(self, record=None):
        kept = {"kept": self.request.GET.get("kept", "")}
        return self.form_class(self.request.POST or None, instance=record, user=self.request.user, initial=kept)

    def page(self, form, **context):
        card = form.instance
        found = duplicates.similar_to(user=self.request.user, full_name=card.full_name, phone=card.phone, but=card.pk)
        here = [one for one in found if one.card.region_id == card.region_id]
        return super().page(form, similar=here, compared=compared(card, form), **context)

    def done(self, record):
        return redirect(self.detail, record.pk)

    def save(self, form):
        response = super().save(form)
        fates = getattr(form, "fates", None)
        if fates:
            messages.info(self.request, _("Moved: %(moved)s, left with the old card: %(stayed)s.") % fates)
        return response


def compared(card: Mediator, form) -> list[dict]:
    """Return both cards side by side, once the kept one is named."""
    kept = duplicates.by_number(str(form["kept"].value() or ""))
    if kept is None or kept.pk == card.pk:
        return []
    entries = (card.current, kept.current)
    rows = [(_("Registry number"), card.registry_number, kept.registry_number)]
    for name in ("full_name", "region", "phone", "email", "languages", "certificate_number", "birth_on"):
        pair = (getattr(card, name), getattr(kept, name))
        if name in DICTIONARIES:
            pair = tuple(in_words(name, text) for text in pair)
        rows.append((Mediator._meta.get_field(name).verbose_name, *pair))
    rows += [(_("Kind"), *(entry.get_kind_display() for entry in entries))]
    rows += [(_("From"), *(entry.starts_on for entry in entries))]
    return [{"label": label, "mine": readable(mine), "kept": readable(theirs)} for label, mine, theirs in rows]
