"""Forms by which national staff make a questionnaire, and by which conclusions are written."""

from django import forms
from django.utils.translation import gettext_lazy as _

from events.models import Question, Questionnaire, Response
from events.surveys import actions
from events.surveys.links import new_code
from mediation import records
from mediation.forms import RecordForm

MOST_CHOICES, LONGEST_CHOICE = 30, 200


class QuestionnaireForm(RecordForm):
    field_order = ("campaign", "source")
    opens_on = forms.DateField(label=_("first day of answers"), required=False)
    closes_on = forms.DateField(label=_("last day of answers"), required=False)
    source = forms.ModelChoiceField(
        label=_("copy the questions of"), queryset=Questionnaire.objects.order_by("-pk"), required=False
    )

    class Meta:
        model = Questionnaire
        fields = ("campaign", "name_ru", "name_kk", "intro_ru", "intro_kk", "opens_on", "closes_on")
        widgets = {name: forms.Textarea(attrs={"rows": 3}) for name in ("intro_ru", "intro_kk")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["name_kk"].required = True
        self.fields["opens_on"].help_text = self.fields["closes_on"].help_text = _("Blank: as the campaign.")
        if self.instance.pk:
            del self.fields["source"]

    def clean(self):
        values = super().clean()
        campaign = values.get("campaign")
        for name, own in (("opens_on", "starts_on"), ("closes_on", "ends_on")):
            if campaign and not values.get(name) and name not in self.errors:
                values[name] = getattr(campaign, own)
        return values

    def write(self):
        if self.instance.pk:
            return super().write()
        self.instance.code = new_code()
        made = records.create(self.instance, token=self.cleaned_data["form_token"])
        if source := self.cleaned_data.get("source"):
            actions.copy_questions(source, made, by=self.user)
        return made


def lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


class QuestionForm(RecordForm):
    """A question with its choices, one a line, the same lines in both languages."""

    choices_ru = forms.CharField(label=_("choices in Russian, one a line"), required=False, max_length=6500)
    choices_kk = forms.CharField(label=_("choices in Kazakh, one a line"), required=False, max_length=6500)

    class Meta:
        model = Question
        fields = ("kind", "steps", "text_ru", "text_kk", "low_ru", "low_kk", "high_ru", "high_kk", "is_required")
        widgets = {name: forms.Textarea(attrs={"rows": 2}) for name in ("text_ru", "text_kk")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for language in ("ru", "kk"):
            field = self.fields[f"choices_{language}"]
            field.widget = forms.Textarea(attrs={"rows": 6})
            there = self.instance.choices.all() if self.instance.pk else ()
            self.initial[f"choices_{language}"] = "\n".join(getattr(one, f"text_{language}") for one in there)

    def clean(self):
        values = super().clean()
        kind = values.get("kind")
        if kind != Question.Kind.SCALE:
            values["steps"] = None
            values |= dict.fromkeys(("low_ru", "low_kk", "high_ru", "high_kk"), "")
        elif not values.get("steps"):
            self.add_error("steps", _("Choose the steps of the scale."))
        self.choices = self.paired(values) if kind in (Question.Kind.SINGLE, Question.Kind.SEVERAL) else []
        return values

    def paired(self, values) -> list[tuple[str, str]]:
        russian, kazakh = lines(values.get("choices_ru", "")), lines(values.get("choices_kk", ""))
        if len(russian) < 2:
            self.add_error("choices_ru", _("Give at least two choices, each on a line of its own."))
        if len(russian) > MOST_CHOICES or any(len(line) > LONGEST_CHOICE for line in russian + kazakh):
            self.add_error("choices_ru", _("At most 30 choices of 200 characters."))
        for name, given in (("choices_ru", russian), ("choices_kk", kazakh)):
            if len({line.casefold() for line in given}) < len(given):
                self.add_error(name, _("A choice stands there twice."))
        if len(russian) != len(kazakh):
            words = {"ru": len(russian), "kk": len(kazakh)}
            self.add_error("choices_kk", _("Lines in Russian: %(ru)s, in Kazakh: %(kk)s. Each needs its pair.") % words)
        if self.are_moved(russian):
            self.add_error("choices_ru", _("Somebody has answered: a choice keeps its line, or answers would change."))
        return list(zip(russian, kazakh, strict=False))

    def are_moved(self, russian: list[str]) -> bool:
        """Whether an answered choice's words stand on the line of another, which would then have its answers."""
        if not self.instance.pk or not Response.objects.filter(questionnaire=self.instance.questionnaire_id).exists():
            return False
        there = [choice.text_ru for choice in self.instance.choices.all()]
        return any(text != old and text in there for text, old in zip(russian, there, strict=False))

    def write(self):
        return actions.keep_question(
            self.instance,
            self.choices,
            token=self.cleaned_data["form_token"],
            version=self.cleaned_data["version"] or 0,
            fields=self.stored_fields(),
            by=self.user,
        )


class ConclusionsForm(forms.Form):
    """What was found, for the report, in both languages."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    text_ru = forms.CharField(
        label=_("Conclusions in Russian"), required=False, max_length=4000, widget=forms.Textarea(attrs={"rows": 5})
    )
    text_kk = forms.CharField(
        label=_("Conclusions in Kazakh"), required=False, max_length=4000, widget=forms.Textarea(attrs={"rows": 5})
    )
