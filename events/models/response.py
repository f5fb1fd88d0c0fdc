"""What people answered: a response and its answers. Nobody's name is asked, and no address kept."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from events.models.campaign import Campaign, RegionalQuerySet, SurveyTotal
from events.models.survey import Choice, Question, Questionnaire
from mediation.database.keys import CompositeForeignKey


class Response(models.Model):
    """One filled-in questionnaire. It counts for the region on whose link or paper it was given."""

    class Way(models.TextChoices):
        PHONE = "phone", _("on a phone")
        PAPER = "paper", _("on paper")

    class Language(models.TextChoices):
        RUSSIAN = "ru", _("Russian")
        KAZAKH = "kk", _("Kazakh")

    # The token of the form, made by the portal: one form, one response.
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    questionnaire = models.ForeignKey(
        Questionnaire, models.PROTECT, verbose_name=_("questionnaire"), related_name="responses"
    )
    campaign = models.ForeignKey(Campaign, models.PROTECT, verbose_name=_("campaign"), related_name="responses")
    region = models.ForeignKey("offices.Region", models.PROTECT, verbose_name=_("region"), related_name="+")
    platform = models.ForeignKey(
        "offices.Platform",
        models.PROTECT,
        verbose_name=_("platform"),
        null=True,
        blank=True,
        related_name="+",
        db_constraint=False,
    )
    way = models.CharField(_("how it was filled in"), max_length=5, choices=Way.choices)
    language = models.CharField(_("language"), max_length=2, choices=Language.choices)
    answered_on = models.DateField(_("answered on"))
    device = models.BinaryField(null=True, editable=False)
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name=_("entered by"), null=True, related_name="+"
    )
    entered_at = models.DateTimeField(_("entered at"), null=True)

    objects = RegionalQuerySet.as_manager()

    class Meta:
        verbose_name = _("filled-in questionnaire")
        verbose_name_plural = _("filled-in questionnaires")
        indexes = [
            models.Index(fields=["questionnaire", "region"], name="response_of_region"),
            models.Index(fields=["answered_on", "id"], name="response_day"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["id", "questionnaire", "region"], name="response_key"),
            models.UniqueConstraint(
                fields=["questionnaire", "device"],
                name="response_once_a_device",
                violation_error_message=_("This questionnaire was answered from this device before."),
            ),
            models.CheckConstraint(
                condition=Q(way="phone", device__isnull=False, entered_by__isnull=True, entered_at__isnull=True)
                | Q(way="paper", device__isnull=True, entered_at__isnull=False),
                name="response_way_is_whole",
            ),
            CompositeForeignKey(
                fields=["questionnaire", "campaign"],
                to="events.Questionnaire",
                to_fields=["id", "campaign"],
                name="response_in_campaign",
                violation_error_message=_("The questionnaire has answers and stays with its campaign."),
            ),
            CompositeForeignKey(
                fields=["platform", "region"],
                to="offices.Platform",
                to_fields=["id", "region"],
                name="response_platform_in_region",
                violation_error_message=_("The platform belongs to another region."),
            ),
        ]

    def __str__(self):
        return str(self.id)[:8]


class Answer(models.Model):
    """One answer: a choice, a step of a scale, or words. Several choices are several rows."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    response = models.ForeignKey(
        Response, models.CASCADE, verbose_name=_("filled-in questionnaire"), related_name="answers"
    )
    questionnaire = models.ForeignKey(Questionnaire, models.PROTECT, related_name="+")
    region = models.ForeignKey("offices.Region", models.PROTECT, verbose_name=_("region"), related_name="+")
    question = models.ForeignKey(Question, models.PROTECT, verbose_name=_("question"), related_name="answers")
    choice = models.ForeignKey(Choice, models.PROTECT, verbose_name=_("choice"), null=True, related_name="+")
    number = models.PositiveSmallIntegerField(_("step"), null=True)
    text = models.TextField(_("words"), blank=True, max_length=1000)

    objects = RegionalQuerySet.as_manager()

    class Meta:
        verbose_name = _("answer")
        verbose_name_plural = _("answers")
        indexes = [models.Index(fields=["questionnaire", "region"], name="answer_of_region")]
        constraints = [
            models.UniqueConstraint(
                fields=["response", "question", "choice"], name="answer_given_once", nulls_distinct=False
            ),
            models.CheckConstraint(
                condition=Q(choice__isnull=False, number__isnull=True, text="")
                | Q(choice__isnull=True, number__range=(1, 10), text="")
                | (Q(choice__isnull=True, number__isnull=True) & ~Q(text="")),
                name="answer_is_one_thing",
            ),
            CompositeForeignKey(
                fields=["response", "questionnaire", "region"],
                to="events.Response",
                to_fields=["id", "questionnaire", "region"],
                name="answer_of_response",
            ),
            CompositeForeignKey(
                fields=["question", "questionnaire"],
                to="events.Question",
                to_fields=["id", "questionnaire"],
                name="answer_to_own_question",
            ),
            CompositeForeignKey(
                fields=["choice", "question"],
                to="events.Choice",
                to_fields=["id", "question"],
                name="answer_of_own_choices",
            ),
        ]


class SurveyCount(models.Model):
    """What a campaign's survey counts in a region: its typed total, or what was filled in of one questionnaire.

    A view of the database over both tables, so that one figure is counted, and opened, in one pass.
    """

    class Way(models.TextChoices):
        TOTAL = "total", _("typed total")
        ANSWERS = "answers", _("filled in the portal")

    id = models.CharField(primary_key=True, max_length=40)
    campaign = models.ForeignKey(Campaign, models.DO_NOTHING, related_name="+")
    region = models.ForeignKey("offices.Region", models.DO_NOTHING, related_name="+")
    questionnaire = models.ForeignKey(Questionnaire, models.DO_NOTHING, null=True, related_name="+")
    total = models.ForeignKey(SurveyTotal, models.DO_NOTHING, null=True, related_name="+")
    way = models.CharField(max_length=7, choices=Way.choices)
    respondents = models.IntegerField()

    objects = RegionalQuerySet.as_manager()

    class Meta:
        managed = False
        db_table = "events_surveycount"
        verbose_name = _("survey of a region")
        verbose_name_plural = _("surveys of regions")

    def __str__(self):
        return f"{self.questionnaire or self.campaign}: {self.region}"
