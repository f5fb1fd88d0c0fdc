"""Quick entry: what is remembered, offered, explained and checked while one types; conflicts field by field."""

import datetime
import uuid

import pytest
from django.urls import reverse

from appeals.explanations import EXPLANATIONS
from appeals.forms import AppealForm
from appeals.models import Appeal
from events.models import Event
from mediators.models import Mediator
from tests import factories
from tests.conftest import signed_in

D = datetime.date
pytestmark = pytest.mark.django_db
NEW, CHECK = "/appeals/new/", "/appeals/new/check/"


@pytest.fixture
def platform(db):
    return factories.platform("KZ-31")


def values(at, **changed) -> dict:
    return {
        "received_on": "2023-11-10",
        "platform": at.pk,
        "channel": "phone",
        "source": "court",
        "category": factories.category().pk,
        "form_token": str(uuid.uuid4()),
        **changed,
    }


def test_save_and_next_gives_an_empty_form_with_what_is_remembered_and_the_number_as_a_link(as_coordinator, platform):
    who = factories.mediator("KZ-31")
    sent = values(platform, mediator=who.pk, next="yes", outcome="consultation", resolved_on="2023-11-10")
    response = as_coordinator.post(NEW, sent, follow=True)
    assert response.redirect_chain == [(NEW, 302)]
    form, saved = response.context["form"], Appeal.objects.get()
    shown = {name: form[name].value() for name in ("platform", "mediator", "channel", "source", "category", "outcome")}
    assert shown == {"platform": platform.pk, "mediator": who.pk, "channel": "phone",
                     "source": "", "category": None, "outcome": None}  # fmt: skip
    assert form["received_on"].value() == D(2023, 11, 20)
    assert f'<a href="{reverse("appeals:appeal", args=[saved.pk])}">{saved.number}</a>' in response.content.decode()


def test_what_is_remembered_is_the_users_alone_and_ends_with_the_session(as_coordinator, coordinator, platform):
    as_coordinator.post(NEW, values(platform))
    assert as_coordinator.get(NEW).context["form"]["platform"].value() == platform.pk
    assert signed_in(factories.user("coordinator", "KZ-31")).get(NEW).context["form"]["platform"].value() is None
    as_coordinator.post("/accounts/logout/")
    assert signed_in(coordinator).get(NEW).context["form"]["platform"].value() is None


def test_the_same_form_sent_twice_by_save_and_next_is_one_appeal(as_coordinator, platform):
    sent = values(platform, next="yes")
    as_coordinator.post(NEW, sent)
    again = as_coordinator.post(NEW, sent, follow=True)
    assert Appeal.objects.get().number in again.content.decode()


def test_a_source_must_be_chosen(as_coordinator, platform):
    response = as_coordinator.post(NEW, values(platform, source=""))
    assert "source" in response.context["form"].errors
    assert not Appeal.objects.exists()


def check(client, changed, **sent):
    response = client.post(CHECK, sent, headers={"HX-Request": "true", "HX-Trigger-Name": changed})
    told = {one["field"].name: " ".join(one["errors"]) for one in response.context["told"]}
    return {name: words for name, words in told.items() if words}


def test_a_field_is_checked_when_it_changes_and_nothing_is_saved(as_coordinator, platform):
    wrong = check(as_coordinator, "received_on", received_on="2023-11-21")
    assert list(wrong) == ["received_on"] and "в будущем" in wrong["received_on"]
    assert check(as_coordinator, "platform", **values(platform)) == {}
    assert not Appeal.objects.exists()


def test_fields_not_reached_yet_are_not_complained_of_but_an_emptied_one_is(as_coordinator):
    assert check(as_coordinator, "age", age="30") == {}
    assert list(check(as_coordinator, "category", age="30", category="")) == ["category"]


def test_a_field_that_another_change_made_wrong_is_told_too(as_coordinator, platform):
    sent = values(platform, received_on="2023-11-15", outcome="consultation", resolved_on="2023-11-12")
    assert list(check(as_coordinator, "received_on", **sent)) == ["resolved_on"]
    closed = factories.platform("KZ-31", closed_on=D(2023, 11, 10))
    assert list(check(as_coordinator, "received_on", **values(closed))) == ["platform"]


def test_only_those_who_enter_appeals_check_or_see_the_form(as_national, as_administrator, platform):
    for client in (as_national, as_administrator):
        assert client.get(NEW).status_code == 403
        assert client.post(CHECK, values(platform)).status_code == 403
        assert 'data-key="KeyN"' not in client.get("/").content.decode()


