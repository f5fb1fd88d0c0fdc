from django.urls import path

from reports.views import board, summary, work

app_name = "reports"
urlpatterns = [
    path("", summary.latest, name="latest"),
    path("ranking/", work.ranking_page, name="ranking"),
    path("work/<int:pk>/", work.mediator_work, name="mediator_work"),
    path("campaigns/<int:pk>/", board.live, name="board"),
    path("campaigns/<int:pk>/figures/", board.campaign_figures, name="campaign_figures"),
    path("<str:quarter>/", summary.page, name="summary"),
    path("<str:quarter>/trend/", summary.trend_part, name="trend"),
    path("<str:quarter>/summary.xlsx", summary.workbook_file, name="workbook"),
    path("<str:quarter>/summary.docx", summary.document_file, name="document"),
    path("<str:quarter>/summary.json", summary.json_file, name="json"),
]
