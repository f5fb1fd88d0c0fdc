from django.db import models
from django.utils.translation import gettext_lazy as _

from mediation.database.keys import CompositeForeignKey
from mediation.quarter import Period
from mediation.records import Record
from mediators.models.standing import Standing


class TrainingQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Courses are national: all staff see them."""
        return self


class Training(Record):
    """A course for mediators."""

    title = models.CharField(_("title"), max_length=300)
    hours = models.PositiveSmallIntegerField(_("hours"), default=0)
    is_ethno = models.BooleanField(_("prepares ethnomediators"), default=False)

    objects = TrainingQuerySet.as_manager()

    class Meta:
        verbose_name = _("training")
        verbose_name_plural = _("trainings")
        constraints = [
            models.UniqueConstraint(
                fields=["title"],
                name="training_title_once",
                violation_error_message=_("A course of this name is already there."),
            ),
            models.CheckConstraint(
                condition=models.Q(hours__lte=2000),
                name="training_hours_plausible",
                violation_error_message=_("A training of more than 2000 hours is not plausible."),
            ),
        ]

    def __str__(self):
        return self.title


class TrainingCompletionQuerySet(models.QuerySet):
    def finished_in(self, period: Period):
        return self.filter(finished_on__gte=period.start, finished_on__lt=period.end)

    def visible_to(self, user):
        return self.filter(region=user.region_id) if user.is_regional else self

    def not_in_the_pool(self):
        """Finished a course that prepares ethnomediators, stand in the register, and no entry says so yet."""
        standing = Standing.objects.filter(ends_on__isnull=True, is_ethno=False)
        return self.filter(training__is_ethno=True, mediator__in=standing.values("mediator"))


class TrainingCompletion(Record):
    """A mediator finished a training. The region is the mediator's."""

    training = models.ForeignKey(Training, models.PROTECT, verbose_name=_("training"), related_name="completions")
    mediator = models.ForeignKey(
        "mediators.Mediator",
        models.PROTECT,
        verbose_name=_("mediator"),
        related_name="completions",
        db_constraint=False,
    )
    region = models.ForeignKey("offices.Region", models.PROTECT, verbose_name=_("region"), related_name="+")
    finished_on = models.DateField(_("finished on"), db_index=True)
    certificate_number = models.CharField(_("certificate number"), max_length=60, blank=True)

    objects = TrainingCompletionQuerySet.as_manager()

    class Meta:
        verbose_name = _("finished training")
        verbose_name_plural = _("finished trainings")
        constraints = [
            models.UniqueConstraint(
                fields=["training", "mediator", "finished_on"],
                name="completion_once",
                violation_error_message=_("It is entered already that the mediator finished this training that day."),
            ),
            CompositeForeignKey(
                fields=["mediator", "region"],
                to="mediators.Mediator",
                to_fields=["id", "region"],
                name="completion_in_region",
            ),
        ]

    def __str__(self):
        return f"{self.mediator}: {self.training}"
