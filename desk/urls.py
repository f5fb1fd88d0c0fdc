from django.urls import path

from desk.views import components, pages

app_name = "desk"
urlpatterns = [
    path("", pages.start, name="start"),
    path("theme/", pages.theme, name="theme"),
    path("components/", components.components, name="components"),
]
