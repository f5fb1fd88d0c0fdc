"""Campaigns, participation, surveys, appeals, events, publications: what their rows mean."""

from collections import defaultdict
from dataclasses import replace

from appeals.models import Appeal
from appeals.models.counter import registration_number, take_numbers
from desk.workbook import columns
from desk.workbook.noun import Entry, RecordNoun, batches
from events.actions import enter_many
from events.links import link_key
from events.models import Campaign, Event, Participation, Publication, SurveyTotal
from mediation import constraints


class Campaigns(RecordNoun):
    sheet, model, name, day = columns.CAMPAIGNS, Campaign, "campaign", "starts_on"

    def key(self, values):
        return values["code"]

    def rules(self, values):
        yield from self.ordered(values, "starts_on", "ends_on", "campaign_ends_after_start")
        if values["opens_at"] and values["closes_at"] and values["closes_at"] <= values["opens_at"]:
            yield "closes_at", constraints.message("campaign_closes_after_opening")


class Participations(RecordNoun):
    sheet, model, extra, day = columns.PARTICIPATION, Participation, ("region",), "campaign"

    def key(self, values):
        return values["campaign"], values["platform"], values.get("mediator")

    def complete(self, values):
        values.setdefault("mediator", None)
        values["region"] = self.lookups.platform_regions[values["platform"]]


class Surveys(RecordNoun):
    sheet, model, day = columns.SURVEYS, SurveyTotal, "campaign"

    def key(self, values):
        return values["campaign"], values["region"]


class Appeals(RecordNoun):
    sheet, model, extra, day = columns.APPEALS, Appeal, ("region",), "received_on"

    def complete(self, values):
        values["region"] = self.lookups.platform_regions[values["platform"]]

    def rules(self, values):
        yield from self.not_future(values, "received_on")
        yield from self.not_future(values, "resolved_on")
        yield from self.ordered(values, "received_on", "resolved_on", "appeal_resolved_after_receipt")
        if bool(values["outcome"]) != bool(values["resolved_on"]):
            missing = "resolved_on" if values["outcome"] else "outcome"
            yield missing, constraints.message("appeal_outcome_with_day")
        if not self.lookups.was_open(values["platform"], values["received_on"]):
            yield "platform", constraints.message("appeal_platform_open")
        yield from self.within_campaign(values, "received_on")

    def write(self, new: list[Entry], changed: list[Entry]) -> None:
        """Insert with numbers taken in blocks, regions and years in order, as ``take_numbers`` asks."""
        groups = defaultdict(list)
        for entry in new:
            groups[entry.values["region"], entry.values["received_on"].year].append(entry)
        appeals = []
        for (region, year), entries in sorted(groups.items()):
            entries.sort(key=lambda entry: (entry.values["received_on"], entry.number))
            for entry, sequence in zip(entries, take_numbers(region, year, len(entries)), strict=True):
                appeal = self.built(entry)
                appeal.number = registration_number(region, year, sequence)
                appeals.append(appeal)
        self.insert(appeals)
        self.update(changed)


class Events(RecordNoun):
    sheet, model, day = columns.EVENTS, Event, "starts_on"

    def rules(self, values):
        yield from self.not_future(values, "starts_on")
        yield from self.ordered(values, "starts_on", "ends_on", "event_ends_after_start")
        if values["platform"] and self.lookups.platform_regions[values["platform"]] != values["region"]:
            yield "platform", constraints.message("event_platform_in_region")
        yield from self.within_campaign(values, "starts_on")


class Publications(RecordNoun):
    sheet, model, day = columns.PUBLICATIONS, Publication, "published_on"

    def rules(self, values):
        yield from self.not_future(values, "published_on")
        yield from self.within_campaign(values, "published_on")

    def insert(self, records):
        for some in batches(records):
            enter_many(some, by=None)
            self.report.wrote(len(some))

    def update(self, changed):
        """A changed link changes its key with it."""
        told = [replace(entry, values={**entry.values}, changed={*entry.changed}) for entry in changed]
        for entry in told:
            if "url" in entry.changed:
                entry.values["link_key"] = link_key(entry.values["url"])
                entry.changed.add("link_key")
        super().update(told)
