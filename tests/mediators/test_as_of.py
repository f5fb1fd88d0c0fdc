"""The register as of any day, against a brute force; and what 200 later changes leave as it was."""

import datetime
import random

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Count, Q
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mediators import actions
from mediators.models import Mediator, Standing
from tests import factories

pytestmark = pytest.mark.django_db
D = datetime.date
TODAY = D(2023, 11, 20)
FIRST = D(2023, 1, 1)
DAYS = st.integers(min_value=0, max_value=(TODAY - FIRST).days)
VERBS = st.sampled_from(["exclude", "suspend", "restore", "change_kind", "change_ethno", "readmit"])


class Model:
    """What a person with a calendar would note: for each day, as what the mediator stands in the register."""

    def __init__(self, kind: str, day: int):
        self.begun = self.left = day
        self.is_ethno = False
        self.days = dict.fromkeys(range(day, LAST), (kind, False, False))

    def apply(self, verb: str, day: int) -> bool:
        """Do the verb from this day on, if it fits; return whether it did."""
        is_out = LAST - 1 not in self.days
        if day < self.begun:
            return False
        state = self.days.get(LAST - 1)
        if verb == "readmit":
            if not is_out or day < self.left:
                return False
            new = ("public", False, self.is_ethno)
        elif is_out:
            return False
        elif verb == "exclude":
            for number in [number for number in self.days if number >= day]:
                del self.days[number]
            self.left = day
            return True
        elif verb == "change_kind":
            new = ("public" if state[0] == "professional" else "professional", *state[1:])
        elif verb == "change_ethno":
            self.is_ethno = not self.is_ethno
            new = (*state[:2], self.is_ethno)
        else:
            if state[1] == (verb == "suspend"):
                return False
            new = (state[0], verb == "suspend", state[2])
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
            rows = Standing.objects.registered_at(day).values_list("mediator_id", "kind", "is_suspended", "is_ethno")
            expected = {(pk, *model.days[number]) for pk, model in models if number in model.days}
            assert set(rows) == expected and len(rows) == len(expected), day
        for pk, model in models:
            assert Mediator.objects.get(pk=pk).is_ethno == model.is_ethno
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
    verbs = ["exclude", "suspend", "restore", "change_kind", "change_ethno", "readmit"]
    while done < 200:
        day = end + datetime.timedelta(days=chance.randint(1, 51))
        done += perform(chance.choice(cards), chance.choice(verbs), day, administrator)
    assert stock(end) == expected
    assert stock(TODAY) != expected
