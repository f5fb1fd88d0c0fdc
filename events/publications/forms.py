"""The form of one publication."""

from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events import actions
from events.forms import CampaignedForm
from events.links import is_link, link_key
from events.models import Publication
from events.publications.known import Look, look

MAIN = ("url", "title", "title_kk", "published_on", "medium", "outlet", "campaign")
NUMBERS = ("quantity", "is_quantity_more_than", "comments", "reactions", "is_comments_more_than")
BLANKS = {"quantity": 1, "comments": 0, "reactions": 0}  # what an empty number means


class PublicationForm(CampaignedForm):
    day, not_future = "published_on", ("published_on",)
    url = forms.URLField(
        label=gettext_lazy("link"),
        required=False,
        max_length=1000,
        assume_scheme="https",
        help_text=gettext_lazy("Copy it from the browser; what tracking adds to it does no harm."),
        error_messages={"invalid": gettext_lazy("This is not a link. Copy the whole address from the browser.")},
    )
    is_repeat_meant = forms.BooleanField(
        label=gettext_lazy("This is another publication: save it all the same"), required=False
    )

    class Meta:
        model = Publication
        fields = (
            "url",
            "published_on",
            "title",
            "title_kk",
            "medium",
            "outlet",
            "quantity",
            "is_quantity_more_than",
            "comments",
            "reactions",
            "is_comments_more_than",
            "campaign",
        )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["campaign"].queryset = self.fields["campaign"].queryset.order_by("-starts_on", "-pk")
        self.fields["campaign"].empty_label = _("none: the routine figures")
        for name in BLANKS:
            self.fields[name].required = False
        for name in self.fields:
            self.fields[name].widget.attrs["aria-describedby"] = f"{self.auto_id % name}_error"
        self.fields["url"].widget.attrs |= {
            "hx-get": reverse("events:publication_look"),
            "hx-trigger": "change, draft, input changed delay:400ms",
            "hx-swap": "outerHTML",
            "hx-target": "#link-look",
            "hx-vals": f'{{"besides": "{self.instance.pk or ""}"}}',
        }

    def clean_url(self):
        url = self.cleaned_data["url"]
        if url and "url" in self.changed_data and not is_link(url):
            raise ValidationError(self.fields["url"].error_messages["invalid"], code="invalid")
        return url

    def look(self) -> Look:
        """What was entered of this page before."""
        url = (self["url"].value() or "").strip()
        return look(url, region=self.instance.region_id, user=self.user, besides=self.instance.pk)

    def clean(self):
        values = super().clean()
        for name, meant in BLANKS.items():
            if name not in self.errors and values.get(name) is None:
                values[name] = meant
        is_new = "url" in self.changed_data and link_key(values.get("url")) != self.instance.link_key
        repeated = is_new and not values.get("is_repeat_meant") and self.look().records
        # A form sent twice meets what it saved itself.
        if repeated and values.get("form_token") not in {record.form_token for record in repeated}:
            self.add_error("url", _("This page is entered already. If this is another publication, say so below."))
        return values

    def main(self) -> list[dict]:
        return [self.shown(name) for name in MAIN]

    def numbers(self) -> list[dict]:
        return [self.shown(name) for name in NUMBERS]

    def shown(self, name: str) -> dict:
        """Return a field with its explanation, for ``components/field.html`` or ``tick.html``."""
        help_text = self.fields[name].help_text
        is_tick = isinstance(self.fields[name], forms.BooleanField)
        return {"field": self[name], "explanation": {"meaning": help_text} if help_text else None, "is_tick": is_tick}

    def write(self):
        values = self.cleaned_data
        if self.instance.pk:
            version = values["version"] or 0
            return actions.change(self.instance, fields=self.stored_fields(), version=version, by=self.user)
        return actions.enter(self.instance, by=self.user, token=values["form_token"])