def test_every_page_of_a_coordinator_has_the_key_to_a_new_appeal(as_coordinator):
    for page in ("/", "/appeals/", "/events/", "/platforms/"):
        assert f'href="{NEW}"' in as_coordinator.get(page).content.decode()


def test_every_field_explains_itself_and_the_platform_tells_its_two_senses(as_coordinator):
    assert set(EXPLANATIONS) == set(AppealForm.Meta.fields)
    page = as_coordinator.get(NEW).content.decode()
    for explanation in EXPLANATIONS.values():
        assert str(explanation.meaning)[:30] in page.replace("&quot;", '"')
    assert "имеет два смысла" in page


def offered(client, name, typed) -> list[str]:
    return [one["label"] for one in client.get(reverse(name), {"q": typed}).json()["choices"]]


@pytest.mark.parametrize("typed", ["кызылорда", "ҚЫЗЫЛОРДА", "Қызыл", "уй кыз", "үй", "  Кызылорда  уйі "])
def test_platforms_are_found_in_either_alphabet_and_case(as_coordinator, typed):
    factories.platform("KZ-31", name_ru="Дом", name_kk="Қызылорда достық үйі")
    factories.platform("KZ-31", name_ru="Школа", name_kk="Мектеп")
    assert len(offered(as_coordinator, "offices:choices", typed)) == 1


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("Әбдіғалиева Өркен", "абдигалиева оркен"),
        ("Һамитов Ұлан", "хамитов улан"),
        ("Үсенова Іңкәр", "Усенова Инкар"),
        ("Семёнов Пётр", "семенов петр"),
        ("Ким Алла", "Әлла"),
    ],
)
def test_mediators_are_found_whatever_letters_the_keyboard_has(as_coordinator, name, typed):
    factories.mediator("KZ-31", full_name=name)
    factories.mediator("KZ-31", full_name="Ахметов Ерлан")
    assert offered(as_coordinator, "mediators:choices", typed) == [name]


def test_nothing_of_another_region_is_offered_and_at_most_twelve(as_coordinator, as_national):
    factories.mediator("KZ-71", full_name="Чужой Медиатор")
    assert offered(as_coordinator, "mediators:choices", "чужой") == []
    assert offered(as_national, "mediators:choices", "чужой") == ["Чужой Медиатор"]
    for _number in range(15):
        factories.mediator("KZ-31", full_name="Ахметов Ерлан")
    assert len(offered(as_coordinator, "mediators:choices", "")) == 12


@pytest.mark.parametrize("typed", ["%", "_", "'", "\\", "\x00", "ы" * 5000, "😀"])
def test_odd_letters_find_nothing_and_break_nothing(as_coordinator, platform, typed):
    assert as_coordinator.get(reverse("offices:choices"), {"q": typed}).status_code == 200


def test_typing_costs_one_query_however_many_records(as_coordinator, django_assert_max_num_queries):
    for _number in range(12):
        factories.mediator("KZ-31")
    with django_assert_max_num_queries(12):
        assert len(offered(as_coordinator, "mediators:choices", "ахм")) == 12


# Two people and one record: whose value is saved is chosen field by field.


def opened(client, record) -> dict:
    """Return what a browser would send of the form it was given."""
    form = client.get(reverse("appeals:appeal_edit", args=[record.pk])).context["form"]
    sent = {name: form[name].value() for name in form.fields}
    return {name: str(value) for name, value in sent.items() if value not in (None, "")}


@pytest.fixture
def stale(as_coordinator, platform):
    """An appeal that they gave an age and a source, while I had it open and gave it an age and a gender."""
    appeal = factories.appeal(platform, D(2023, 11, 10), source="self", age=20)
    mine = opened(as_coordinator, appeal)
    url = reverse("appeals:appeal_edit", args=[appeal.pk])
    as_coordinator.post(url, {**mine, "age": "40", "source": "court"})
    sent = {**mine, "age": "50", "gender": "male"}
    return appeal, url, sent, as_coordinator.post(url, sent)


def test_a_conflict_proposes_mine_where_i_changed_and_theirs_where_only_they_did(stale):
    _appeal, _url, _sent, response = stale
    assert response.status_code == 409
    rows = {row["name"]: row for row in response.context["conflict"]}
    assert {name: row["keep"] for name, row in rows.items()} == {"age": "mine", "gender": "mine", "source": "theirs"}
    assert (rows["age"]["before"], rows["age"]["mine"], rows["age"]["theirs"]) == ("20", "50", "40")


def resend(client, stale, **keep):
    appeal, url, sent, response = stale
    form = response.context["form"]
    again = {**sent, "version": form.data["version"], "base": form.data["base"]}
    answer = client.post(url, {**again, **{f"keep-{name}": whose for name, whose in keep.items()}})
    appeal.refresh_from_db()
    return appeal, answer


