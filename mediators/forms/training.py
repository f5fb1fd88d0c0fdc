"""Forms of training: the course, who finished it, a correction."""

from crispy_forms.helper import FormHelper
from django import forms
from django.db import IntegrityError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mediation import clock, constraints
from mediation.forms import DAY, RecordForm
from mediators import actions
from mediators.models import Mediator, Training, TrainingCompletion

LONGEST_LIST = 500  # lines


class TrainingForm(RecordForm):
    class Meta:
        model = Training
        fields = ("title", "hours", "is_ethno")


class CompletionForm(RecordForm):
    """Correct when a mediator finished, or the number of the certificate."""

    not_future = ("finished_on",)

    class Meta:
        model = TrainingCompletion
        fields = ("finished_on", "certificate_number")

    def write(self):
        version = self.cleaned_data["version"] or 0
        return actions.correct_completion(self.instance, fields=self.stored_fields(), version=version, by=self.user)


class People(forms.ModelMultipleChoiceField):
    """Mediators to tick; namesakes are told apart by their numbers."""

    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, who):
        return f"{who.full_name} ({who.registry_number})"


class FinishedForm(forms.Form):
    """Who finished a training on a day: ticked among the region's mediators, or listed by registry number."""

    finished_on = forms.DateField(
        label=gettext_lazy("Finished on"), widget=forms.DateInput(format="%Y-%m-%d", attrs=DAY)
    )
    lines = forms.CharField(
        label=gettext_lazy("Registry numbers, one in each line"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 6, "spellcheck": "false"}),
        help_text=gettext_lazy(
            "The number of the certificate may follow after a semicolon or a tab; two columns of a sheet can be pasted."
        ),
    )
    ticked = People(
        label=gettext_lazy("Or tick the mediators of the region"), required=False, queryset=Mediator.objects.none()
    )

    def __init__(self, *args, training: Training, user, region, **kwargs):
        super().__init__(*args, **kwargs)
        self.training, self.user, self.certificates = training, user, {}
        self.initial.setdefault("finished_on", clock.today())
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True
        if region is None:
            del self.fields["ticked"]
        else:
            people = Mediator.objects.visible_to(user).active_at(clock.today()).filter(region=region)
            self.fields["ticked"].queryset = people.order_by("full_name", "registry_number")

    def clean_finished_on(self):
        if self.cleaned_data["finished_on"] > clock.today():
            raise forms.ValidationError(_("The date is in the future."))
        return self.cleaned_data["finished_on"]

    def clean_lines(self):
        listed = [parted(line) for line in self.cleaned_data["lines"].splitlines()]
        if len(listed) > LONGEST_LIST:
            words = _("At most %(count)s lines at once; enter the others afterwards.")
            raise forms.ValidationError(words % {"count": LONGEST_LIST})
        wanted = [number for number, _certificate in listed if number]
        rows = Mediator.objects.visible_to(self.user).filter(registry_number__in=wanted)
        known = {who.registry_number: who for who in rows}
        unknown = []
        for at, (number, certificate) in enumerate(listed, start=1):
            if number and number not in known:
                unknown.append(_("Line %(at)s: there is no mediator with the number “%(number)s”.")
                               % {"at": at, "number": number[:60]})  # fmt: skip
            elif len(certificate) > 60:
                unknown.append(_("Line %(at)s: the number of the certificate is too long.") % {"at": at})
            elif number:
                self.certificates[known[number]] = certificate
        if unknown:
            raise forms.ValidationError(unknown)
        return self.cleaned_data["lines"]

    def clean(self):
        values = super().clean()
        for who in values.get("ticked") or ():
            self.certificates.setdefault(who, "")
        if not self.certificates and "lines" not in self.errors:
            self.add_error("lines", _("Say who finished: list numbers, or tick mediators."))
        return values

    def store(self) -> int | None:
        """Enter them; return how many, or None after putting the database's refusal beside its field."""
        try:
            return actions.finish(
                self.training, certificates=self.certificates, on=self.cleaned_data["finished_on"], by=self.user
            )
        except IntegrityError as refusal:
            self.add_error("finished_on", constraints.explain(refusal))
            return None


def parted(line: str) -> tuple[str, str]:
    """Return the registry number and the certificate number of a line."""
    number, _mark, certificate = line.replace("\t", ";").partition(";")
    return number.strip(), certificate.strip(" ;")


class PoolForm(forms.Form):
    """Who of those that finished is taken into the pool of ethnomediators; all are proposed."""

    mediators = People(label=gettext_lazy("Not in the pool yet"), queryset=None)

    def __init__(self, *args, training: Training, user, **kwargs):
        super().__init__(*args, **kwargs)
        found = training.completions.visible_to(user).not_in_the_pool().values("mediator")
        self.fields["mediators"].queryset = Mediator.objects.filter(pk__in=found).order_by("full_name")
        self.initial["mediators"] = self.fields["mediators"].queryset
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True
