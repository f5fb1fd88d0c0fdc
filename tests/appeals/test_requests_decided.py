"""What becomes of a citizen's request: accepted, declined, told in one word."""

import datetime
import uuid

import pytest
from django.urls import reverse

from accounts.models import JournalEntry
from appeals import actions
from appeals.models import Appeal, Party, Request
from appeals.receipt import grouped, read, receipt_of
from mediation.database.encryption import blind_index
from mediation.scope import scope
from tests import factories
from tests.appeals.sending import STATUS, status_of

pytestmark = pytest.mark.django_db
D = datetime.date


def accept(client, row, platform, **values):
    data = {"platform": platform.pk, "category": row.category_id, **values}
    return client.post(reverse("appeals:request_accept", args=[row.pk]), data)


def test_an_accepted_request_is_an_appeal_of_the_day_it_was_sent(as_coordinator, coordinator, client):
    at = factories.platform("KZ-31")
    row = factories.request("KZ-31", D(2023, 11, 15), contact="a@example.kz", name="Асем", language="kk")
    form = as_coordinator.get(reverse("appeals:request_accept", args=[row.pk])).context["form"]
    assert form.initial == {"platform": at.pk, "category": row.category_id}
    accept(as_coordinator, row, at)
    appeal, party = Appeal.objects.get(), Party.objects.get()
    assert (appeal.received_on, appeal.channel, appeal.source) == (D(2023, 11, 15), "online", "self")
    assert appeal.number == "KZ-31/2023/00001"
    assert (party.appeal, party.contact, party.name, party.role) == (appeal, "a@example.kz", "Асем", "applicant")
    assert (party.consented_on, bytes(party.contact_index)) == (D(2023, 11, 15), blind_index("a@example.kz"))
    row.refresh_from_db()
    assert (row.status, row.appeal_id, row.decided_on) == ("accepted", appeal.pk, D(2023, 11, 20))
    assert JournalEntry.objects.filter(table_name="appeals_request", actor_id=coordinator.pk).exists()


def test_a_request_is_decided_once(as_coordinator, coordinator):
    at, row = factories.platform("KZ-31"), factories.request("KZ-31")
    accept(as_coordinator, row, at)
    accept(as_coordinator, row, at)
    as_coordinator.post(reverse("appeals:request_decline", args=[row.pk]), {"because": "повтор"})
    assert Appeal.objects.count() == 1
    row.refresh_from_db()
    assert row.status == "accepted"
    with pytest.raises(actions.AlreadyDecided):
        actions.decline_request(row, because="повтор", by=coordinator)
    with scope(role="coordinator", region="KZ-31", user=coordinator.pk):
        assert Request.objects.update(callback="evening") == 0


def test_a_closed_quarter_takes_no_request_and_the_request_waits(as_coordinator):
    at, row = factories.platform("KZ-31"), factories.request("KZ-31", D(2023, 9, 30))
    factories.lock("KZ-31", D(2023, 7, 1))
    form = accept(as_coordinator, row, at).context["form"]
    assert "только для чтения" in str(form.non_field_errors())
    assert not Appeal.objects.exists() and not Party.objects.exists()
    row.refresh_from_db()
    assert row.status == "received"


def test_a_request_of_another_region_does_not_exist(as_coordinator):
    row, at = factories.request("KZ-71"), factories.platform("KZ-31")
    assert accept(as_coordinator, row, at).status_code == 404
    own = factories.request("KZ-31")
    assert accept(as_coordinator, own, factories.platform("KZ-71")).context["form"].errors["platform"]
    assert not Appeal.objects.exists()


def test_declining_needs_a_reason(as_coordinator):
    row = factories.request("KZ-31")
    url = reverse("appeals:request_decline", args=[row.pk])
    assert as_coordinator.post(url, {"because": ""}).context["form"].errors["because"]
    as_coordinator.post(url, {"because": "не спор"})
    row.refresh_from_db()
    assert (row.status, row.declined_because) == ("declined", "не спор")


def test_the_register_lists_requests_without_contacts_and_finds_one_by_its_number(as_coordinator):
    wanted, _other = factories.request("KZ-31", name="Асем", contact="+7 700 1234567"), factories.request("KZ-31")
    page = as_coordinator.get(reverse("appeals:requests"), {"receipt": grouped(wanted.receipt).lower()})
    assert len(page.context["register"]["rows"]) == 1
    assert "Асем" not in page.content.decode() and "1234567" not in page.content.decode()
    assert "Асем" in as_coordinator.get(reverse("appeals:request", args=[wanted.pk])).content.decode()


def test_the_status_is_one_of_three_words_and_nothing_else(client, as_coordinator):
    at = factories.platform("KZ-31", name_ru="Кабинет в Таразе")
    row, second = factories.request("KZ-31", name="Асем"), factories.request("KZ-31")
    assert status_of(client, grouped(row.receipt)) == "received"
    accept(as_coordinator, row, at)
    assert status_of(client, row.receipt.lower()) == "accepted"
    text = client.get(STATUS, {"number": row.receipt}).content.decode()
    for secret in ("Асем", "Таразе", "KZ-31", "Жамбыл", "2023/00001", "000 00 00"):
        assert secret not in text
    Appeal.objects.update(outcome="consultation", resolved_on=D(2023, 11, 18))
    assert status_of(client, row.receipt) == "closed"
    as_coordinator.post(reverse("appeals:request_decline", args=[second.pk]), {"because": "секрет"})
    page = client.get(STATUS, {"number": second.receipt})
    assert page.context["status"] == "closed" and "секрет" not in page.content.decode()


@pytest.mark.parametrize("wrong", ["AAAA-BBBB-CCCC", "1", "' or 1=1 --", "я" * 40, "\x00" * 12, "A" * 5000])
def test_wrong_numbers_are_answered_alike(client, wrong):
    factories.request("KZ-31")
    page = client.get(STATUS, {"number": wrong})
    assert page.status_code == 200 and not page.context["status"]
    assert "notice warning" in page.content.decode()


def test_a_receipt_is_read_as_people_write_it():
    receipt = receipt_of(uuid.UUID(int=7))
    assert read(grouped(receipt)) == read(f" {receipt.lower()} ") == receipt == receipt_of(uuid.UUID(int=7))
    assert read("OIL0-1111-ABCD") == "01101111ABCD"[:4] + "1111ABCD"
    assert len({receipt_of(uuid.uuid4()) for _number in range(1000)}) == 1000


def test_a_request_counts_nowhere_until_it_is_accepted(as_national, as_coordinator):
    def received() -> int:
        return Appeal.objects.counted().count()

    row = factories.request("KZ-31")
    assert received() == 0
    accept(as_coordinator, row, factories.platform("KZ-31"))
    assert received() == 1
