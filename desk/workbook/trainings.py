"""Courses for mediators, and who finished them."""

from django.utils.translation import gettext as _

from desk.workbook import columns
from desk.workbook.noun import RecordNoun
from mediators.models import Training, TrainingCompletion


class Trainings(RecordNoun):
    sheet, model, name = columns.TRAININGS, Training, "training"

    def key(self, values):
        return values["title"]


class Completions(RecordNoun):
    """The region is the mediator's."""

    sheet, model, extra, day = columns.COMPLETIONS, TrainingCompletion, ("region",), "finished_on"

    def key(self, values):
        return values["training"], values["mediator"], values["finished_on"]

    def complete(self, values):
        values["region"] = self.lookups.mediator_regions[values["mediator"]]

    def rules(self, values):
        yield from self.not_future(values, "finished_on")
        if self.lookups.region not in ("", values["region"]):
            yield "mediator", _("The mediator is of another region.")
