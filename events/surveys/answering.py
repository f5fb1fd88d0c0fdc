"""The form of a questionnaire, made of its questions: on a phone and for typing in from paper."""

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from events.models import Question, Questionnaire, Response
from events.surveys import actions
from mediation import clock, constraints
from mediation.gate import TooFast, TooOld, new_token, read_token
from offices.models import Platform, Region

LONGEST, SHOWN_AGAIN = 1000, 5000
REQUIRED = _("Please answer this question.")
UNKNOWN = _("Choose among the answers that are offered.")
ERRORS = {"required": REQUIRED, "invalid_choice": UNKNOWN, "invalid_list": UNKNOWN}


def field_of(question: Question) -> forms.Field:
    """Return the form field of a question."""
    common = {"label": question.text, "required": question.is_required, "error_messages": ERRORS}
    Kind = Question.Kind
    if question.kind == Kind.TEXT:
        longest = {"max_length": _("That is too long: %(limit_value)s characters at most.") % {"limit_value": LONGEST}}
        return forms.CharField(
            max_length=LONGEST,
            widget=forms.Textarea(attrs={"rows": 4}),
            **common | {"error_messages": ERRORS | longest},
        )
    if question.kind == Kind.SCALE:
        steps = [(str(step), str(step)) for step in range(1, question.steps + 1)]
        return forms.ChoiceField(choices=steps, widget=forms.RadioSelect, **common)
    choices = [(str(choice.pk), choice.text) for choice in question.offered()]
    if question.kind == Kind.SEVERAL:
        return forms.MultipleChoiceField(choices=choices, widget=forms.CheckboxSelectMultiple, **common)
    return forms.ChoiceField(choices=choices, widget=forms.RadioSelect, **common)


class AnswerForm(forms.Form):
    """The questions of a questionnaire; ``filled`` makes of it what is stored."""

    def __init__(self, *args, questionnaire: Questionnaire, **kwargs):
        super().__init__(*args, **kwargs)
        self.questionnaire = questionnaire
        self.questions = list(questionnaire.asked())
        for question in self.questions:
            self.fields[self.name(question)] = field_of(question)

    @staticmethod
    def name(question: Question) -> str:
        return f"q{question.pk}"

    def lines(self) -> list[dict]:
        """The questions as the page shows them, each with its field."""
        return [{"question": question, "field": self[self.name(question)]} for question in self.questions]

    def filled_in(self, filled: actions.Filled) -> actions.Filled:
        """Add the answers to a response."""
        for question in self.questions:
            given = self.cleaned_data[self.name(question)]
            if not given:
                continue
            if question.kind == Question.Kind.TEXT:
                actions.add(filled, question, text=given)
            elif question.kind == Question.Kind.SCALE:
                actions.add(filled, question, number=int(given))
            else:
                for key in [given] if isinstance(given, str) else given:
                    actions.add(filled, question, choice_id=int(key))
        return filled


class PhoneForm(AnswerForm):
    """What anybody fills in. A region is asked for where the address names none."""

    region = forms.ModelChoiceField(
        label=_("Your region"), queryset=Region.objects.all(), empty_label="—", error_messages=ERRORS
    )
    form_token = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, place, **kwargs):
        super().__init__(*args, questionnaire=place.questionnaire, **kwargs)
        self.place = place
        self.initial.setdefault("form_token", new_token())
        if place.region:
            del self.fields["region"]

    def clean(self):
        values = super().clean()
        self.data = self.data.copy()
        try:
            self.token = read_token(values.get("form_token", ""))
        except TooFast:
            self.add_error(None, _("That was faster than people read. Wait a few seconds and send it once more."))
        except TooOld:
            self.data["form_token"] = new_token()
            self.add_error(None, _("The page was open for too long. Look through it and send it once more."))
        self.shorten()
        return values

    def shorten(self) -> None:
        """Cut what is far too long before the page shows it again, lest a flood comes back as heavy as it came."""
        for name in self.errors:
            text = self.data.get(name, "")
            if len(text) > SHOWN_AGAIN:
                self.data[name] = text[:SHOWN_AGAIN]

    def filled(self, device: bytes) -> actions.Filled:
        place = self.place
        region = place.region or self.cleaned_data["region"]
        return self.filled_in(
            actions.blank(
                self.questionnaire,
                self.token,
                region_id=region.pk,
                platform_id=place.platform and place.platform.pk,
                way=Response.Way.PHONE,
                language="kk" if get_language() == "kk" else "ru",
                device=device,
            )
        )


class PaperForm(AnswerForm):
    """What a coordinator types in from a sheet of paper; the day and the platform stay for the next one."""

    answered_on = forms.DateField(
        label=_("Answered on"), widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    )
    platform = forms.ModelChoiceField(
        label=_("Platform"), queryset=Platform.objects.none(), required=False, empty_label="—"
    )
    language = forms.ChoiceField(label=_("Language of the sheet"), choices=Response.Language.choices)
    form_token = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.user = user
        self.fields["platform"].queryset = Platform.objects.visible_to(user).order_by("name_ru", "pk")

    def clean_answered_on(self):
        day = self.cleaned_data["answered_on"]
        if day > clock.today():
            raise forms.ValidationError(_("The date is in the future."))
        if not self.questionnaire.opens_on <= day <= self.questionnaire.closes_on:
            raise forms.ValidationError(constraints.message("response_while_open"))
        return day

    def filled(self) -> actions.Filled:
        values = self.cleaned_data
        platform = values["platform"]
        return self.filled_in(
            actions.blank(
                self.questionnaire,
                values["form_token"],
                region_id=self.user.region_id,
                platform_id=platform and platform.pk,
                way=Response.Way.PAPER,
                language=values["language"],
                answered_on=values["answered_on"],
            )
        )
