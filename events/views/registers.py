"""Registers of events, publications, campaigns, participation and surveys."""

from django.utils.translation import gettext_lazy as _

from events import filters
from events.models import Campaign, Event, Participation, Publication, SurveyTotal
from mediation.columns import region_column
from mediation.registers import Column, Register

CAMPAIGN = Column("campaign", _("Campaign"), is_named=True)
REGION = region_column()


class Events(Register):
    title = _("Events")
    permission = "events.see"
    model, filterset = Event, filters.EventFilters
    order = ("-starts_on", "-pk")
    detail = "events:event"
    create, create_label, create_permission = "events:event_add", _("New event"), "events.enter"
    links = (
        ("events.see", "events:calendar", _("Calendar")),
        ("partners.see", "events:organisations", _("Organisations")),
    )
    columns = (
        Column("title", _("Title")),
        Column("starts_on", _("Date")),
        REGION,
        Column("type", _("Type"), is_named=True),
        Column("attendance", _("Attendance"), is_number=True),
        Column("certificates", _("Certificates"), is_number=True),
        CAMPAIGN,
        Column("ends_on", _("Last day"), is_optional=True),
        Column("format", _("Format"), choices=Event.Format.choices, is_optional=True),
        Column("place", _("Place"), is_optional=True),
        Column("theme", _("Theme"), is_named=True, is_optional=True),
        Column("title_kk", _("Title in Kazakh"), is_optional=True),
    )


class Publications(Register):
    title = _("Publications")
    permission = "events.see"
    model, filterset = Publication, filters.PublicationFilters
    order = ("-published_on", "-pk")
    detail = "events:publication"
    create, create_label, create_permission = "events:publication_add", _("New publication"), "events.enter"
    columns = (
        Column("title", _("Title")),
        Column("published_on", _("Date")),
        REGION,
        Column("medium", _("Medium"), choices=Publication.Medium.choices),
        Column("outlet", _("Outlet")),
        Column("quantity", _("Quantity"), is_number=True),
        Column("comments", _("Comments"), is_number=True),
        CAMPAIGN,
    )


class Campaigns(Register):
    title = _("Campaigns")
    permission = "campaigns.see"
    model, filterset = Campaign, filters.CampaignFilters
    order = ("-starts_on", "-pk")
    detail = "events:campaign"
    create, create_label, create_permission = "events:campaign_add", _("New campaign"), "campaigns.keep"
    links = (("campaigns.see", "events:open_days", _("Open days by the rule")),)
    columns = (
        Column("", _("Name"), is_named=True),
        Column("kind", _("Kind"), choices=Campaign.Kind.choices),
        Column("starts_on", _("First day")),
        Column("ends_on", _("Last day")),
        Column("code", _("Code")),
    )


class Participations(Register):
    title = _("Participation in campaigns")
    permission = "events.see"
    model, filterset = Participation, filters.ParticipationFilters
    order = ("-campaign__starts_on", "-pk")
    detail = "events:participation"
    create, create_label, create_permission = "events:participation_add", _("New participation"), "events.enter"
    columns = (
        Column("platform", _("Platform"), is_named=True),
        Column("mediator__full_name", _("Mediator")),
        REGION,
        CAMPAIGN,
    )


class Surveys(Register):
    title = _("Surveys")
    permission = "events.see"
    model, filterset = SurveyTotal, filters.SurveyFilters
    order = ("-campaign__starts_on", "-pk")
    detail = "events:survey"
    create, create_label, create_permission = "events:survey_add", _("New survey"), "events.enter"
    columns = (REGION, CAMPAIGN, Column("respondents", _("Respondents"), is_number=True))
