"""Parties of a case: optional, encrypted, shown only when asked for, and every look is written down."""

import datetime

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.urls import reverse

from accounts.models import AccessEntry, JournalEntry
from appeals.models import Party
from mediation.database.encryption import blind_index
from mediation.scope import scope
from tests import factories
from tests.appeals.work import now, page, send
from tests.conftest import signed_in

D = datetime.date
NAME, CONTACT = "Жұмабаева Әсел", "+7 701 000 00 01"
PERSON = {"role": "applicant", "name": NAME, "contact": CONTACT, "gender": "female", "birth_year": 1984,
          "language": "kk", "consented_on": "2023-11-10"}  # fmt: skip
pytestmark = pytest.mark.django_db


@pytest.fixture
def appeal(db):
    return factories.appeal(factories.platform("KZ-31"), D(2023, 11, 10))


@pytest.fixture
def party(as_coordinator, appeal):
    send(as_coordinator, "appeal_party_add", appeal, **PERSON)
    return Party.objects.get()


def parties(client, appeal, **headers):
    return client.get(reverse("appeals:appeal_parties", args=[appeal.pk]), headers=headers)


def test_a_party_is_kept_as_ciphertext_and_found_by_its_exact_name(party):
    assert (party.name, party.contact, party.birth_year) == (NAME, CONTACT, 1984)
    with connection.cursor() as cursor:
        cursor.execute("select name, contact from appeals_party")
        sealed = b"".join(bytes(value) for value in cursor.fetchone())
    assert NAME.encode() not in sealed and CONTACT.encode() not in sealed
    assert Party.objects.get(name_index=blind_index("жұмабаева  әсел")) == party


def test_the_page_of_a_case_shows_no_party_until_asked_and_the_look_is_logged(
    as_coordinator, coordinator, party, appeal
):
    assert NAME not in page(as_coordinator, appeal)
    assert not AccessEntry.objects.exists()
    for headers in ({"HX-Request": "true"}, {}):
        assert NAME in parties(as_coordinator, appeal, **headers).content.decode()
    looks = AccessEntry.objects.order_by("id")
    assert [(look.actor_id, look.region, look.table_name, look.row_key, look.what) for look in looks] == [
        (coordinator.pk, "KZ-31", "appeals_appeal", str(appeal.pk), "seen")
    ] * 2
    assert str(coordinator) in parties(as_coordinator, appeal).content.decode()


def test_a_case_without_parties_leaves_no_look(as_coordinator, appeal):
    assert parties(as_coordinator, appeal).status_code == 200
    assert not AccessEntry.objects.exists()


def test_opening_a_party_to_correct_it_and_printing_its_name_are_looks(as_coordinator, party, appeal):
    assert NAME in as_coordinator.get(reverse("appeals:party_edit", args=[party.pk])).content.decode()
    for paper in ("mediation", "settlement", "referral"):
        url = reverse("appeals:appeal_print", args=[appeal.pk, paper])
        assert NAME not in as_coordinator.get(url).content.decode()
        assert NAME in as_coordinator.get(f"{url}?parties=yes").content.decode()
    assert [look.what for look in AccessEntry.objects.order_by("id")] == ["opened", "printed", "printed", "printed"]


def test_a_party_is_corrected_and_found_by_the_new_name(as_coordinator, party):
    send(as_coordinator, "party_edit", party, **{**PERSON, "name": "Омарова Әсел"})
    assert now(party).name == "Омарова Әсел"
    assert bytes(now(party).name_index) == blind_index("Омарова Әсел")


def test_a_stale_correction_of_a_party_shows_both_versions(as_coordinator, party):
    send(as_coordinator, "party_edit", party, **{**PERSON, "contact": "1"})
    response = send(as_coordinator, "party_edit", party, **{**PERSON, "contact": "2"}, version=1)
    assert response.status_code == 409
    assert [(row["mine"], row["theirs"]) for row in response.context["conflict"]] == [("2", "1")]
    assert now(party).contact == "1"


def test_a_party_is_removed_and_the_journal_keeps_no_name(as_coordinator, party):
    url = reverse("appeals:party_remove", args=[party.pk])
    assert as_coordinator.get(url).status_code == 200 and Party.objects.exists()
    as_coordinator.post(url)
    assert not Party.objects.exists()
    trail = [str(entry.changes) for entry in JournalEntry.objects.filter(table_name="appeals_party")]
    assert len(trail) == 2 and not any(NAME in text or "1984" in text for text in trail)


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"consented_on": ""}, "consented_on"),
        ({"name": "", "consented_on": ""}, "consented_on"),
        ({"consented_on": "2023-11-21"}, "consented_on"),
        ({"birth_year": "1899"}, "birth_year"),
        ({"birth_year": "84"}, "birth_year"),
        ({"is_organisation": "on"}, "is_organisation"),
        ({"role": ""}, "role"),
        ({"name": "я" * 301}, "name"),
    ],
)
def test_bad_parties_are_told_beside_their_field(as_coordinator, appeal, values, field):
    response = send(as_coordinator, "appeal_party_add", appeal, **{**PERSON, **values})
    assert field in response.context["form"].errors
    assert not Party.objects.exists()


def test_nothing_of_a_party_is_required_but_its_role(as_coordinator, appeal):
    send(as_coordinator, "appeal_party_add", appeal, role="respondent")
    send(as_coordinator, "appeal_party_add", appeal, role="applicant", is_organisation="on", name="ТОО «Береке»")
    assert Party.objects.count() == 2


def test_the_database_keeps_no_name_of_a_person_without_consent(appeal):
    party = Party(appeal=appeal, region_id="KZ-31", role="applicant", name=NAME)
    party.index()
    with pytest.raises(IntegrityError, match="party_named_with_consent"):
        party.save()


def test_nobody_but_the_own_region_opens_parties(as_national, as_administrator, stranger, party, appeal):
    other = signed_in(stranger)
    assert parties(other, appeal).status_code == 404
    assert other.get(reverse("appeals:party_edit", args=[party.pk])).status_code == 404
    for client in (as_national, as_administrator):
        assert parties(client, appeal).status_code == 403
    assert not AccessEntry.objects.exists()
    assert NAME not in page(as_national, appeal) and "parties" not in page(as_national, appeal)


def test_the_log_of_looks_is_written_as_oneself_and_changed_by_nobody(coordinator, stranger, appeal):
    look = {"region": "KZ-31", "table_name": "appeals_appeal", "row_key": str(appeal.pk), "what": "seen"}
    with scope(role="coordinator", region="KZ-31", user=coordinator.pk):
        AccessEntry.objects.create(actor_id=coordinator.pk, **look)
        for forged in ({**look, "actor_id": stranger.pk}, {**look, "actor_id": coordinator.pk, "region": "KZ-71"}):
            with pytest.raises(DatabaseError), transaction.atomic():
                AccessEntry.objects.create(**forged)
        with pytest.raises(DatabaseError), transaction.atomic():
            AccessEntry.objects.update(what="printed")
    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
        AccessEntry.objects.all().delete()
    for role, count in (("national", 1), ("administrator", 1)):
        with scope(role=role):
            assert AccessEntry.objects.count() == count
    with scope(role="coordinator", region="KZ-71"):
        assert not AccessEntry.objects.exists()
