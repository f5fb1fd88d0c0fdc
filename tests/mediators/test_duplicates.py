"""The same person twice: found while typing, merged without a figure moving."""

import datetime
import uuid

import pytest
from django.core.management import call_command
from django.db import DatabaseError, IntegrityError, transaction
from django.urls import reverse
from openpyxl import Workbook

from accounts.models import JournalEntry
from events.models import Participation
from mediation.quarter import Quarter
from mediation.scope import scope
from mediators import actions
from mediators.models import Mediator, Service, Standing, Training, TrainingCompletion
from reports.figures.rollup import count
from reports.indicators import sections
from tests import factories

pytestmark = pytest.mark.django_db
D = datetime.date


def typed(client, **values):
    return [one.card.full_name for one in client.post(reverse("mediators:similar"), values).context["similar"]]


@pytest.mark.parametrize(
    ("stored", "written"),
    [
        ("Жұмабаева Әлия Қайратқызы", "Жумабаева Алия"),
        ("Жұмабаева Әлия", "ALIYA ZHUMABAYEVA"),
        ("Щербаков Шынгыс", "Shcherbakov Shyngys"),
        ("Ахметов Ерлан", "ерлан ахметов"),
        ("Ахметов Ерлан Серикович", "Ахметов Ерлн"),
        ("Цой Евгений", "Tsoy Yevgeniy"),
        ("Ғалымов Һәкім", "Галимов Хаким"),
    ],
)
def test_a_name_is_known_whoever_writes_it(as_administrator, stored, written):
    factories.mediator("KZ-71", full_name=stored)
    factories.mediator("KZ-71", full_name="Оспанова Динара")
    assert typed(as_administrator, full_name=written) == [stored]


@pytest.mark.parametrize("written", ["Ахметов", "Ахметов Асхат", "Оспанов Ерлан", "", "%", "Ахметов' OR 1=1 --"])
def test_another_person_is_not_called_the_same(as_administrator, written):
    factories.mediator("KZ-31", full_name="Ахметов Ерлан")
    assert typed(as_administrator, full_name=written) == []


def test_a_telephone_and_a_number_are_known_by_their_digits(as_administrator):
    factories.mediator("KZ-31", full_name="Ким Юрий", phone="+7 (701) 123-45-67", registry_number="KZ-31-0042")
    assert typed(as_administrator, phone="87011234567") == ["Ким Юрий"]
    assert typed(as_administrator, registry_number="kz31 0042") == ["Ким Юрий"]
    assert typed(as_administrator, phone="8701", registry_number="KZ-31-004") == []


def test_a_coordinator_is_told_of_the_own_region_alone(as_coordinator):
    factories.mediator("KZ-71", full_name="Ким Юрий")
    assert typed(as_coordinator, full_name="Ким Юрий") == []


def test_a_known_person_is_entered_only_after_a_second_look(as_administrator):
    factories.mediator("KZ-31", full_name="Ким Юрий")
    values = {"registry_number": "N-2", "full_name": "Ким Юрий", "region": "KZ-31", "kind": "public",
              "included_on": "2023-11-01", "form_token": str(uuid.uuid4())}  # fmt: skip
    page = as_administrator.post(reverse("mediators:mediator_add"), values)
    assert "is_another" in page.context["form"].errors and "N-2" in page.content.decode()
    as_administrator.post(reverse("mediators:mediator_add"), {**values, "is_another": "on"})
    assert Mediator.objects.count() == 2


@pytest.fixture
def two(db):
    """A person's card, and a second one with everything that may refer to a mediator."""
    kept = factories.mediator("KZ-31", full_name="Ким Юрий", included_on=D(2021, 1, 1))
    twice = factories.mediator("KZ-31", full_name="Ким Юрий", included_on=D(2022, 1, 1))
    at = factories.platform("KZ-31")
    factories.appeal(at, D(2023, 5, 5), mediator=twice)
    factories.appeal(at, D(2023, 11, 5), mediator=twice)
    for day in (D(2023, 8, 4), D(2023, 11, 3)):
        factories.participation(factories.campaign("open_day", day), at, twice)
    Service.objects.create(mediator=twice, platform=at, region_id="KZ-31", starts_on=D(2022, 1, 1))
    course = Training.objects.create(title="Базовый курс")
    for day in (D(2023, 8, 1), D(2023, 11, 1)):
        TrainingCompletion.objects.create(training=course, mediator=twice, region_id="KZ-31", finished_on=day)
    return kept, twice


def figures(quarter) -> dict:
    rollup = count(Quarter.parse(quarter), sections())
    return {code: rollup.value(code, "KZ-31") for code in rollup.shown}


def merge(client, twice, kept, on="2023-11-10"):
    values = {"kept": kept.registry_number, "on": on, "because": "внесён дважды"}
    return client.post(reverse("mediators:mediator_merge", args=[twice.pk]), values)


def test_what_referred_to_the_duplicate_refers_to_the_kept_card(as_administrator, two):
    kept, twice = two
    merge(as_administrator, twice, kept)
    twice.refresh_from_db()
    assert twice.merged_into == kept
    assert (kept.appeals.count(), kept.services.count(), kept.completions.count()) == (2, 1, 2)
    assert Participation.objects.filter(mediator=kept).count() == 2
    assert (twice.current.ends_on, twice.current.ended_by) == (D(2023, 11, 10), "merged")
    assert set(kept.appeals.values_list("version", flat=True)) == {2}
    moves = JournalEntry.objects.filter(table_name="appeals_appeal", action="update")
    assert {entry.reason for entry in moves} == {"внесён дважды"}


