from django.urls import path

from desk.views import components, directory, intake, pages, start

app_name = "desk"
urlpatterns = [
    path("", start.start, name="start"),
    path("trend/", start.trend, name="trend"),
    path("robots.txt", directory.robots, name="robots"),
    path("sitemap.xml", directory.sitemap, name="sitemap"),
    path("theme/", pages.theme, name="theme"),
    path("components/", components.components, name="components"),
    path("intake/", intake.intake, name="intake"),
    path("intake/template/", intake.intake_template, name="intake_template"),
    path("intake/records/", intake.intake_records, name="intake_records"),
    path("intake/<int:pk>/", intake.upload, name="upload"),
    path("intake/<int:pk>/progress/", intake.upload_progress, name="upload_progress"),
    path("intake/<int:pk>/load/", intake.upload_load, name="upload_load"),
    path("intake/<int:pk>/retry/", intake.upload_retry, name="upload_retry"),
    path("intake/<int:pk>/discard/", intake.upload_discard, name="upload_discard"),
    path("intake/<int:pk>/marked/", intake.upload_marked, name="upload_marked"),
]
