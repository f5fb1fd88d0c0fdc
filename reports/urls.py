from django.urls import path

from reports.views import closing, live, publication, summary, work

app_name = "reports"
urlpatterns = [
    path("", summary.latest, name="latest"),
    path("ranking/", work.ranking_page, name="ranking"),
    path("work/<int:pk>/", work.mediator_work, name="mediator_work"),
    path("campaigns/<int:pk>/", live.live, name="campaign_live"),
    path("campaigns/<int:pk>/figures/", live.campaign_figures, name="campaign_figures"),
    path("close/", closing.latest, name="closing_latest"),
    path("board/", closing.board_latest, name="board_latest"),
    path("<str:quarter>/board/", closing.board, name="board"),
    path("<str:quarter>/close/", closing.closing, name="closing"),
    path("<str:quarter>/close/answer/", closing.answer, name="answer"),
    path("<str:quarter>/close/zeros/", closing.zeros, name="zeros"),
    path("<str:quarter>/close/submit/", closing.submit, name="submit"),
    path("<str:quarter>/close/withdraw/", closing.withdraw, name="withdraw"),
    path("<str:quarter>/close/mended/", closing.mend, name="mend"),
    path("<str:quarter>/review/<str:region>/", closing.review, name="review"),
    path("<str:quarter>/review/<str:region>/pin/", closing.pin, name="pin"),
    path("<str:quarter>/review/<str:region>/unpin/", closing.unpin, name="unpin"),
    path("<str:quarter>/review/<str:region>/return/", closing.give_back, name="give_back"),
    path("<str:quarter>/review/<str:region>/accept/", closing.accept, name="accept"),
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
