"""An appeal goes from one region to another, with row-level security in force on every request."""

import datetime
import uuid

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from django.urls import reverse

from appeals.models import Appeal, HandOver, Party
from mediation.quarter import Quarter
from mediation.scope import scope
from tests import factories
from tests.appeals.work import identities_hold, now, page, send
from tests.conftest import signed_in

D = datetime.date
Q3, Q4 = Quarter(2023, 3), Quarter(2023, 4)
pytestmark = pytest.mark.django_db


@pytest.fixture
def there(stranger):
    """The coordinator of the region that receives."""
    return signed_in(stranger)


@pytest.fixture
def at_theirs(db):
    return factories.platform("KZ-71", name_ru="Кабинет в Астане")


@pytest.fixture
def appeal(at):
    return factories.appeal(at, D(2023, 10, 10), source="court", age=41)


def offer(client, appeal, on="2023-11-15", **values) -> HandOver:
    facts = {"to_region": "KZ-71", "handed_on": on, "reason": "стороны живут в другом регионе", **values}
    send(client, "appeal_hand_over", appeal, **facts)
    return HandOver.objects.get(appeal=appeal, decision="")


def test_an_appeal_is_handed_over_and_accepted(as_coordinator, there, appeal, at_theirs):
    offered = offer(as_coordinator, appeal)
    assert (now(appeal).outcome, now(appeal).resolved_on) == ("redirected", D(2023, 11, 15))
    assert appeal.number in there.get(reverse("appeals:handovers")).content.decode()
    response = send(there, "handover_accept", offered, platform=at_theirs.pk)
    new = Appeal.objects.get(region="KZ-71")
    assert response.url == reverse("appeals:appeal", args=[new.pk])
    assert (new.received_on, new.outcome, new.follows_id) == (D(2023, 11, 20), "", appeal.pk)
    assert (new.source, new.category_id, new.age) == ("court", appeal.category_id, None)
    assert new.number == "KZ-71/2023/00001"
    # Each region reads the other's number and opens nothing of it.
    assert new.number in page(as_coordinator, appeal) and appeal.number in page(there, new)
    assert as_coordinator.get(reverse("appeals:appeal", args=[new.pk])).status_code == 404
    assert there.get(reverse("appeals:appeal", args=[appeal.pk])).status_code == 404
    identities_hold(Q3, Q4)


def test_an_appeal_of_a_campaign_goes_on_as_a_routine_one(as_coordinator, there, at, at_theirs):
    day = D(2023, 11, 3)
    appeal = factories.appeal(at, day, campaign=factories.campaign("open_day", day))
    send(there, "handover_accept", offer(as_coordinator, appeal), platform=at_theirs.pk)
    assert Appeal.objects.get(region="KZ-71").campaign_id is None
    identities_hold(Q3, Q4)


def test_an_appeal_is_returned_with_the_reason_and_is_pending_again(as_coordinator, there, appeal):
    offered = offer(as_coordinator, appeal)
    bare = send(there, "handover_return", offered, because="")
    assert bare.context["form"].errors["because"]
    send(there, "handover_return", offered, because="стороны переехали обратно")
    assert (now(appeal).outcome, now(appeal).resolved_on) == ("", None)
    assert "стороны переехали обратно" in page(as_coordinator, appeal)
    assert now(offered).decision == "returned"
    identities_hold(Q3, Q4)
    # It can go to another region now.
    send(as_coordinator, "appeal_hand_over", now(appeal), to_region="KZ-10", handed_on="2023-11-20", reason="иначе")
    assert HandOver.objects.filter(appeal=appeal).count() == 2


def test_the_way_back_works_as_the_way_there(as_coordinator, there, appeal, at, at_theirs):
    send(there, "handover_accept", offer(as_coordinator, appeal), platform=at_theirs.pk)
    new = Appeal.objects.get(region="KZ-71")
    back = offer(there, new, "2023-11-20", to_region="KZ-31")
    send(as_coordinator, "handover_accept", back, platform=at.pk)
    third = Appeal.objects.get(follows=new)
    assert (third.region_id, third.number) == ("KZ-31", "KZ-31/2023/00002")
    identities_hold(Q3, Q4)


def test_a_return_after_the_senders_quarter_is_accepted_leaves_it_and_asks_for_a_new_appeal(as_coordinator, there, at):
    appeal = factories.appeal(at, D(2023, 9, 1))
    offered = offer(as_coordinator, appeal, "2023-09-20")
    factories.lock("KZ-31", D(2023, 7, 1))
    send(there, "handover_return", offered, because="не наш вопрос")
    assert (now(appeal).outcome, now(appeal).resolved_on) == ("redirected", D(2023, 9, 20))
    desk = as_coordinator.get(reverse("appeals:handovers"), headers={"HX-Request": "true"}).content.decode()
    assert appeal.number in desk and "не наш вопрос" in desk
    send(as_coordinator, "appeal_reopen", now(appeal), platform=at.pk, because="возвращено")
    assert Appeal.objects.get(follows=appeal).received_on == D(2023, 11, 20)
    desk = as_coordinator.get(reverse("appeals:handovers"), headers={"HX-Request": "true"}).content.decode()
    assert appeal.number not in desk
    identities_hold(Q3, Q4)


def test_an_offer_can_be_taken_back_until_it_is_answered(as_coordinator, there, appeal, at, at_theirs):
    offered = offer(as_coordinator, appeal)
    send(as_coordinator, "appeal_reopen", now(appeal), platform=at.pk, because="отправлено по ошибке")
    assert now(appeal).outcome == "" and now(offered).decision == "withdrawn"
    late = send(there, "handover_accept", offered, platform=at_theirs.pk)
    assert late.url == reverse("appeals:handovers")
    assert not Appeal.objects.filter(region="KZ-71").exists()
    assert there.get(reverse("appeals:handover_return", args=[offered.pk])).status_code == 302


