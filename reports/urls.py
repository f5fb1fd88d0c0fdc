from django.urls import path

from reports.views import comparison, history, reading, summary, work

app_name = "reports"
urlpatterns = [
    path("", summary.latest, name="latest"),
    path("ranking/", work.ranking_page, name="ranking"),
    path("work/<int:pk>/", work.mediator_work, name="mediator_work"),
    path("history/", history.history, name="history"),
    path("history/read/", reading.history_read, name="history_read"),
    path("history/keep/", reading.history_keep, name="history_keep"),
    path("history/figures/", reading.FigureChoices.as_view(), name="history_figures"),
    path("history/<str:quarter>/", history.history_quarter, name="history_quarter"),
    path("history/figure/<int:pk>/", history.historic_correct, name="historic_correct"),
    path("<str:quarter>/", summary.page, name="summary"),
    path("<str:quarter>/compare/", comparison.compare, name="compare"),
    path("<str:quarter>/compare/quarters/", comparison.compare_quarters, name="compare_quarters"),
    path("<str:quarter>/compare/days/", comparison.compare_days, name="compare_days"),
    path("<str:quarter>/trend/", summary.trend_part, name="trend"),
    path("<str:quarter>/summary.xlsx", summary.workbook_file, name="workbook"),
    path("<str:quarter>/summary.docx", summary.document_file, name="document"),
    path("<str:quarter>/summary.json", summary.json_file, name="json"),
]
