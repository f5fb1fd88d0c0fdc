"""The register with its history: verbs and corrections, and what no quarter lets move."""

import datetime

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from openpyxl import Workbook

from accounts.models import JournalEntry
from desk.workbook.importing import import_file
from mediators import actions
from mediators.models import Mediator
from tests import factories

pytestmark = pytest.mark.django_db
D = datetime.date


def send(client, verb, pk, **values):
    return client.post(reverse(f"mediators:{verb}", args=[pk]), values)


def errors(response):
    assert response.status_code == 200
    return response.context["form"].errors


def told(card) -> list[tuple]:
    fields = ("starts_on", "ends_on", "kind", "is_suspended", "begun_by", "ended_by")
    return list(card.standings.order_by("starts_on", "id").values_list(*fields))


def test_every_verb_writes_its_dated_entry(as_administrator):
    card = factories.mediator("KZ-31", included_on=D(2023, 1, 10))
    send(as_administrator, "mediator_suspend", card.pk, on="2023-02-01", because="жалоба")
    send(as_administrator, "mediator_restore", card.pk, on="2023-03-01")
    send(as_administrator, "mediator_kind", card.pk, on="2023-04-01")
    send(as_administrator, "mediator_exclude", card.pk, on="2023-05-01", because="по заявлению")
    send(as_administrator, "mediator_readmit", card.pk, on="2023-06-01", kind="public")
    assert told(card) == [
        (D(2023, 1, 10), D(2023, 2, 1), "public", False, "included", "changed"),
        (D(2023, 2, 1), D(2023, 3, 1), "public", True, "suspended", "changed"),
        (D(2023, 3, 1), D(2023, 4, 1), "public", False, "restored", "changed"),
        (D(2023, 4, 1), D(2023, 5, 1), "professional", False, "changed", "excluded"),
        (D(2023, 6, 1), None, "public", False, "included", ""),
    ]
    text = as_administrator.get(reverse("mediators:mediator", args=[card.pk])).content.decode()
    assert "жалоба" in text and "по заявлению" in text


@pytest.mark.parametrize(
    ("verb", "values", "field"),
    [
        ("mediator_exclude", {"on": "2023-11-21", "because": "x"}, "on"),
        ("mediator_exclude", {"on": "2023-01-09", "because": "x"}, "on"),
        ("mediator_exclude", {"on": "2023-11-01"}, "because"),
        ("mediator_exclude", {"on": "не день", "because": "x"}, "on"),
        ("mediator_suspend", {"on": "2023-11-01"}, "because"),
        ("mediator_restore", {"on": "2023-11-01"}, "__all__"),
        ("mediator_readmit", {"on": "2023-11-01", "kind": "public"}, "__all__"),
        ("mediator_readmit", {"on": "2023-11-01", "kind": "другой"}, "kind"),
    ],
)
def test_a_verb_that_does_not_fit_is_told_beside_its_field(as_administrator, verb, values, field):
    card = factories.mediator("KZ-31", included_on=D(2023, 1, 10))
    before = told(card)
    assert field in errors(send(as_administrator, verb, card.pk, **values))
    assert told(card) == before


def test_an_excluded_mediator_is_not_excluded_again_nor_included_before_that_day(as_administrator):
    card = factories.mediator("KZ-31", included_on=D(2023, 1, 10), excluded_on=D(2023, 6, 1))
    assert "__all__" in errors(send(as_administrator, "mediator_exclude", card.pk, on="2023-07-01", because="x"))
    assert "on" in errors(send(as_administrator, "mediator_readmit", card.pk, on="2023-05-31", kind="public"))


def test_coordinators_and_national_staff_keep_nothing(as_coordinator, as_national):
    card = factories.mediator("KZ-31")
    for client in (as_coordinator, as_national):
        assert send(client, "mediator_exclude", card.pk, on="2023-11-01", because="x").status_code == 403
        assert send(client, "standing_edit", card.current.pk, starts_on="2023-01-01").status_code == 403


