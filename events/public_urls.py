"""The short addresses of questionnaires, for everybody; QR codes on posters lead here."""

from django.urls import path

from events.views import answering

app_name = "survey"
urlpatterns = [
    path("<slug:code>/", answering.answer_page, name="answer"),
    path("<slug:code>/thanks/", answering.thanks_page, name="thanks"),
]
