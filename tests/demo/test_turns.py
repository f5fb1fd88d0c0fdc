"""What the demo tells of mediators within the register."""

import datetime

import pytest

from mediators.models import Standing

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]
D = datetime.date


def test_the_demo_shows_every_turn_of_the_register_and_the_totals_stay():
    turns = Standing.objects.exclude(begun_by="included")
    assert set(turns.values_list("begun_by", "is_ethno").filter(begun_by="ethno")) == {
        ("ethno", True),
        ("ethno", False),
    }
    assert turns.filter(begun_by="suspended").exists() and turns.filter(begun_by="restored").exists()
    register = Standing.objects.registered_at(D(2023, 9, 30))
    assert [register.filter(kind=kind).count() for kind in ("public", "professional")] == [1326, 270]
