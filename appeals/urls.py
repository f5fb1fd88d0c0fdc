from django.urls import path

from appeals.views import records, registers

app_name = "appeals"
urlpatterns = [
    path("", registers.Appeals.as_view(), name="appeals"),
    path("party/", registers.party_search, name="party_search"),
    path("new/", records.AppealAdd.as_view(), name="appeal_add"),
    path("<int:pk>/", records.AppealDetail.as_view(), name="appeal"),
    path("<int:pk>/edit/", records.AppealEdit.as_view(), name="appeal_edit"),
    path("<int:pk>/annul/", records.appeal_annul, name="appeal_annul"),
]
