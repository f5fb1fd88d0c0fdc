"""A citizen's request: sent without a sign-in, decided by the coordinator, told in one word."""

import datetime

import pytest
from django.db import DatabaseError, connection

from accounts.models import JournalEntry
from appeals.models import Appeal, Request
from appeals.receipt import grouped
from mediation import gate
from mediation.database.encryption import blind_index
from mediation.scope import scope
from tests import factories
from tests.appeals.sending import FORM, STATUS, filled, send, token

pytestmark = pytest.mark.django_db
D = datetime.date


def test_a_request_is_kept_and_its_receipt_shown(client):
    response = client.post(FORM, filled(), follow=True)
    row = Request.objects.get()
    assert (row.region_id, row.sent_on, row.status, row.callback) == ("KZ-31", D(2023, 11, 20), "received", "morning")
    assert (row.contact, row.name) == ("+7 700 123 45 67", "Асем")
    assert grouped(row.receipt) in response.content.decode()
    assert not Appeal.objects.exists()


@pytest.mark.parametrize("language", ["ru", "kk", "en"])
def test_the_form_speaks_three_languages_and_needs_no_script(client, language):
    page = client.get(FORM, headers={"accept-language": language})
    assert page.context["form"].initial["language"] == language
    assert page["Cache-Control"] == "no-store"
    assert 'type="submit"' in page.content.decode() and "<nav" not in page.content.decode()


def test_contact_and_name_are_ciphertext_in_the_database_and_masked_in_the_journal(client):
    send(client)
    with connection.cursor() as cursor:
        cursor.execute("select contact, name, contact_index from appeals_request")
        contact, name, index = (bytes(value) for value in cursor.fetchone())
    assert b"123" not in contact and "Асем".encode() not in name
    assert index == blind_index("+7 700 123 45 67")
    entry = JournalEntry.objects.get(table_name="appeals_request")
    assert entry.changes["contact"] == [None, "•"] and "Асем" not in str(entry.changes)
    assert entry.actor_id is None and entry.role.endswith("_public")


def test_offices_are_offered_and_only_those_open_today(client):
    office = factories.platform("KZ-31", name_ru="Открытый")
    factories.platform("KZ-31", name_ru="Закрытый", closed_on=D(2023, 11, 1))
    factories.platform("KZ-31", name_ru="Площадка", kind="dialogue", host="school")
    text = client.get(FORM).content.decode()
    assert "Открытый" in text and "Закрытый" not in text and "Площадка" not in text
    send(client, platform=office.pk)
    assert Request.objects.get().platform_id == office.pk


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"region": ""}, "region"),
        ({"region": "KZ-99"}, "region"),
        ({"category": ""}, "category"),
        ({"contact": ""}, "contact"),
        ({"contact": "позвоните мне"}, "contact"),
        ({"contact": "7" * 101}, "contact"),
        ({"name": "я" * 5_000_000}, "name"),
        ({"name": "a\x00b"}, "name"),
        ({"language": "fr"}, "language"),
        ({"callback": "at night"}, "callback"),
        ({"consent": ""}, "consent"),
        ({"platform": "999999999999999999999"}, "platform"),
        ({"website": "https://example.com"}, "website"),
    ],
)
def test_bad_values_are_told_beside_their_field_and_nothing_is_lost(client, values, field):
    data = filled(**values)
    response = client.post(FORM, data)
    form = response.context["form"]
    assert response.status_code == 200 and list(form.errors) == [field]
    assert {name: form[name].value() for name in ("contact", "name", "language")} == {
        name: data[name] for name in ("contact", "name", "language")
    }
    assert not Request.objects.exists()


def test_an_office_of_another_region_is_refused_by_form_and_database(client):
    foreign = factories.platform("KZ-71")
    assert send(client, platform=foreign.pk).context["form"].errors["platform"]
    with pytest.raises(DatabaseError):
        factories.request("KZ-31", platform=foreign)
        with connection.cursor() as cursor:
            cursor.execute("set constraints all immediate")


def test_whoever_is_faster_than_fingers_waits_and_sends_the_same_form_again(client, monkeypatch):
    data = filled(form_token=token(seconds_ago=1))
    form = client.post(FORM, data).context["form"]
    assert form.non_field_errors() and form["contact"].value() == data["contact"]
    assert form["form_token"].value() == data["form_token"]
    assert not Request.objects.exists()
    monkeypatch.setattr(gate, "FASTEST", 0)
    assert client.post(FORM, data).status_code == 302


@pytest.mark.parametrize("bad", ["", "x", "W10:1:abc", None])
def test_an_old_or_forged_token_is_replaced_and_nothing_is_lost(client, bad):
    data = filled(form_token=token(seconds_ago=13 * 3600) if bad is None else bad)
    form = client.post(FORM, data).context["form"]
    assert form.non_field_errors() and form["contact"].value() == data["contact"]
    assert form["form_token"].value() not in ("", data["form_token"])
    assert not Request.objects.exists()


def test_a_second_click_keeps_one_request_and_shows_the_same_receipt(client):
    data = filled()
    first, second = client.post(FORM, data), client.post(FORM, data)
    assert Request.objects.count() == 1
    assert first.url == second.url


def test_a_flood_is_refused_politely_with_the_form_filled_in(client):
    for _number in range(gate.REQUESTS_AN_HOUR):
        assert send(client).status_code == 302
    response = send(client, contact="+7 701 000 00 00")
    assert response.status_code == 429
    assert response.context["form"]["contact"].value() == "+7 701 000 00 00"
    assert Request.objects.count() == gate.REQUESTS_AN_HOUR
    assert send(client, region="KZ-71").status_code == 302
    assert client.post(FORM, filled(), REMOTE_ADDR="10.1.1.1").status_code == 302


def test_the_counter_of_attempts_holds_no_address(client):
    send(client)
    with connection.cursor() as cursor:
        cursor.execute("select key, tries from portal_attempt")
        [(key, tries)] = cursor.fetchall()
    assert tries == 1 and len(bytes(key)) == 32 and b"127.0.0.1" not in bytes(key)


def test_numbers_are_not_guessed_by_trying(client):
    for _number in range(gate.LOOKUPS_AN_HOUR):
        assert client.get(STATUS, {"number": "0000-0000-0000"}).status_code == 200
    assert client.get(STATUS, {"number": "0000-0000-0000"}).status_code == 429


def test_the_public_inserts_and_neither_reads_nor_changes(coordinator):
    row = factories.request("KZ-31")
    for statement in ("select id from appeals_request", "update appeals_request set callback = ''",
                      "delete from appeals_request", "select * from offices_platform", "select * from portal_attempt",
                      "select 1 from accounts_user"):  # fmt: skip
        with pytest.raises(DatabaseError, match="permission denied"), scope(role="public"):
            connection.cursor().execute(statement)
    with pytest.raises(DatabaseError), scope(role="public"):
        factories.request("KZ-31", status="declined", decided_on=D(2023, 11, 17), declined_because="x")
    for role, region in (("coordinator", "KZ-71"), ("coordinator", "")):
        with scope(role=role, region=region):
            assert Request.objects.count() == 0
    for role in ("national", "administrator", "operator"):
        with pytest.raises(DatabaseError, match="permission denied"), scope(role=role, region="KZ-31"):
            Request.objects.count()
    with scope(role="coordinator", region="KZ-31"):
        assert Request.objects.get() == row


def test_a_signed_in_coordinator_sends_as_the_public(as_coordinator):
    assert send(as_coordinator, region="KZ-71").status_code == 302
    assert JournalEntry.objects.get(table_name="appeals_request").role.endswith("_public")
