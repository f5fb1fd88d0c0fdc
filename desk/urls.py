from django.urls import path

from desk.views import pages

app_name = "desk"
urlpatterns = [path("", pages.start, name="start")]
