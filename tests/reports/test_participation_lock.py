"""A mediator is counted in his own region, wherever he took part: its closed quarter takes no participation."""

import datetime

import pytest
from django.db import IntegrityError, transaction

from events.models import Participation
from mediation.constraints import constraint_name
from tests import factories

pytestmark = pytest.mark.django_db
D = datetime.date


@pytest.fixture
def guest(db):
    return factories.mediator("KZ-71")


@pytest.fixture
def campaign(db):
    return factories.campaign("open_day", D(2023, 8, 4))


def refused(change) -> bool:
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        change()
    return constraint_name(refusal.value) == "quarter_is_open"


@pytest.mark.parametrize("closed", ["KZ-31", "KZ-71"])
def test_the_quarter_of_either_region_holds(guest, campaign, closed):
    at, others = factories.platform("KZ-31"), factories.mediator("KZ-31")
    made = factories.participation(campaign, at, guest)
    own = factories.participation(campaign, at, others)
    factories.lock(closed, D(2023, 7, 1))
    rows = Participation.objects.filter(pk=made.pk)
    assert refused(lambda: factories.participation(campaign, factories.platform("KZ-31"), guest))
    assert refused(lambda: rows.update(mediator=others))
    assert refused(lambda: Participation.objects.filter(pk=own.pk).update(mediator=guest))
    assert refused(rows.delete)


def test_what_no_closed_region_counts_goes_on(guest, campaign):
    factories.lock("KZ-71", D(2023, 7, 1))
    at = factories.platform("KZ-31")
    factories.participation(campaign, at, factories.mediator("KZ-31"))
    factories.participation(campaign, at)
    factories.participation(factories.campaign("open_day", D(2023, 11, 3)), at, guest)
    assert Participation.objects.count() == 3