def test_each_field_keeps_whose_value_was_chosen(as_coordinator, stale):
    appeal, _answer = resend(as_coordinator, stale, age="theirs", gender="mine", source="theirs")
    assert (appeal.age, appeal.gender, appeal.source, appeal.version) == (40, "male", "court", 3)


def test_a_third_change_while_choosing_is_a_new_conflict(as_coordinator, stale):
    appeal = stale[0]
    as_coordinator.post(stale[1], {**opened(as_coordinator, appeal), "age": "60"})
    appeal, answer = resend(as_coordinator, stale, age="mine", gender="mine", source="theirs")
    assert answer.status_code == 409 and appeal.age == 60


def test_a_choice_that_does_not_go_together_is_told_and_nothing_is_lost(as_coordinator, platform):
    appeal = factories.appeal(platform, D(2023, 11, 10))
    mine, url = opened(as_coordinator, appeal), reverse("appeals:appeal_edit", args=[appeal.pk])
    as_coordinator.post(url, {**mine, "outcome": "withdrawn", "resolved_on": "2023-11-12"})
    sent = {**mine, "outcome": "consultation", "resolved_on": "2023-11-14"}
    response = as_coordinator.post(url, sent)
    both = {"keep-outcome": "theirs", "keep-resolved_on": "mine"}
    form = response.context["form"]
    as_coordinator.post(url, {**sent, **both, "version": form.data["version"], "base": form.data["base"]})
    appeal.refresh_from_db()
    assert (appeal.outcome, appeal.resolved_on) == ("withdrawn", D(2023, 11, 14))


@pytest.mark.parametrize("base", ["", "x", "W10:forged:signature"])
def test_a_snapshot_that_is_not_ours_makes_every_difference_a_choice(as_coordinator, platform, base):
    appeal = factories.appeal(platform, D(2023, 11, 10), age=20)
    mine, url = opened(as_coordinator, appeal), reverse("appeals:appeal_edit", args=[appeal.pk])
    as_coordinator.post(url, {**mine, "age": "40"})
    response = as_coordinator.post(url, {**mine, "base": base})
    assert [(row["name"], row["keep"]) for row in response.context["conflict"]] == [("age", "mine")]


def test_events_and_cards_have_the_choice_too(as_coordinator, as_administrator):
    event = factories.event("KZ-31", attendance=30)
    url = reverse("events:event_edit", args=[event.pk])
    form = as_coordinator.get(url).context["form"]
    sent = {name: form[name].value() for name in form.fields if form[name].value() not in (None, "")}
    as_coordinator.post(url, {**sent, "attendance": 40})
    response = as_coordinator.post(url, {**sent, "title": "Иначе"})
    keep = {row["name"]: row["keep"] for row in response.context["conflict"]}
    assert keep == {"attendance": "theirs", "title": "mine"}
    again = {**sent, "title": "Иначе", "version": 2, "base": response.context["form"].data["base"]}
    as_coordinator.post(url, {**again, "keep-attendance": "theirs", "keep-title": "mine"})
    event = Event.objects.get()
    assert (event.attendance, event.title) == (40, "Иначе")

    card = factories.mediator("KZ-31", kind="public")
    url = reverse("mediators:mediator_edit", args=[card.pk])
    form = as_administrator.get(url).context["form"]
    sent = {name: form[name].value() for name in form.fields if form[name].value() not in (None, "")}
    as_administrator.post(url, {**sent, "phone": "+7 700 000 00 02"})
    response = as_administrator.post(url, {**sent, "full_name": "Ахметова Ерлан"})
    keep = {row["name"]: row["keep"] for row in response.context["conflict"]}
    assert keep == {"phone": "theirs", "full_name": "mine"}
    assert Mediator.objects.get().full_name == "Ахметов Ерлан"


# Drafts are the browser's; the server tells it only which form it has taken.

MARK = "0f8fad5b-d9cb-469f-a165-70867728950e"


def test_only_a_form_that_was_taken_names_its_draft(as_coordinator, client, platform):
    as_coordinator.post(NEW, values(platform, source="", draft=MARK))
    assert "portal_saved" not in as_coordinator.cookies
    client.post(NEW, values(platform, draft=MARK))
    assert "portal_saved" not in client.cookies
    as_coordinator.post(NEW, values(platform, draft="x; path=/"))
    assert "portal_saved" not in as_coordinator.cookies
    as_coordinator.post(NEW, values(platform, draft=MARK))
    assert as_coordinator.cookies["portal_saved"].value == MARK
