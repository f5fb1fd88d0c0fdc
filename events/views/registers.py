"""Registers of events, publications, campaigns, participation and surveys."""

from django.utils.translation import gettext_lazy as _

from events import filters
from events.models import Campaign, Event, Participation, Publication, Questionnaire, Response, SurveyCount
from mediation.columns import region_column
from mediation.registers import Column, Register

CAMPAIGN = Column("campaign", _("Campaign"), is_named=True)
REGION = region_column()
# Under the page where workbooks come in, which is the desk's.
TO_CHANGE = ("events.enter", "desk:intake", _("Change in Excel"))


class OfEvents(Register):
    """Whoever sees events sees these too, and whoever enters events enters them."""

    permission, create_permission = "events.see", "events.enter"


class Events(OfEvents):
    title = _("Events")
    model, filterset = Event, filters.EventFilters
    order = ("-starts_on", "-pk")
    detail = "events:event"
    create, create_label = "events:event_add", _("New event")
    links = (
        ("events.see", "events:calendar", _("Calendar")),
        ("events.see", "events:highlights", _("Highlights of the quarter")),
        ("partners.see", "events:organisations", _("Organisations")),
        TO_CHANGE,
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


class Publications(OfEvents):
    title = _("Publications")
    model, filterset = Publication, filters.PublicationFilters
    order = ("-published_on", "-pk")
    detail = "events:publication"
    create, create_label = "events:publication_add", _("New publication")
    links = (
        ("events.enter", "events:publication_paste", _("Many links at once")),
        ("publications.compare", "events:publications_shared", _("Links counted by several regions")),
        TO_CHANGE,
    )
    columns = (
        Column("title", _("Title")),
        Column("published_on", _("Date")),
        REGION,
        Column("medium", _("Medium"), choices=Publication.Medium.choices),
        Column("outlet", _("Outlet")),
        Column("quantity", _("Quantity"), is_number=True, bound="is_quantity_more_than"),
        Column("responses", _("Comments and reactions"), is_number=True, bound="is_comments_more_than"),
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


class Participations(OfEvents):
    title = _("Participation in campaigns")
    model, filterset = Participation, filters.ParticipationFilters
    order = ("-campaign__starts_on", "-pk")
    detail = "events:participation"
    create, create_label = "events:participation_add", _("New participation")
    columns = (
        Column("platform", _("Platform"), is_named=True),
        Column("mediator__full_name", _("Mediator")),
        REGION,
        CAMPAIGN,
    )


class Surveys(OfEvents):
    title = _("Surveys")
    model, filterset = SurveyCount, filters.SurveyFilters
    order = ("-campaign__starts_on", "-pk")
    detail = "events:survey_behind"
    create, create_label = "events:survey_add", _("New survey")
    links = (("events.see", "events:questionnaires", _("Questionnaires")),)
    columns = (
        REGION,
        CAMPAIGN,
        Column("way", _("How counted"), choices=SurveyCount.Way.choices),
        Column("respondents", _("Respondents"), is_number=True),
    )


class Questionnaires(OfEvents):
    title = _("Questionnaires")
    model, filterset = Questionnaire, filters.QuestionnaireFilters
    order = ("-opens_on", "-pk")
    detail = "events:questionnaire"
    create, create_label, create_permission = "events:questionnaire_add", _("New questionnaire"), "surveys.keep"
    links = (("events.see", "events:surveys", _("Surveys")),)
    columns = (
        Column("", _("Name"), is_named=True),
        CAMPAIGN,
        Column("opens_on", _("First day")),
        Column("closes_on", _("Last day")),
        Column("is_published", _("Opened")),
        Column("code", _("Short code")),
    )


class Responses(OfEvents):
    title = _("Filled-in questionnaires")
    model, filterset = Response, filters.ResponseFilters
    order = ("-answered_on", "-pk")
    detail = "events:response"
    columns = (
        Column("answered_on", _("Date")),
        REGION,
        Column("questionnaire", _("Questionnaire"), is_named=True),
        Column("way", _("How filled in"), choices=Response.Way.choices),
        Column("language", _("Language"), choices=Response.Language.choices),
        Column("platform", _("Platform"), is_named=True),
    )
