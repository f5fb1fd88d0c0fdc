from django.urls import path

from mediators.views import attention, choices, extract, proposals, records, registers, similar, verbs

app_name = "mediators"
urlpatterns = [
    path("", registers.Mediators.as_view(), name="mediators"),
    path("choices/", choices.MediatorChoices.as_view(), name="choices"),
    path("new/", records.MediatorAdd.as_view(), name="mediator_add"),
    path("attention/", attention.attention, name="attention"),
    path("extract/", extract.extract_page, name="extract"),
    path("similar/", similar.similar, name="similar"),
    path("<int:pk>/", records.MediatorDetail.as_view(), name="mediator"),
    path("<int:pk>/edit/", records.MediatorEdit.as_view(), name="mediator_edit"),
    path("<int:pk>/suspend/", verbs.Suspend.as_view(), name="mediator_suspend"),
    path("<int:pk>/restore/", verbs.Restore.as_view(), name="mediator_restore"),
    path("<int:pk>/kind/", verbs.ChangeKind.as_view(), name="mediator_kind"),
    path("<int:pk>/exclude/", verbs.Exclude.as_view(), name="mediator_exclude"),
    path("<int:pk>/readmit/", verbs.Readmit.as_view(), name="mediator_readmit"),
    path("<int:pk>/merge/", verbs.Merge.as_view(), name="mediator_merge"),
    path("<int:pk>/propose/change/", proposals.ProposeChange.as_view(), name="propose_change"),
    path("<int:pk>/propose/exclusion/", proposals.ProposeExclusion.as_view(), name="propose_exclusion"),
    path("proposals/", registers.Proposals.as_view(), name="proposals"),
    path("proposals/new/", proposals.ProposeInclusion.as_view(), name="proposal_add"),
    path("proposals/<int:pk>/", proposals.ProposalDetail.as_view(), name="proposal"),
    path("proposals/<int:pk>/edit/", proposals.ProposalEdit.as_view(), name="proposal_edit"),
    path("proposals/<int:pk>/accept/", proposals.ProposalAccept.as_view(), name="proposal_accept"),
    path("proposals/<int:pk>/return/", proposals.ProposalReturn.as_view(), name="proposal_return"),
    path("entries/<int:pk>/edit/", verbs.EntryEdit.as_view(), name="standing_edit"),
]
