from django.urls import path

from desk.views import components, pages, start

app_name = "desk"
urlpatterns = [
    path("", start.start, name="start"),
    path("trend/", start.trend, name="trend"),
    path("theme/", pages.theme, name="theme"),
    path("components/", components.components, name="components"),
]
