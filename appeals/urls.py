from django.urls import path

from appeals.views import belongings, case, entry, hand_overs, printing, records, registers, sheet, steps

app_name = "appeals"
urlpatterns = [
    path("", registers.Appeals.as_view(), name="appeals"),
    path("party/", registers.party_search, name="party_search"),
    path("new/", entry.AppealAdd.as_view(), name="appeal_add"),
    path("new/check/", entry.entry_check, name="entry_check"),
    path("sheet/", sheet.sheet, name="sheet"),
    path("<int:pk>/", case.case, name="appeal"),
    path("<int:pk>/edit/", records.AppealEdit.as_view(), name="appeal_edit"),
    path("<int:pk>/annul/", steps.AppealAnnul.as_view(), name="appeal_annul"),
    path("<int:pk>/sign/", steps.AppealSign.as_view(), name="appeal_sign"),
    path("<int:pk>/assign/", steps.AppealAssign.as_view(), name="appeal_assign"),
    path("<int:pk>/extend/", steps.AppealExtend.as_view(), name="appeal_extend"),
    path("<int:pk>/settle/", steps.AppealSettle.as_view(), name="appeal_settle"),
    path("<int:pk>/resolve/", steps.AppealResolve.as_view(), name="appeal_resolve"),
    path("<int:pk>/hand-over/", steps.AppealHandOver.as_view(), name="appeal_hand_over"),
    path("<int:pk>/reopen/", steps.AppealReopen.as_view(), name="appeal_reopen"),
    path("<int:pk>/print/<slug:paper>/", printing.appeal_print, name="appeal_print"),
    path("<int:pk>/sessions/new/", belongings.SessionAdd.as_view(), name="appeal_hold"),
    path("<int:pk>/parties/", belongings.appeal_parties, name="appeal_parties"),
    path("<int:pk>/parties/new/", belongings.PartyAdd.as_view(), name="appeal_party_add"),
    path("sessions/<int:pk>/edit/", belongings.SessionEdit.as_view(), name="session_edit"),
    path("sessions/<int:pk>/remove/", belongings.session_remove, name="session_remove"),
    path("agreements/<int:pk>/edit/", belongings.AgreementEdit.as_view(), name="agreement_edit"),
    path("agreements/<int:pk>/follow-up/", belongings.AgreementFollowUp.as_view(), name="agreement_follow_up"),
    path("parties/<int:pk>/edit/", belongings.PartyEdit.as_view(), name="party_edit"),
    path("parties/<int:pk>/remove/", belongings.party_remove, name="party_remove"),
    path("hand-overs/", hand_overs.handovers, name="handovers"),
    path("hand-overs/<int:pk>/accept/", hand_overs.handover_accept, name="handover_accept"),
    path("hand-overs/<int:pk>/return/", hand_overs.handover_return, name="handover_return"),
]
