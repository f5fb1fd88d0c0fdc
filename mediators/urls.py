from django.urls import path

from mediators.views import choices, records, registers

app_name = "mediators"
urlpatterns = [
    path("", registers.Mediators.as_view(), name="mediators"),
    path("choices/", choices.MediatorChoices.as_view(), name="choices"),
    path("new/", records.MediatorAdd.as_view(), name="mediator_add"),
    path("<int:pk>/", records.MediatorDetail.as_view(), name="mediator"),
    path("<int:pk>/edit/", records.MediatorEdit.as_view(), name="mediator_edit"),
]
