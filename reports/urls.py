from django.urls import path

from reports.views import publication, summary, work

app_name = "reports"
urlpatterns = [
    path("", summary.latest, name="latest"),
    path("ranking/", work.ranking_page, name="ranking"),
    path("work/<int:pk>/", work.mediator_work, name="mediator_work"),
    path("<str:quarter>/", summary.page, name="summary"),
    path("<str:quarter>/trend/", summary.trend_part, name="trend"),
    path("<str:quarter>/summary.xlsx", summary.workbook_file, name="workbook"),
    path("<str:quarter>/summary.docx", summary.document_file, name="document"),
    path("<str:quarter>/summary.json", summary.json_file, name="json"),
    path("<str:quarter>/publication/", publication.page, name="publication"),
    path("<str:quarter>/publication/publish/", publication.publish_now, name="publish"),
    path("<str:quarter>/publication/drift/", publication.drift_part, name="drift"),
    path(
        "<str:quarter>/versions/<int:revision>/<str:language>.<str:form>",
        publication.published_file,
        name="published_file",
    ),
]
