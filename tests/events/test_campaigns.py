"""A campaign: what it says of itself, the open day by the rule, the checklist before it."""

import datetime

import pytest
from django.utils.translation import override

from events.actions import mark_done
from events.models import Campaign, Preparation
from events.open_day import proposals, suggested
from mediation.quarter import Quarter
from tests import factories

pytestmark = pytest.mark.django_db
D = datetime.date
NEXT = D(2024, 2, 2)


def told(response) -> list[str]:
    return [str(message) for message in response.context["messages"]]


def test_the_rule_takes_the_first_friday_of_the_second_month():
    assert suggested(Quarter(2024, 1)) == NEXT
    assert suggested(Quarter(2023, 3)) == D(2023, 8, 4)


def test_a_holiday_moves_the_proposal_to_the_next_working_friday():
    [proposal] = proposals(D(2026, 4, 1), ahead=1)
    assert proposal.by_rule == D(2026, 5, 1) and proposal.holiday
    assert proposal.suggested == D(2026, 5, 8)


def test_a_quarter_with_an_open_day_is_not_proposed_again():
    factories.campaign(starts_on=D(2023, 11, 3))
    assert [str(one.quarter) for one in proposals(D(2023, 11, 1))] == ["2024-Q1", "2024-Q2"]


def test_one_click_sets_the_open_day_with_the_hours_and_words_of_the_last(as_national):
    factories.campaign(starts_on=D(2023, 11, 3), slogan_ru="Договоримся", aims_kk="кеңесу")
    page = as_national.get("/events/campaigns/open-days/").content.decode()
    assert "пятница, 2 февраля 2024" in page and "не праздник" in page
    for _twice in range(2):
        as_national.post("/events/campaigns/open-days/", {"quarter": "2024-Q1"})
    made = Campaign.objects.get(starts_on=NEXT)
    assert (made.kind, made.ends_on, f"{made.opens_at:%H}–{made.closes_at:%H}") == ("open_day", NEXT, "10–18")
    assert made.name_ru and made.name_kk and (made.slogan_ru, made.aims_kk) == ("Договоримся", "кеңесу")


def test_only_those_who_keep_campaigns_set_the_day(as_coordinator, as_operator):
    as_coordinator.post("/events/campaigns/open-days/", {"quarter": "2024-Q1"})
    assert not Campaign.objects.exists()
    assert as_operator.get("/events/campaigns/open-days/").status_code == 403


def test_an_unknown_quarter_is_not_set(as_national):
    assert as_national.post("/events/campaigns/open-days/", {"quarter": "2024"}).status_code == 404


@pytest.mark.parametrize(
    ("day", "warning"),
    [
        (D(2023, 12, 16), "16.12.2023 — праздник (День Независимости). Ближайшая рабочая пятница: 22.12.2023."),
        (D(2023, 12, 9), "09.12.2023 — выходной день. Ближайшая рабочая пятница: 15.12.2023."),
        (D(2023, 12, 8), None),
    ],
)
def test_a_day_when_offices_are_closed_is_warned_of_and_may_stay(as_national, day, warning):
    values = {"code": "x", "kind": "open_day", "name_ru": "День", "starts_on": day, "ends_on": day}
    response = as_national.post("/events/campaigns/new/", values, follow=True)
    assert Campaign.objects.get().starts_on == day
    assert [text for text in told(response) if not text.startswith("Сохранено")] == ([warning] if warning else [])


def test_the_page_of_a_campaign_leads_to_its_records(as_national, as_administrator):
    campaign = factories.campaign(starts_on=D(2023, 11, 3), slogan_ru="Договоримся")
    factories.event(starts_on=D(2023, 11, 3), campaign=campaign)
    factories.response(factories.questionnaire(campaign))
    response = as_national.get(f"/events/campaigns/{campaign.pk}/")
    assert [one["count"] for one in response.context["belongings"]] == ["0", "1", "0", "1", "1"]
    assert "Договоримся" in response.content.decode()
    assert as_administrator.get(f"/events/campaigns/{campaign.pk}/").context["belongings"] == []


def test_the_words_of_a_campaign_are_in_the_readers_language():
    campaign = factories.campaign(slogan_ru="по-русски", slogan_kk="қазақша", aims_ru="цели")
    with override("kk"):
        assert (campaign.slogan, campaign.aims) == ("қазақша", "цели")
    with override("ru"):
        assert campaign.slogan == "по-русски"


