"""Addresses for citizens; everything else of appeals needs a sign-in."""

from django.urls import path

from appeals.views import public

app_name = "request"
urlpatterns = [
    path("", public.request_form, name="form"),
    path("status/", public.request_status, name="status"),
]
