"""Addresses of the public directory; nobody signs in for them."""

from django.urls import path

from desk.views import directory

app_name = "directory"
urlpatterns = [
    path("", directory.start, name="start"),
    path("regions/<str:code>/", directory.region, name="region"),
    path("platforms/<int:pk>/", directory.platform, name="platform"),
    path("campaigns/<int:pk>/", directory.campaign, name="campaign"),
    path("mediators/", directory.mediators, name="mediators"),
    path("mediators/photos/<int:pk>/", directory.face, name="face"),
    path("statistics/", directory.statistics, name="statistics"),
]
