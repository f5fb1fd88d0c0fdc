from django.urls import path

from events.views import campaigns, participants, preparation, publications, records, registers

app_name = "events"
urlpatterns = [
    path("", registers.Events.as_view(), name="events"),
    path("new/", records.EventAdd.as_view(), name="event_add"),
    path("<int:pk>/", records.EventDetail.as_view(), name="event"),
    path("<int:pk>/edit/", records.EventEdit.as_view(), name="event_edit"),
    path("<int:pk>/delete/", records.EventDelete.as_view(), name="event_delete"),
    path("publications/", registers.Publications.as_view(), name="publications"),
    path("publications/new/", publications.PublicationAdd.as_view(), name="publication_add"),
    path("publications/paste/", publications.paste, name="publication_paste"),
    path("publications/look/", publications.look_at_link, name="publication_look"),
    path("publications/shared/", publications.shared, name="publications_shared"),
    path("publications/<int:pk>/", publications.PublicationDetail.as_view(), name="publication"),
    path("publications/<int:pk>/edit/", publications.PublicationEdit.as_view(), name="publication_edit"),
    path("publications/<int:pk>/delete/", publications.PublicationDelete.as_view(), name="publication_delete"),
    path("campaigns/", registers.Campaigns.as_view(), name="campaigns"),
    path("campaigns/new/", campaigns.CampaignAdd.as_view(), name="campaign_add"),
    path("campaigns/ahead/", campaigns.ahead, name="campaigns_ahead"),
    path("campaigns/open-days/", campaigns.open_days, name="open_days"),
    path("campaigns/<int:pk>/", campaigns.CampaignDetail.as_view(), name="campaign"),
    path("campaigns/<int:pk>/edit/", campaigns.CampaignEdit.as_view(), name="campaign_edit"),
    path("campaigns/<int:pk>/participants/", participants.participants, name="campaign_participants"),
    path("campaigns/<int:pk>/participants/count/", participants.count, name="campaign_count"),
    path("campaigns/<int:pk>/participants/undo/", participants.undo, name="campaign_undo"),
    path("campaigns/<int:pk>/preparation/", preparation.preparation, name="campaign_preparation"),
    path("participation/", registers.Participations.as_view(), name="participations"),
    path("participation/new/", records.ParticipationAdd.as_view(), name="participation_add"),
    path("participation/<int:pk>/", records.ParticipationDetail.as_view(), name="participation"),
    path("participation/<int:pk>/delete/", records.ParticipationDelete.as_view(), name="participation_delete"),
    path("surveys/", registers.Surveys.as_view(), name="surveys"),
    path("surveys/new/", records.SurveyAdd.as_view(), name="survey_add"),
    path("surveys/<int:pk>/", records.SurveyDetail.as_view(), name="survey"),
    path("surveys/<int:pk>/edit/", records.SurveyEdit.as_view(), name="survey_edit"),
]
