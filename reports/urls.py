from django.urls import path

from reports.views import summary

app_name = "reports"
urlpatterns = [
    path("", summary.latest, name="latest"),
    path("<str:quarter>/", summary.page, name="summary"),
    path("<str:quarter>/trend/", summary.trend_part, name="trend"),
    path("<str:quarter>/summary.xlsx", summary.workbook_file, name="workbook"),
    path("<str:quarter>/summary.docx", summary.document_file, name="document"),
    path("<str:quarter>/summary.json", summary.json_file, name="json"),
]