def checklist(client, campaign):
    return client.get(f"/events/campaigns/{campaign.pk}/preparation/").context


def test_the_checklist_follows_from_the_records(as_coordinator):
    campaign = factories.campaign(starts_on=D(2023, 12, 1))
    assert [check.is_met for check in checklist(as_coordinator, campaign)["checks"]] == [False, False]
    [region] = checklist(as_coordinator, campaign)["regions"]
    assert [check.is_met for check in region.checks] == [False, False, False]

    office = factories.platform(address="ул. Абая, 1", phone="+7 700")
    school = factories.platform(kind="dialogue", host="school", address="ул. Абая, 2")
    factories.participation(campaign, office)
    factories.participation(campaign, office, factories.mediator())
    factories.participation(campaign, school)
    [region] = checklist(as_coordinator, campaign)["regions"]
    assert [check.is_met for check in region.checks] == [True, False, True]
    factories.participation(campaign, school, factories.mediator())
    [region] = checklist(as_coordinator, campaign)["regions"]
    assert [check.is_met for check in region.checks] == [True, True, True]


@pytest.mark.parametrize(
    ("language", "day", "missing"),
    [("ru", "пятница, 1 декабря 2023 года", "не готово"), ("kk", "жұма, 2023 жылғы 1 желтоқсан", "дайын емес")],
)
def test_the_checklist_speaks_the_readers_language(as_coordinator, language, day, missing):
    campaign = factories.campaign(starts_on=D(2023, 12, 1))
    as_coordinator.cookies["django_language"] = language
    page = as_coordinator.get(f"/events/campaigns/{campaign.pk}/preparation/").content.decode()
    assert " ".join(page.split()).count(f"{missing}</span>") == 5 + len(Preparation.Item) and day in page


def test_a_region_says_what_is_done_and_the_centre_sees_who_said_it(as_coordinator, coordinator, as_national):
    campaign = factories.campaign(starts_on=D(2023, 12, 1))
    where = f"/events/campaigns/{campaign.pk}/preparation/"
    for _twice in range(2):
        as_coordinator.post(where, {"item": "announced", "done": "yes"})
    as_coordinator.post(where, {"item": "nothing-like-this", "done": "yes"})
    told_by = {one.region.pk: one.done for one in checklist(as_national, campaign)["regions"]}
    assert [one.done_by for one in told_by["KZ-31"].values()] == [coordinator] and not told_by["KZ-71"]
    as_coordinator.post(where, {"item": "announced", "done": "no"})
    assert not Preparation.objects.exists()


def test_nobody_but_the_region_says_it_is_done(as_national, as_administrator):
    campaign = factories.campaign()
    for client in (as_national, as_administrator):
        answer = client.post(f"/events/campaigns/{campaign.pk}/preparation/", {"item": "announced", "done": "yes"})
        assert answer.status_code == 403
    assert not Preparation.objects.exists()


def test_another_regions_preparation_is_not_seen(as_coordinator, stranger):
    campaign = factories.campaign(starts_on=D(2023, 12, 1))
    mark_done(campaign, "KZ-71", "announced", by=stranger)
    [region] = checklist(as_coordinator, campaign)["regions"]
    assert (region.region.pk, region.done) == ("KZ-31", {})


def test_the_desk_tells_of_campaigns_near_and_proposes_to_those_who_set_them(as_national, as_coordinator):
    factories.campaign(starts_on=D(2023, 11, 20), name_ru="Идёт сейчас")
    factories.campaign("other", D(2023, 12, 20), name_ru="Скоро будет")
    factories.campaign("other", D(2024, 3, 1), name_ru="Ещё не скоро")
    factories.campaign("other", D(2023, 11, 1), name_ru="Прошла")
    centre, region = (
        client.get("/events/campaigns/ahead/").content.decode() for client in (as_national, as_coordinator)
    )
    for text in (centre, region):
        assert "Идёт сейчас" in text and "Скоро будет" in text and "Счёт дня" in text
        assert "Ещё не скоро" not in text and "Прошла" not in text
    assert "Назначить этот день" in centre and "Назначить этот день" not in region
    assert "/events/campaigns/ahead/" in as_national.get("/").content.decode()
