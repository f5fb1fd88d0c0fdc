"""Publishing a quarter of which a dated exception opened a region: not while it runs."""

import datetime

import pytest
from django.urls import reverse

from offices.models import Region
from reports.actions import NotReady
from reports.late import ask, finish, grant
from reports.models import PublishedSummary
from tests import factories
from tests.reports.closing import Q3, REGION, UNTIL, publish, read_drafts

pytestmark = pytest.mark.django_db
REVIEW = reverse("reports:review", args=[Q3, REGION])
PUBLICATION, PUBLISH = (reverse(f"reports:{name}", args=[Q3]) for name in ("publication", "publish"))


@pytest.fixture
def all_accepted(accepted, national):
    """Every region's third quarter is accepted."""
    for region in Region.objects.exclude(pk=REGION):
        factories.lock(region.pk, Q3.start)
    return accepted


def test_a_quarter_is_not_published_while_an_exception_keeps_it_open(all_accepted, coordinator, national, as_national):
    read_drafts()
    ask(REGION, Q3, reason="x", by=coordinator)
    page = as_national.get(PUBLICATION).content.decode()
    assert "просит снова открыть" in page and PUBLISH in page  # a wish is told, and does not stand in the way
    grant(REGION, Q3, until=UNTIL, by=national)
    page = as_national.get(PUBLICATION).content.decode()
    assert "Жамбылская область" in page and "25.11.2023" in page and REVIEW in page and PUBLISH not in page
    assert "Жамбылская область" in as_national.post(PUBLISH, {"last_seen": 0}, follow=True).content.decode()
    with pytest.raises(NotReady, match="Жамбылская область"):
        publish(Q3, by=national)
    assert not PublishedSummary.objects.exists()
    finish(REGION, Q3, by=national)
    assert PUBLISH in as_national.get(PUBLICATION).content.decode()
    assert publish(Q3, by=national).revision == 1


def test_a_passed_exception_does_not_keep_a_quarter_from_being_published(all_accepted, reopened, national, settings):
    settings.PORTAL_TODAY = UNTIL + datetime.timedelta(days=1)
    assert publish(Q3, by=national).revision == 1
