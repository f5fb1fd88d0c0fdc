"""Organisations and memoranda: of a region, or without one national."""

from django.utils.translation import gettext as _

from desk.workbook import columns
from desk.workbook.noun import RecordNoun
from desk.workbook.values import folded
from events.models import Memorandum, Organisation


class OfRegionOrNational(RecordNoun):
    def complete(self, values):
        values.setdefault("region", None)

    def rules(self, values):
        if self.lookups.region and not values["region"]:
            yield "region", _("National organisations are kept by administrators. Name your region.")


class Organisations(OfRegionOrNational):
    sheet, model, name = columns.ORGANISATIONS, Organisation, "organisation"

    def key(self, values):
        return values["region"], values["name_ru"]


class Memoranda(OfRegionOrNational):
    sheet, model = columns.MEMORANDA, Memorandum

    def key(self, values):
        return values["organisation"], values["signed_on"], values["subject"]

    def read_row(self, number, row):
        values = super().read_row(number, row)
        if values is None:
            return None
        name, region = values["organisation"], values.get("region")
        values["organisation"] = self.lookups.organisations[region].get(folded(name))
        if values["organisation"]:
            return values
        if name not in self.lookups.broken["organisation"]:
            told = _("There is no organisation called “%(value)s” in the region.")
            if region is None:
                told = _("There is no national organisation called “%(value)s”.")
            self.refuse(number, "organisation", told % {"value": name[:60]})
        return None

    def rules(self, values):
        yield from super().rules(values)
        yield from self.not_future(values, "signed_on")
        yield from self.ordered(values, "signed_on", "ends_on", "memorandum_ends_after_signing")
