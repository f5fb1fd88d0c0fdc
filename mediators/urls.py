from django.urls import path

from mediators.views import choices, duties, feeds, records, registers, roster, serving

app_name = "mediators"
urlpatterns = [
    path("", registers.Mediators.as_view(), name="mediators"),
    path("choices/", choices.MediatorChoices.as_view(), name="choices"),
    path("new/", records.MediatorAdd.as_view(), name="mediator_add"),
    path("<int:pk>/", records.MediatorDetail.as_view(), name="mediator"),
    path("<int:pk>/edit/", records.MediatorEdit.as_view(), name="mediator_edit"),
    path("<int:pk>/duties/", feeds.mediator_duties, name="mediator_duties"),
    path("<int:pk>/calendar/", feeds.mediator_feed, name="mediator_feed"),
    path("at/<int:pk>/", serving.platform_services, name="platform_services"),
    path("at/<int:pk>/new/", serving.platform_service_add, name="platform_service_add"),
    path("at/<int:pk>/end/", serving.platform_services_end, name="platform_services_end"),
    path("at/<int:pk>/duties/", roster.platform_duties, name="platform_duties"),
    path("services/<int:pk>/end/", serving.service_end, name="service_end"),
    path("roster/", roster.rosters, name="rosters"),
    path("roster/<int:pk>/", roster.roster, name="roster"),
    path("roster/<int:pk>/plan/", roster.roster_plan, name="roster_plan"),
    path("roster/<int:pk>/calendar/", feeds.roster_feed, name="roster_feed"),
    path("roster/<int:pk>/weekly/", duties.PatternAdd.as_view(), name="roster_pattern_add"),
    path("roster/<int:pk>/extra/", duties.DutyAdd.as_view(), name="roster_duty_add"),
    path("weekly/<int:pk>/edit/", duties.PatternEdit.as_view(), name="pattern_edit"),
    path("weekly/<int:pk>/end/", duties.PatternEnd.as_view(), name="pattern_end"),
    path("duties/<int:pk>/edit/", duties.DutyEdit.as_view(), name="duty_edit"),
    path("duties/<int:pk>/cancel/", duties.DutyCancel.as_view(), name="duty_cancel"),
    path("duties/<int:pk>/restore/", duties.DutyRestore.as_view(), name="duty_restore"),
    path("calendar/<str:token>.ics", feeds.calendar_file, name="calendar"),
]
