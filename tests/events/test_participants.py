"""Who takes part in a campaign: picked by groups or row by row, copied from the last time, and undone."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from events.actions import take_part
from events.models import Participation
from tests import factories

pytestmark = pytest.mark.django_db
D = datetime.date
DAY = D(2023, 12, 1)


@pytest.fixture
def campaign():
    return factories.campaign(starts_on=DAY)


@pytest.fixture
def network():
    """An office and a school in Zhambyl, an office in Astana, mediators at both; one serves at the school."""
    made = {
        "office": factories.platform("KZ-31"),
        "school": factories.platform("KZ-31", kind="dialogue", host="school"),
        "party": factories.platform("KZ-31", kind="dialogue", host="party"),
        "closed": factories.platform("KZ-31", kind="dialogue", host="school", closed_on=DAY),
        "astana": factories.platform("KZ-71"),
        "teacher": factories.mediator("KZ-31"),
        "lawyer": factories.mediator("KZ-31", kind="professional"),
        "gone": factories.mediator("KZ-31", excluded_on=DAY),
        "stranger": factories.mediator("KZ-71"),
    }
    factories.service(made["teacher"], made["school"])
    return made


def url(campaign, more=""):
    return f"/events/campaigns/{campaign.pk}/participants/{more}"


def pairs(campaign) -> set:
    return set(Participation.objects.of(campaign).values_list("platform_id", "mediator_id"))


def told(response) -> list[str]:
    return [str(message) for message in response.context["messages"]]


def test_national_staff_add_groups_of_several_regions_at_once(as_national, campaign, network):
    ticked = {"do": "add", "offices": ["KZ-31", "KZ-71"], "dialogue": ["KZ-31"], "public": ["KZ-31", "KZ-71"]}
    response = as_national.post(url(campaign), ticked, follow=True)
    at = {name: network[name].pk for name in network}
    assert pairs(campaign) == {
        (at["office"], None),
        (at["school"], None),
        (at["party"], None),
        (at["astana"], None),
        (at["school"], at["teacher"]),  # where she serves
        (at["astana"], at["stranger"]),
    }
    assert told(response) == ["Добавлено: мест — 4, медиаторов — 2."]
    again = as_national.post(url(campaign), ticked, follow=True)
    assert told(again) == ["Ничего не изменилось: так уже и есть."]


def test_hosts_narrow_the_dialogue_platforms(as_national, campaign, network):
    as_national.post(url(campaign), {"do": "add", "dialogue": ["KZ-31"], "host": ["school"]})
    assert pairs(campaign) == {(network["school"].pk, None)}


def test_those_who_serve_come_with_their_places(as_national, campaign, network):
    as_national.post(url(campaign), {"do": "add", "dialogue": ["KZ-31"], "serving": ["KZ-31"], "host": ["school"]})
    school = network["school"].pk
    assert pairs(campaign) == {(school, None), (school, network["teacher"].pk)}


def test_mediators_without_a_place_of_service_go_where_the_fewest_are(as_national, campaign):
    for _number in range(3):
        factories.platform("KZ-10")
        factories.mediator("KZ-10")
        factories.mediator("KZ-10")
    as_national.post(url(campaign), {"do": "add", "offices": ["KZ-10"], "public": ["KZ-10"]})
    taken = Participation.objects.of(campaign).filter(mediator__isnull=False)
    crowds = [taken.filter(platform=at).count() for at in taken.values_list("platform", flat=True)]
    assert crowds == [2] * 6


def test_who_has_no_place_in_the_region_is_told_of(as_national, campaign, network):
    response = as_national.post(url(campaign), {"do": "add", "public": ["KZ-31"]}, follow=True)
    assert pairs(campaign) == set()
    assert "Никуда не поставлены, так как ни одно место их региона не участвует: медиаторов 1." in told(response)


def test_the_count_says_what_the_ticked_groups_would_make(as_national, campaign, network):
    ticked = {"offices": ["KZ-31", "KZ-71"], "professional": ["KZ-31"]}
    text = as_national.get(url(campaign, "count/"), ticked).content.decode()
    assert "Мест: 2, медиаторов: 1" in text and "из них новых: мест 2, медиаторов 1" in text
    assert pairs(campaign) == set()


def test_groups_are_withdrawn_and_the_change_is_undone(as_national, campaign, network):
    as_national.post(url(campaign), {"do": "add", "dialogue": ["KZ-31"], "public": ["KZ-31"]})
    before = pairs(campaign)
    as_national.post(url(campaign), {"do": "withdraw", "dialogue": ["KZ-31"], "host": ["school"]})
    assert pairs(campaign) == {(network["party"].pk, None)}
    as_national.post(url(campaign, "undo/"))
    assert pairs(campaign) == before
    response = as_national.post(url(campaign, "undo/"), follow=True)
    assert pairs(campaign) == before and not response.context["can_undo"]


def rows(places=(), people=(), base_places=(), base_people=()):
    def keys(records):
        return [str(one.pk) for one in records]

    return {
        "do": "save",
        "places": keys(places),
        "people": keys(people),
        "base_places": ",".join(keys(base_places)),
        "base_people": ",".join(keys(base_people)),
    }


def test_a_coordinator_ticks_rows_and_what_others_changed_meanwhile_stays(
    as_coordinator, coordinator, campaign, network
):
    office, school, teacher, lawyer = (network[name] for name in ("office", "school", "teacher", "lawyer"))
    as_coordinator.post(url(campaign), rows([school], [teacher]))
    assert pairs(campaign) == {(school.pk, None), (school.pk, teacher.pk)}
    take_part(campaign, add=[(office.pk, None), (office.pk, lawyer.pk)], by=coordinator)
    # The page shown before the colleague's change: the school goes, and with it who was put there.
    as_coordinator.post(url(campaign), rows([], [teacher], [school], [teacher]))
    assert pairs(campaign) == {(office.pk, None), (office.pk, lawyer.pk), (office.pk, teacher.pk)}


def test_a_mediator_may_stand_at_two_places_and_loses_one_only(as_coordinator, coordinator, campaign, network):
    office, school, teacher = network["office"], network["school"], network["teacher"]
    take_part(campaign, add=[(at.pk, who) for at in (office, school) for who in (None, teacher.pk)], by=coordinator)
    as_coordinator.post(url(campaign), rows([office], [teacher], [office, school], [teacher]))
    assert pairs(campaign) == {(office.pk, None), (office.pk, teacher.pk)}


def test_nothing_of_another_region_can_be_ticked_or_seen(as_coordinator, campaign, network):
    network["astana"].name_ru = "Канарейка"
    network["astana"].save()
    page = as_coordinator.get(url(campaign), {"region": "KZ-71"}).content.decode()
    assert "Канарейка" not in page and f'value="{network["office"].pk}"' in page
    as_coordinator.post(url(campaign), rows([network["astana"]], [network["stranger"]]))
    as_coordinator.post(url(campaign), {"do": "add", "offices": ["KZ-71"], "public": ["KZ-71"]})
    assert pairs(campaign) == set()


def test_as_last_time_leaves_out_the_closed_and_the_excluded_and_says_so(as_national, national, network):
    earlier, campaign = factories.campaign(starts_on=D(2023, 11, 3)), factories.campaign(starts_on=DAY)
    office, closed, gone, teacher = (network[name].pk for name in ("office", "closed", "gone", "teacher"))
    suspended = factories.mediator("KZ-31")
    before = [(office, None), (closed, None), (office, gone), (closed, teacher), (office, suspended.pk)]
    take_part(earlier, add=before, by=national)
    factories.suspend(suspended, D(2023, 11, 10))
    response = as_national.post(url(campaign), {"do": "copy"}, follow=True)
    # Her place is closed; she is put at one that is open.
    assert pairs(campaign) == {(office, None), (office, teacher)}
    assert told(response) == [
        "Пропущены закрытые с тех пор места: 1.",
        "Пропущены исключённые или приостановленные с тех пор медиаторы: 2.",
        "Добавлено: мест — 1, медиаторов — 1.",
    ]


def test_a_coordinator_copies_a_guest_of_another_region_without_seeing_his_card(as_coordinator, coordinator, network):
    earlier, campaign = factories.campaign(starts_on=D(2023, 11, 3)), factories.campaign(starts_on=DAY)
    left = factories.mediator("KZ-71", excluded_on=D(2023, 11, 20))
    office, guest = network["office"].pk, network["stranger"].pk
    take_part(earlier, add=[(office, None), (office, guest), (office, left.pk)], by=coordinator)
    as_coordinator.post(url(campaign), {"do": "copy"})
    assert pairs(campaign) == {(office, None), (office, guest)}


def test_a_closed_quarter_refuses_the_whole_change(as_national, network):
    campaign = factories.campaign(starts_on=D(2023, 8, 4))
    factories.lock("KZ-71", D(2023, 7, 1))
    response = as_national.post(url(campaign), {"do": "add", "offices": ["KZ-31", "KZ-71"]}, follow=True)
    assert pairs(campaign) == set()
    assert told(response) == ["Квартал этой даты сдан или принят: его записи только для чтения."]


def test_administrators_and_operators_pick_nobody(as_administrator, as_operator, campaign):
    for client in (as_administrator, as_operator):
        assert client.post(url(campaign), {"do": "add", "offices": ["KZ-31"]}).status_code == 403
        assert client.post(url(campaign, "undo/")).status_code == 403


def test_an_unknown_region_or_campaign_is_not_found(as_national, campaign):
    assert as_national.get(url(campaign), {"region": "KZ-99"}).status_code == 404
    assert as_national.get("/events/campaigns/999999/participants/").status_code == 404


def test_picking_asks_the_same_number_of_times_whatever_the_network(as_national, as_coordinator, campaign, network):
    def queries(client):
        with CaptureQueriesContext(connection) as seen:
            assert client.get(url(campaign)).status_code == 200
        return len(seen)

    before = queries(as_national), queries(as_coordinator)
    for region in ("KZ-10", "KZ-31", "KZ-71"):
        for _number in range(3):
            factories.service(factories.mediator(region), factories.platform(region))
    assert (queries(as_national), queries(as_coordinator)) == before