def test_no_figure_of_a_closed_quarter_moves(as_administrator, two):
    kept, twice = two
    factories.lock("KZ-31", D(2023, 7, 1))
    before = {quarter: figures(quarter) for quarter in ("2023-Q2", "2023-Q3")}
    assert before["2023-Q3"]["mediators.total"] == 2 and before["2023-Q3"]["mediators.trained"] == 1
    merge(as_administrator, twice, kept)
    assert {quarter: figures(quarter) for quarter in before} == before
    assert twice.completions.count() == 1 and Participation.objects.filter(mediator=twice).count() == 1
    after = figures("2023-Q4")
    assert (after["mediators.total"], after["mediators.excluded"]) == (1, 0)


def test_a_campaign_counted_in_the_mediators_region_stays_though_the_platforms_region_is_open(as_administrator):
    kept, twice = (factories.mediator("KZ-31", full_name="Ким Юрий") for _n in range(2))
    elsewhere = factories.platform("KZ-71")
    campaign = factories.campaign("open_day", D(2023, 8, 4))
    for who in (kept, twice):
        factories.participation(campaign, factories.platform("KZ-71") if who is kept else elsewhere, who)
    factories.lock("KZ-31", D(2023, 7, 1))
    before = figures("2023-Q3")
    merge(as_administrator, twice, kept)
    assert figures("2023-Q3") == before


def test_a_second_inclusion_on_the_day_of_the_merging_never_was_one(as_administrator):
    kept = factories.mediator("KZ-31", included_on=D(2021, 1, 1))
    twice = factories.mediator("KZ-31", included_on=D(2023, 10, 5))
    assert figures("2023-Q4")["mediators.included"] == 1
    merge(as_administrator, twice, kept, on="2023-10-05")
    assert figures("2023-Q4")["mediators.included"] == 0
    assert Standing.objects.registered_at(D(2023, 10, 5)).count() == 1


def test_a_row_that_says_the_same_twice_is_left_out(as_administrator):
    kept, twice = (factories.mediator("KZ-31") for _n in range(2))
    at, campaign = factories.platform("KZ-31"), factories.campaign("open_day", D(2023, 11, 3))
    for who in (kept, twice):
        factories.participation(campaign, at, who)
    merge(as_administrator, twice, kept)
    assert list(Participation.objects.values_list("mediator", flat=True)) == [kept.pk]


def test_a_merged_card_leaves_the_lists_and_leads_to_the_kept_one(as_administrator, two):
    kept, twice = two
    merge(as_administrator, twice, kept)
    rows = as_administrator.get(reverse("mediators:mediators")).context["register"]["rows"]
    assert [row["url"] for row in rows] == [reverse("mediators:mediator", args=[kept.pk])]
    past = as_administrator.get(reverse("mediators:mediators"), {"on": "2023-11-09"}).context["register"]["rows"]
    assert len(past) == 2
    old = as_administrator.get(reverse("mediators:mediator", args=[twice.pk])).content.decode()
    assert reverse("mediators:mediator", args=[kept.pk]) in old
    assert twice.registry_number in as_administrator.get(reverse("mediators:mediator", args=[kept.pk])).content.decode()
    assert as_administrator.get(reverse("mediators:mediator_edit", args=[twice.pk])).status_code == 404


def test_a_merged_card_is_closed_in_the_database(as_administrator, two):
    kept, twice = two
    merge(as_administrator, twice, kept)
    for change in (
        lambda: Standing.objects.filter(mediator=twice).update(ends_on=None, ended_by=""),
        lambda: Mediator.objects.filter(pk=twice.pk).update(merged_into=None),
    ):
        with pytest.raises(IntegrityError, match="merged"), transaction.atomic():
            change()


def test_a_card_merged_twice_over_leads_to_the_last(as_administrator, administrator):
    first, second, third = (factories.mediator("KZ-31") for _n in range(3))
    merge(as_administrator, first, second)
    merge(as_administrator, second, third)
    assert set(Mediator.objects.filter(merged_into=third)) == {first, second}


@pytest.mark.parametrize("on", ["2023-09-30", "2023-11-21", "x"])
def test_a_day_that_moves_the_past_or_is_to_come_is_refused(as_administrator, two, on):
    kept, twice = two
    factories.lock("KZ-31", D(2023, 7, 1))
    assert merge(as_administrator, twice, kept, on=on).context["form"].errors
    twice.refresh_from_db()
    assert twice.merged_into is None and twice.appeals.count() == 2


def test_only_a_live_card_of_the_region_that_stands_in_the_register_is_kept(as_administrator, two):
    kept, twice = two
    elsewhere = factories.mediator("KZ-71")
    gone = factories.mediator("KZ-31", excluded_on=D(2023, 1, 1))
    for other in (elsewhere, gone, twice):
        assert "kept" in merge(as_administrator, twice, other).context["form"].errors
    assert merge(as_administrator, gone, kept).status_code == 302


def test_nobody_but_an_administrator_merges(coordinator, two):
    kept, twice = two
    own = scope(role="coordinator", region="KZ-31")
    with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic(), own:
        actions.merge(twice, into=kept, on=D(2023, 11, 10), because="x", by=coordinator)


def test_an_old_workbook_does_not_open_a_merged_card_again(as_administrator, two, tmp_path, capsys):
    kept, twice = two
    merge(as_administrator, twice, kept)
    book = Workbook()
    book.active.title = "mediators"
    book.active.append(["registry_number", "full_name", "kind", "region", "included_on", "excluded_on"])
    book.active.append([twice.registry_number, "Ким Юрий", "public", "KZ-31", D(2022, 1, 1), None])
    book.save(tmp_path / "old.xlsx")
    with pytest.raises(SystemExit):
        call_command("import_workbook", str(tmp_path / "old.xlsx"))
    assert "mediators!A2" in capsys.readouterr().err
    assert twice.current.ended_by == "merged"
