from django.urls import path

from offices.views import choices, records, registers

app_name = "offices"
urlpatterns = [
    path("", registers.Platforms.as_view(), name="platforms"),
    path("choices/", choices.PlatformChoices.as_view(), name="choices"),
    path("new/", records.PlatformAdd.as_view(), name="platform_add"),
    path("<int:pk>/", records.PlatformDetail.as_view(), name="platform"),
    path("<int:pk>/edit/", records.PlatformEdit.as_view(), name="platform_edit"),
    path("<int:pk>/hours/", records.PlatformHours.as_view(), name="platform_hours"),
    path("<int:pk>/change/", records.PlatformChange.as_view(), name="platform_change"),
    path("<int:pk>/close/", records.PlatformClose.as_view(), name="platform_close"),
]
