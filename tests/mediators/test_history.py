"""The register with its history: verbs, corrections, and what it said on any day."""

import datetime
import random

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Count, Q
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from accounts.models import JournalEntry
from desk.workbook.importing import import_file
from mediators import actions
from mediators.models import Mediator, Standing
from tests import factories

pytestmark = pytest.mark.django_db
D = datetime.date
TODAY = D(2023, 11, 20)


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


def test_a_professional_is_25_with_a_certificate_or_marked_incomplete(as_administrator):
    values = {"registry_number": "P-1", "full_name": "Ким Юрий", "region": "KZ-31", "kind": "professional",
              "included_on": "2023-10-02"}  # fmt: skip
    young = as_administrator.post(reverse("mediators:mediator_add"), {**values, "birth_on": "1998-10-03"})
    assert "birth_on" in errors(young)
    as_administrator.post(reverse("mediators:mediator_add"), {**values, "birth_on": "1998-10-02"})
    card = Mediator.objects.get()
    page = as_administrator.get(reverse("mediators:mediator", args=[card.pk]))
    assert [item.is_met for item in page.context["requirements"]] == [True, None, False]
    assert card.current.is_incomplete and "неполная" in page.content.decode()


def test_a_birthday_that_makes_a_professional_too_young_is_refused_by_the_database():
    card = factories.mediator("KZ-31", kind="professional", included_on=D(2023, 1, 10))
    with pytest.raises(IntegrityError, match="25"), transaction.atomic():
        Mediator.objects.filter(pk=card.pk).update(birth_on=D(1998, 1, 11))
        with transaction.get_connection().cursor() as cursor:
            cursor.execute("set constraints all immediate")


def test_certificates_that_end_within_sixty_days_are_shown(as_administrator, as_coordinator):
    soon = factories.mediator("KZ-31", kind="professional", certificate_number="1", certificate_until_on=D(2024, 1, 19))
    factories.mediator("KZ-31", kind="professional", certificate_number="2", certificate_until_on=D(2024, 1, 20))
    factories.mediator("KZ-31", certificate_number="3", certificate_until_on=D(2024, 1, 1), excluded_on=D(2023, 1, 1))
    ended = factories.mediator(
        "KZ-31", kind="professional", certificate_number="4", certificate_until_on=D(2023, 11, 19)
    )
    bare = factories.mediator("KZ-31", kind="professional")

    def found(state):
        page = as_administrator.get(reverse("mediators:mediators"), {"certificate": state})
        return [row["url"] for row in page.context["register"]["rows"]]

    def urls(*cards):
        return [reverse("mediators:mediator", args=[card.pk]) for card in cards]

    assert (found("expiring"), found("expired"), found("missing")) == (urls(soon), urls(ended), urls(bare))
    desk = as_administrator.get(reverse("mediators:attention"))
    assert [one["card"].pk for one in desk.context["certificates"]] == [ended.pk, soon.pk]
    assert as_coordinator.get(reverse("mediators:attention")).status_code == 403


# The register as of any day, against a brute force

FIRST = D(2023, 1, 1)
DAYS = st.integers(min_value=0, max_value=(TODAY - FIRST).days)
VERBS = st.sampled_from(["exclude", "suspend", "restore", "change_kind", "readmit"])


class Model:
    """What a person with a calendar would note: for each day, as what the mediator stands in the register."""

    def __init__(self, kind: str, day: int):
        self.begun = self.left = day
        self.days = dict.fromkeys(range(day, LAST), (kind, False))

    def apply(self, verb: str, day: int) -> bool:
        """Do the verb from this day on, if it fits; return whether it did."""
        is_out = LAST - 1 not in self.days
        if day < self.begun:
            return False
        state = self.days.get(LAST - 1)
        if verb == "readmit":
            if not is_out or day < self.left:
                return False
            new = ("public", False)
        elif is_out:
            return False
        elif verb == "exclude":
            for number in [number for number in self.days if number >= day]:
                del self.days[number]
            self.left = day
            return True
        elif verb == "change_kind":
            new = ("public" if state[0] == "professional" else "professional", state[1])
        else:
            if state[1] == (verb == "suspend"):
                return False
            new = (state[0], verb == "suspend")
        for number in range(day, LAST):
            self.days[number] = new
        self.begun = day
        return True


LAST = (TODAY - FIRST).days + 1


def perform(card, verb: str, on: datetime.date, by) -> bool:
    extra = {"kind": "public"} if verb == "readmit" else {}
    try:
        getattr(actions, verb)(card, on=on, because="x", by=by, **extra)
    except ValidationError:
        return False
    return True


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    people=st.lists(
        st.tuples(st.sampled_from(["public", "professional"]), DAYS, st.lists(st.tuples(VERBS, DAYS), max_size=8)),
        min_size=1,
        max_size=4,
    ),
    asked=st.lists(DAYS, min_size=3, max_size=8),
)
def test_the_register_of_any_day_is_what_a_brute_force_finds(administrator, people, asked):
    with transaction.atomic():
        models = []
        for kind, start, verbs in people:
            card = factories.mediator("KZ-31", kind=kind, included_on=FIRST + datetime.timedelta(days=start))
            model = Model(kind, start)
            for verb, day in verbs:
                did = perform(card, verb, FIRST + datetime.timedelta(days=day), administrator)
                assert did == model.apply(verb, day), (verb, day)
            models.append((card.pk, model))
        for number in {*asked, 0, LAST - 1}:
            day = FIRST + datetime.timedelta(days=number)
            rows = Standing.objects.registered_at(day).values_list("mediator_id", "kind", "is_suspended")
            expected = {(pk, *model.days[number]) for pk, model in models if number in model.days}
            assert set(rows) == expected and len(rows) == len(expected), day
        transaction.set_rollback(True)


def stock(day):
    rows = Standing.objects.registered_at(day)
    return rows.aggregate(
        total=Count("pk"),
        public=Count("pk", filter=Q(kind="public")),
        professional=Count("pk", filter=~Q(kind="public")),
    )


def test_two_hundred_later_changes_leave_the_past_as_it_was(administrator):
    """The network of 30 September 2023: 1,326 public and 270 professional mediators."""
    end = D(2023, 9, 30)
    cards = Mediator.objects.bulk_create(
        Mediator(registry_number=f"N{n}", full_name=f"Медиатор {n}", region_id="KZ-31") for n in range(1620)
    )
    Standing.objects.bulk_create(
        Standing(
            mediator=card,
            region_id="KZ-31",
            kind="professional" if n < 270 else "public",
            starts_on=D(2020, 1, 1),
            ends_on=D(2022, 1, 1) if n >= 1596 else None,
            ended_by="excluded" if n >= 1596 else "",
        )
        for n, card in enumerate(cards)
    )
    expected = {"total": 1596, "public": 1326, "professional": 270}
    assert stock(end) == expected
    chance, done = random.Random(5), 0
    verbs = ["exclude", "suspend", "restore", "change_kind", "readmit"]
    while done < 200:
        day = end + datetime.timedelta(days=chance.randint(1, 51))
        done += perform(chance.choice(cards), chance.choice(verbs), day, administrator)
    assert stock(end) == expected
    assert stock(TODAY) != expected


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
