from django.urls import path

from reports.views import choosing, publication, summary, work

app_name = "reports"
urlpatterns = [
    path("", summary.latest, name="latest"),
    path("ranking/", work.ranking_page, name="ranking"),
    path("work/<int:pk>/", work.mediator_work, name="mediator_work"),
    path("periods/", choosing.page, name="periods"),
    path("<str:period>/", summary.page, name="summary"),
    path("<str:period>/trend/", summary.trend_part, name="trend"),
    path("<str:period>/summary.xlsx", summary.workbook_file, name="workbook"),
    path("<str:period>/summary.docx", summary.document_file, name="document"),
    path("<str:period>/summary.json", summary.json_file, name="json"),
    path("<str:quarter>/publication/", publication.page, name="publication"),
    path("<str:quarter>/publication/publish/", publication.publish_now, name="publish"),
    path("<str:quarter>/publication/drift/", publication.drift_part, name="drift"),
    path(
        "<str:quarter>/versions/<int:revision>/<str:language>.<str:form>",
        publication.published_file,
        name="published_file",
    ),
]
