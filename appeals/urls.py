from django.urls import path

from appeals.views import entry, records, registers, sheet

app_name = "appeals"
urlpatterns = [
    path("", registers.Appeals.as_view(), name="appeals"),
    path("new/", entry.AppealAdd.as_view(), name="appeal_add"),
    path("new/check/", entry.entry_check, name="entry_check"),
    path("sheet/", sheet.sheet, name="sheet"),
    path("<int:pk>/", records.AppealDetail.as_view(), name="appeal"),
    path("<int:pk>/edit/", records.AppealEdit.as_view(), name="appeal_edit"),
    path("<int:pk>/annul/", records.appeal_annul, name="appeal_annul"),
]
