"""A questionnaire of a campaign: its questions and their choices, in Russian and Kazakh."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from events.models.campaign import Campaign
from mediation.records import Named, Record


def spoken(record, field: str) -> str:
    """Return a text of the record in the reader's language, the Russian one where there is no other."""
    return (getattr(record, f"{field}_kk") if get_language() == "kk" else "") or getattr(record, f"{field}_ru")


class QuestionnaireQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Questionnaires are national: coordinators use them, national staff make them."""
        return self if user.is_coordinator or user.is_national else self.none()

    def published(self):
        """Questionnaires that anybody may read, and of them only what is read."""
        told = ("name_ru", "name_kk", "code", "campaign", "intro_ru", "intro_kk", "opens_on", "closes_on")
        return self.filter(is_published=True).only(*told, "is_published")


class Questionnaire(Record, Named):
    """What people are asked in a campaign. Frozen by its first answer: words are mended, items retired, no more."""

    code = models.CharField(_("short code"), max_length=8, unique=True, editable=False)
    campaign = models.ForeignKey(Campaign, models.PROTECT, verbose_name=_("campaign"), related_name="questionnaires")
    intro_ru = models.TextField(_("introduction in Russian"), blank=True, max_length=1000)
    intro_kk = models.TextField(_("introduction in Kazakh"), blank=True, max_length=1000)
    opens_on = models.DateField(_("first day of answers"))
    closes_on = models.DateField(_("last day of answers"))
    is_published = models.BooleanField(_("open to answers"), default=False, editable=False)
    conclusions_ru = models.TextField(_("conclusions in Russian"), blank=True, max_length=4000)
    conclusions_kk = models.TextField(_("conclusions in Kazakh"), blank=True, max_length=4000)

    objects = QuestionnaireQuerySet.as_manager()

    class Meta:
        verbose_name = _("questionnaire")
        verbose_name_plural = _("questionnaires")
        constraints = [
            models.UniqueConstraint(fields=["id", "campaign"], name="questionnaire_campaign_key"),
            models.CheckConstraint(
                condition=Q(closes_on__gte=F("opens_on")),
                name="questionnaire_closes_after_opening",
                violation_error_message=_("The last day may not be before the first."),
            ),
        ]

    @property
    def intro(self) -> str:
        return spoken(self, "intro")

    def state_on(self, day) -> str:
        """Return ``closed``, ``coming``, ``open`` or ``over``."""
        if not self.is_published:
            return "closed"
        return "coming" if day < self.opens_on else "over" if day > self.closes_on else "open"

    def asked(self):
        """The questions that are put now, each with its choices."""
        return self.questions.filter(is_retired=False).prefetch_related("choices").order_by("sort_order", "pk")


class Question(Record):
    """One question. What it asks stays once somebody has answered."""

    class Kind(models.TextChoices):
        SINGLE = "single", _("one choice")
        SEVERAL = "several", _("several choices")
        SCALE = "scale", _("scale")
        TEXT = "text", _("free text")

    STEPS = ((5, "1–5"), (10, "1–10"))

    questionnaire = models.ForeignKey(
        Questionnaire, models.CASCADE, verbose_name=_("questionnaire"), related_name="questions"
    )
    sort_order = models.PositiveSmallIntegerField(_("order"), default=0, editable=False)
    kind = models.CharField(_("kind of question"), max_length=7, choices=Kind.choices)
    text_ru = models.CharField(_("question in Russian"), max_length=500)
    text_kk = models.CharField(_("question in Kazakh"), max_length=500)
    is_required = models.BooleanField(_("must be answered"), default=True)
    steps = models.PositiveSmallIntegerField(_("steps of the scale"), null=True, blank=True, choices=STEPS)
    low_ru = models.CharField(_("lowest step in Russian"), max_length=60, blank=True)
    low_kk = models.CharField(_("lowest step in Kazakh"), max_length=60, blank=True)
    high_ru = models.CharField(_("highest step in Russian"), max_length=60, blank=True)
    high_kk = models.CharField(_("highest step in Kazakh"), max_length=60, blank=True)
    is_retired = models.BooleanField(_("not asked any more"), default=False, editable=False)

    class Meta:
        verbose_name = _("question")
        verbose_name_plural = _("questions")
        ordering = ["sort_order", "id"]
        constraints = [
            models.UniqueConstraint(fields=["id", "questionnaire"], name="question_of_questionnaire_key"),
            models.CheckConstraint(
                condition=Q(kind="scale", steps__in=(5, 10)) | (~Q(kind="scale") & Q(steps__isnull=True)),
                name="question_scale_has_steps",
                violation_error_message=_("Choose the steps of the scale; other questions have none."),
            ),
        ]

    def __str__(self):
        return self.text

    @property
    def text(self) -> str:
        return spoken(self, "text")

    @property
    def low(self) -> str:
        return spoken(self, "low")

    @property
    def high(self) -> str:
        return spoken(self, "high")

    @property
    def has_choices(self) -> bool:
        return self.kind in (self.Kind.SINGLE, self.Kind.SEVERAL)

    def offered(self) -> list["Choice"]:
        return [choice for choice in self.choices.all() if not choice.is_retired]


class Choice(models.Model):
    """What may be chosen as an answer."""

    question = models.ForeignKey(Question, models.CASCADE, verbose_name=_("question"), related_name="choices")
    sort_order = models.PositiveSmallIntegerField(_("order"), default=0)
    text_ru = models.CharField(_("choice in Russian"), max_length=200)
    text_kk = models.CharField(_("choice in Kazakh"), max_length=200)
    is_retired = models.BooleanField(_("not offered any more"), default=False)

    class Meta:
        verbose_name = _("choice")
        verbose_name_plural = _("choices")
        ordering = ["sort_order", "id"]
        constraints = [models.UniqueConstraint(fields=["id", "question"], name="choice_of_question_key")]

    def __str__(self):
        return self.text

    @property
    def text(self) -> str:
        return spoken(self, "text")
