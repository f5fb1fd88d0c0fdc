"""The public form of a request, and the coordinator's forms that decide it."""

from crispy_forms.helper import FormHelper
from django import forms
from django.core.exceptions import ValidationError
from django.forms.models import ModelChoiceIterator
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from appeals.models import Category, Request
from mediation import clock, constraints
from mediation.gate import TooFast, TooOld, new_token, read_token
from mediators.models import Mediator
from offices.models import Platform, Region

FEWEST_DIGITS = 6


class ByRegion(ModelChoiceIterator):
    """Offices under the names of their regions."""

    def __iter__(self):
        yield "", self.field.empty_label
        groups = {}
        for office in self.queryset:
            groups.setdefault(office.region.name, []).append(self.choice(office))
        yield from groups.items()


class OfficeSelect(forms.Select):
    """Each office names its region, by which a script hides the offices of other regions."""

    def create_option(self, name, value, *args, **kwargs):
        option = super().create_option(name, value, *args, **kwargs)
        if value:
            option["attrs"]["data-region"] = value.instance.region_id
        return option


class OfficeField(forms.ModelChoiceField):
    iterator, widget = ByRegion, OfficeSelect

    def label_from_instance(self, office):
        return ", ".join(part for part in (office.name, office.locality) if part)


class RequestForm(forms.Form):
    """What a citizen sends. ``robot`` says that only a person's patience is missing, not an answer."""

    region = forms.ModelChoiceField(label=_("Region"), queryset=Region.objects.all(), empty_label="—")
    platform = OfficeField(
        label=_("Mediation office"),
        queryset=Platform.objects.none(),
        required=False,
        empty_label=_("any of the region"),
    )
    category = forms.ModelChoiceField(label=_("What it is about"), queryset=Category.objects.none(), empty_label="—")
    contact = forms.CharField(
        label=_("Telephone or e-mail"), max_length=100, help_text=_("How the office can reach you.")
    )
    name = forms.CharField(
        label=_("How to address you"), max_length=100, required=False, help_text=_("May be left empty.")
    )
    language = forms.ChoiceField(label=_("Language of the conversation"), choices=Request.Language.choices)
    callback = forms.ChoiceField(label=_("When to call"), choices=Request.Callback.choices, required=False)
    consent = forms.BooleanField(
        label=_("I agree that my contact and name are kept and used for the purpose named below."),
        error_messages={"required": _("Without your consent the office may not keep your contact.")},
    )
    # People do not see this field, robots fill it in.
    website = forms.CharField(
        label=_("Leave this field empty"),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )
    form_token = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True
        self.initial.setdefault("form_token", new_token())
        self.initial.setdefault("language", get_language()[:2])
        offices = Platform.objects.offices_at(clock.today()).select_related("region")
        self.fields["platform"].queryset = offices.order_by("region__sort_order", "pk").only(
            "name_ru", "name_kk", "locality", *(f"region__{name}" for name in ("name_ru", "name_kk", "name_en"))
        )
        self.fields["category"].queryset = Category.objects.filter(is_retired=False)

    def clean_contact(self):
        contact = self.cleaned_data["contact"]
        if "@" not in contact and sum(character.isdigit() for character in contact) < FEWEST_DIGITS:
            raise ValidationError(_("Give a telephone number or an e-mail address."))
        return contact

    def clean_website(self):
        if self.cleaned_data["website"]:
            raise ValidationError(_("This field is for catching robots. Empty it and send the request again."))
        return ""

    def clean(self):
        values = super().clean()
        platform, region = values.get("platform"), values.get("region")
        if platform and region and platform.region_id != region.pk:
            self.add_error("platform", _("This office is in another region."))
        self.check_token(values)
        return values

    def check_token(self, values):
        try:
            self.token = read_token(values.get("form_token", ""))
        except TooFast:
            self.add_error(None, _("That was faster than people type. Wait a few seconds and send it once more."))
        except TooOld:
            self.renew_token()
            self.add_error(None, _("The page was open for too long. Look through the form and send it once more."))

    def renew_token(self):
        self.data = self.data.copy()
        self.data["form_token"] = new_token()

    def stored(self) -> dict:
        """Return the values of the request itself."""
        names = ("region", "platform", "category", "contact", "name", "language", "callback")
        return {name: self.cleaned_data[name] for name in names}


class AcceptRequestForm(forms.Form):
    """Where a request goes when it becomes an appeal."""

    platform = forms.ModelChoiceField(label=_("Platform"), queryset=Platform.objects.none(), empty_label="—")
    category = forms.ModelChoiceField(label=_("Category"), queryset=Category.objects.none())
    mediator = forms.ModelChoiceField(
        label=_("Mediator"), queryset=Mediator.objects.none(), required=False, empty_label="—"
    )

    def __init__(self, *args, request_row, user, **kwargs):
        super().__init__(*args, **kwargs)
        today = clock.today()
        platforms = Platform.objects.visible_to(user).open_at(request_row.sent_on).order_by("name_ru", "pk")
        self.fields["platform"].queryset = platforms
        offices = list(platforms.offices_at(today)[:2])
        only = offices[0].pk if len(offices) == 1 else None
        self.initial |= {"platform": request_row.platform_id or only, "category": request_row.category_id}
        kept = Category.objects.filter(is_retired=False) | Category.objects.filter(pk=request_row.category_id)
        self.fields["category"].queryset = kept
        self.fields["mediator"].queryset = Mediator.objects.visible_to(user).active_at(today).order_by("full_name")

    def refuse(self, refusal):
        """Say beside its field what the database refused."""
        field = constraints.field_of(refusal)
        self.add_error(field if field in self.fields else None, constraints.explain(refusal))


class DeclineRequestForm(forms.Form):
    because = forms.CharField(
        label=_("Reason"), max_length=300, help_text=_("For the region's own records; its sender does not see it.")
    )