def test_nothing_of_a_closed_quarter_moves(as_administrator):
    card = factories.mediator("KZ-31", included_on=D(2022, 1, 10))
    factories.lock("KZ-31", D(2023, 7, 1))
    for verb in ("mediator_exclude", "mediator_suspend"):
        assert errors(send(as_administrator, verb, card.pk, on="2023-09-30", because="x"))
    # The second quarter is open, but the closed third counts him on its last day.
    assert errors(send(as_administrator, "mediator_exclude", card.pk, on="2023-05-01", because="x"))
    assert len(told(card)) == 1
    send(as_administrator, "mediator_exclude", card.pk, on="2023-10-01", because="x")
    assert told(card)[0][1] == D(2023, 10, 1)


def test_an_entry_is_corrected_with_its_neighbours_until_its_quarter_is_closed(as_administrator, administrator):
    card = factories.mediator("KZ-31", included_on=D(2023, 1, 10))
    actions.suspend(card, on=D(2023, 8, 1), because="жалоба", by=administrator)
    first, second = card.standings.order_by("id")
    for day in ("2023-09-01", "2023-07-15"):
        send(as_administrator, "standing_edit", second.pk, starts_on=day, begun_because="исправлено")
        on = D.fromisoformat(day)
        assert [entry[:2] for entry in told(card)] == [(D(2023, 1, 10), on), (on, None)]
    send(as_administrator, "standing_edit", first.pk, starts_on="2023-01-11", kind="professional")
    assert [entry[2] for entry in told(card)] == ["professional", "professional"]
    assert "starts_on" in errors(send(as_administrator, "standing_edit", second.pk, starts_on="2023-01-05"))
    factories.lock("KZ-31", D(2023, 7, 1))
    assert errors(send(as_administrator, "standing_edit", second.pk, starts_on="2023-07-16"))
    assert told(card)[1][0] == D(2023, 7, 15)


def test_an_exclusion_by_mistake_is_taken_back(as_administrator, administrator):
    card = factories.mediator("KZ-31", included_on=D(2023, 1, 10))
    actions.exclude(card, on=D(2023, 11, 1), because="по ошибке", by=administrator)
    entry = card.current
    assert "reason" in errors(
        send(as_administrator, "standing_edit", entry.pk, starts_on="2023-01-10", kind="public", ends_on="2023-11-02")
    )
    send(as_administrator, "standing_edit", entry.pk, starts_on="2023-01-10", kind="public", ends_on="", reason="")
    assert told(card) == [(D(2023, 1, 10), None, "public", False, "included", "")]


def test_no_entry_is_deleted_and_the_journal_masks_the_person(as_administrator, administrator):
    card = factories.mediator("KZ-31", full_name="Тайный Человек", birth_on=D(1990, 5, 5))
    with pytest.raises(IntegrityError), transaction.atomic():
        card.standings.all()._raw_delete("default")
    changes = JournalEntry.objects.get(table_name="mediators_mediator", row_key=str(card.pk)).changes
    assert {changes[name][1] for name in ("full_name", "birth_on", "name_key", "phone_key")} == {"•"}
    Mediator.objects.filter(pk=card.pk).update(birth_on=D(1991, 5, 5))
    trail = as_administrator.get(reverse("mediators:mediator", args=[card.pk])).context["trail"]
    assert {(change["old"], change["new"]) for change in trail[0]["changes"]} == {("•", "•")}


def test_a_workbook_does_not_exclude_in_a_closed_quarter(tmp_path):
    card = factories.mediator("KZ-31", included_on=D(2022, 1, 10))
    factories.lock("KZ-31", D(2023, 7, 1))
    book = Workbook()
    book.active.title = "mediators"
    book.active.append(["registry_number", "full_name", "kind", "region", "included_on", "excluded_on"])
    book.active.append([card.registry_number, card.full_name, "public", "KZ-31", D(2022, 1, 10), D(2023, 8, 1)])
    book.save(tmp_path / "register.xlsx")
    [(cell, message)] = import_file(tmp_path / "register.xlsx").errors
    assert cell == "mediators!E2" and "только для чтения" in message
    assert card.current.is_current