def test_an_accepted_appeal_is_neither_reopened_nor_annulled_by_its_sender(
    as_coordinator, there, appeal, at, at_theirs
):
    send(there, "handover_accept", offer(as_coordinator, appeal), platform=at_theirs.pk)
    reopened = send(as_coordinator, "appeal_reopen", now(appeal), platform=at.pk, because="верните")
    annulled = send(as_coordinator, "appeal_annul", now(appeal), because="ошибка")
    for response in (reopened, annulled):
        assert "передано в другой регион" in response.content.decode()
    assert now(appeal).outcome == "redirected" and now(appeal).annulled_at is None


def test_an_offer_accepted_twice_makes_one_appeal(as_coordinator, there, appeal, at_theirs):
    offered, token = offer(as_coordinator, appeal), str(uuid.uuid4())
    for _time in range(2):
        send(there, "handover_accept", offered, platform=at_theirs.pk, form_token=token)
    send(there, "handover_accept", offered, platform=at_theirs.pk)
    assert Appeal.objects.filter(region="KZ-71").count() == 1


def test_an_appeal_goes_to_a_body_outside_and_comes_back(as_coordinator, appeal, at):
    send(
        as_coordinator, "appeal_hand_over", appeal, to_body="Отдел полиции", handed_on="2023-11-15", reason="заявление"
    )
    sent = HandOver.objects.get()
    assert (sent.to_region_id, now(appeal).outcome) == (None, "redirected")
    assert "Отдел полиции" in page(as_coordinator, appeal)
    referral = as_coordinator.get(reverse("appeals:appeal_print", args=[appeal.pk, "referral"]))
    assert "Отдел полиции" in referral.content.decode()
    send(as_coordinator, "appeal_reopen", now(appeal), platform=at.pk, because="вернулись")
    assert now(appeal).outcome == ""
    identities_hold(Q4)


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({}, "to_region"),
        ({"to_region": "KZ-71", "to_body": "суд"}, "to_region"),
        ({"to_region": "KZ-31"}, "to_region"),
        ({"to_region": "KZ-71", "handed_on": "2023-11-21"}, "handed_on"),
        ({"to_region": "KZ-71", "handed_on": "2023-10-09"}, "handed_on"),
        ({"to_region": "KZ-71", "reason": ""}, "reason"),
    ],
)
def test_bad_hand_overs_are_told_beside_their_field(as_coordinator, appeal, values, field):
    facts = {"handed_on": "2023-11-15", "reason": "иначе", **values}
    response = send(as_coordinator, "appeal_hand_over", appeal, **facts)
    assert field in response.context["form"].errors
    assert now(appeal).outcome == "" and not HandOver.objects.exists()


def test_a_third_region_knows_nothing_of_it(as_coordinator, appeal):
    offered = offer(as_coordinator, appeal)
    third = signed_in(factories.user("coordinator", "KZ-10"))
    assert appeal.number not in third.get(reverse("appeals:handovers")).content.decode()
    for name in ("handover_accept", "handover_return"):
        assert third.get(reverse(f"appeals:{name}", args=[offered.pk])).status_code == 404
    # Nor does the sender answer its own offer.
    assert as_coordinator.get(reverse("appeals:handover_accept", args=[offered.pk])).status_code == 404


def seen_by(region):
    return scope(role="coordinator", region=region)


def test_the_database_shows_a_hand_over_to_both_regions_alone(as_coordinator, appeal):
    offer(as_coordinator, appeal)
    Party.objects.create(appeal=appeal, region_id="KZ-31", role="applicant", language="kk")
    for region, count in (("KZ-31", 1), ("KZ-71", 1), ("KZ-10", 0)):
        with seen_by(region):
            assert HandOver.objects.count() == count
    with seen_by("KZ-71"):
        assert not Appeal.objects.exists() and not Party.objects.exists()


@pytest.mark.parametrize(
    ("region", "values"),
    [
        ("KZ-31", {"decision": "accepted", "decided_on": D(2023, 11, 20), "new_number": "KZ-71/2023/00001"}),
        ("KZ-31", {"decision": "returned", "decided_on": D(2023, 11, 20), "decided_because": "сами"}),
        ("KZ-71", {"decision": "withdrawn", "decided_on": D(2023, 11, 20)}),
        ("KZ-71", {"reason": "другая"}),
        ("KZ-71", {"to_region": "KZ-10"}),
    ],
)
def test_the_database_lets_each_side_say_only_its_own(as_coordinator, appeal, region, values):
    offered = offer(as_coordinator, appeal)
    with seen_by(region), pytest.raises(DatabaseError), transaction.atomic():
        HandOver.objects.filter(pk=offered.pk).update(**values)
    assert now(offered).decision == ""


def test_an_answer_once_given_stays(as_coordinator, there, appeal):
    offered = offer(as_coordinator, appeal)
    send(there, "handover_return", offered, because="не наш")
    with seen_by("KZ-71"):
        assert HandOver.objects.filter(pk=offered.pk).update(decided_because="иначе") == 0


def test_an_appeal_continues_only_what_is_its_regions_or_was_handed_over(appeal, at_theirs):
    with pytest.raises(IntegrityError, match="appeal_follows_own_or_handed"):
        factories.appeal(at_theirs, follows=appeal)


def test_national_staff_read_hand_overs_on_the_case_and_answer_none(as_coordinator, as_national, appeal):
    offered = offer(as_coordinator, appeal)
    assert "стороны живут в другом регионе" in page(as_national, appeal)
    assert as_national.get(reverse("appeals:handovers")).status_code == 403
    assert send(as_national, "handover_accept", offered).status_code == 403
