"""Forms of organisations and memoranda."""

from events.models import Memorandum, Organisation
from mediation.forms import RecordForm


class OrganisationForm(RecordForm):
    class Meta:
        model = Organisation
        fields = ("region", "kind", "name_ru", "name_kk", "contacts", "is_retired")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk or self.user.is_coordinator:
            del self.fields["region"]  # a coordinator's are the own region's, and a card keeps its region
        if not self.instance.pk:
            del self.fields["is_retired"]


class MemorandumForm(RecordForm):
    not_future = ("signed_on",)

    class Meta:
        model = Memorandum
        fields = ("number", "subject", "signed_on", "ends_on")

    def __init__(self, *args, organisation=None, **kwargs):
        super().__init__(*args, **kwargs)
        if organisation is not None:
            self.instance.organisation, self.instance.region_id = organisation, organisation.region_id
