"""Courses, who finished them, the figure that counts it, the pool of ethnomediators."""

import datetime

import pytest
from django.db import IntegrityError, ProgrammingError, connection, transaction
from django.urls import reverse

from accounts.models import JournalEntry
from mediation.scope import scope
from mediators.models import Mediator, Training, TrainingCompletion
from tests import factories

pytestmark = pytest.mark.django_db
DAY = datetime.date(2023, 11, 10)
OPEN, CLOSED = datetime.date(2023, 10, 1), datetime.date(2023, 7, 1)


@pytest.fixture
def course(db):
    return factories.training()


@pytest.fixture
def two(db):
    return [factories.mediator(registry_number=f"М-{number}", full_name=f"Омаров {number}") for number in (1, 2)]


def finish(client, course, **values):
    return client.post(reverse("mediators:training_finished", args=[course.pk]), {"finished_on": DAY, **values})


def errors(answer):
    assert answer.status_code == 200
    return answer.context["form"].errors


def trained(client, quarter="2023-Q4") -> int:
    figures = client.get(f"/reports/{quarter}/summary.json").json()["figures"]
    return figures["mediators.trained"]["total"]


def test_an_administrator_keeps_courses_and_all_staff_see_them(as_administrator, as_coordinator, as_national):
    sent = {"title": "Этномедиация", "hours": 48, "is_ethno": "on"}
    assert as_administrator.post(reverse("mediators:training_add"), sent).status_code == 302
    course = Training.objects.get()
    edit = reverse("mediators:training_edit", args=[course.pk])
    assert as_administrator.post(edit, {**sent, "hours": 72, "version": 1}).status_code == 302
    for client in (as_administrator, as_coordinator, as_national):
        assert "Этномедиация" in client.get(reverse("mediators:trainings")).content.decode()
        assert "72" in client.get(reverse("mediators:training", args=[course.pk])).content.decode()
    for client in (as_coordinator, as_national):
        assert client.post(reverse("mediators:training_add"), sent).status_code == 403
        assert client.post(edit, sent).status_code == 403


def test_a_course_of_implausible_length_is_refused_beside_its_hours(as_administrator):
    answer = as_administrator.post(reverse("mediators:training_add"), {"title": "Курс", "hours": 2001})
    assert list(errors(answer)) == ["hours"] and answer.context["form"]["title"].value() == "Курс"


def test_many_are_entered_at_once_and_counted_in_the_quarter(as_coordinator, as_national, course, two):
    third = factories.mediator(registry_number="М-3")
    lines = "М-1; С-100\r\n\r\nМ-2\tС-200"
    assert trained(as_national) == 0
    assert finish(as_coordinator, course, lines=lines, ticked=[third.pk]).status_code == 302
    found = dict(course.completions.values_list("mediator__registry_number", "certificate_number"))
    assert found == {"М-1": "С-100", "М-2": "С-200", "М-3": ""}
    assert trained(as_national) == 3
    card = as_coordinator.get(reverse("mediators:mediator", args=[two[0].pk])).content.decode()
    assert course.title in card and "С-100" in card


def test_the_same_form_sent_twice_enters_nobody_twice(as_coordinator, course, two):
    for _time in range(2):
        assert finish(as_coordinator, course, lines="М-1\nМ-2").status_code == 302
    assert course.completions.count() == 2


def test_each_wrong_line_is_named_and_nothing_is_lost_or_entered(as_coordinator, course, two):
    factories.mediator("KZ-71", registry_number="М-71")
    lines = "М-1\nМ-71\n=1+1"
    answer = finish(as_coordinator, course, lines=lines, ticked=[two[1].pk])
    told = errors(answer)["lines"]
    assert [text.split(":")[0] for text in told] == ["Строка 2", "Строка 3"]
    assert answer.context["form"]["lines"].value() == lines
    assert f'value="{two[1].pk}"' in answer.content.decode() and "checked" in answer.content.decode()
    assert not course.completions.exists()


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({}, "lines"),
        ({"lines": "М-1", "finished_on": "2023-11-21"}, "finished_on"),
        ({"lines": "М-1", "finished_on": "вчера"}, "finished_on"),
        ({"lines": "М-1;" + "9" * 61}, "lines"),
        ({"lines": "М-1\n" * 501}, "lines"),
        ({"lines": "М-1", "ticked": ["0"]}, "ticked"),
    ],
    ids=["nobody", "future", "no day", "long certificate", "too many", "unknown"],
)
def test_what_cannot_be_entered_is_told_beside_its_field(as_coordinator, course, two, values, field):
    assert field in errors(finish(as_coordinator, course, **values))
    assert not course.completions.exists()


def test_a_closed_quarter_takes_no_completion_and_gives_none_back(as_administrator, course, two):
    entered = factories.completion(two[0], datetime.date(2023, 8, 1), course)
    factories.lock("KZ-31", CLOSED)
    answer = finish(as_administrator, course, lines="М-2", finished_on="2023-08-01")
    assert "finished_on" in errors(answer)
    edit = reverse("mediators:completion_edit", args=[entered.pk])
    moved = {"finished_on": DAY, "version": 1}
    assert errors(as_administrator.post(edit, moved))
    assert as_administrator.post(edit, {"finished_on": "2023-08-01", "certificate_number": "С-7", "version": 1}).url
    as_administrator.post(reverse("mediators:completion_delete", args=[entered.pk]))
    entered.refresh_from_db()
    assert (entered.finished_on, entered.certificate_number) == (datetime.date(2023, 8, 1), "С-7")
    assert course.completions.count() == 1


def test_an_entry_by_mistake_is_corrected_or_taken_back_by_its_region(as_coordinator, as_national, course, two):
    entered = factories.completion(two[0], DAY, course)
    edit, delete = (reverse(f"mediators:completion_{verb}", args=[entered.pk]) for verb in ("edit", "delete"))
    assert as_coordinator.post(edit, {"finished_on": "2023-10-02", "version": 1}).status_code == 302
    stale = as_coordinator.post(edit, {"finished_on": "2023-10-03", "version": 1})
    assert stale.status_code == 409
    assert as_national.post(delete).status_code == 403
    assert as_coordinator.post(delete).status_code == 302
    assert trained(as_national) == 0
    kept = JournalEntry.objects.filter(table_name="mediators_trainingcompletion").values_list("action", flat=True)
    assert sorted(kept) == ["delete", "insert", "update"]


def test_an_administrator_ticks_the_mediators_of_a_chosen_region(as_administrator, course, two):
    page = reverse("mediators:training_finished", args=[course.pk])
    assert "ticked" not in as_administrator.get(page).context["form"].fields
    factories.mediator("KZ-71", full_name="Чужая")
    offered = as_administrator.get(page, {"region": "KZ-31"}).context["form"].fields["ticked"].queryset
    assert list(offered) == two
    assert as_administrator.post(f"{page}?region=KZ-31", {"finished_on": DAY, "ticked": two[0].pk}).status_code == 302


def test_a_coordinator_sees_only_who_of_the_own_region_finished(as_coordinator, as_national, course, two):
    factories.completion(two[0], DAY, course)
    factories.completion(factories.mediator("KZ-71", full_name="Канарейка"), DAY, course)
    for name, args in (("training", [course.pk]), ("completions", [])):
        url = reverse(f"mediators:{name}", args=args)
        assert "Канарейка" not in as_coordinator.get(url).content.decode()
        assert "Канарейка" in as_national.get(url).content.decode()


def test_the_database_lets_a_coordinator_write_the_own_region_only(course, two):
    stranger = factories.mediator("KZ-71")
    with pytest.raises(ProgrammingError), scope(role="coordinator", region="KZ-31"):
        factories.completion(stranger, DAY, course)
    with pytest.raises(ProgrammingError), scope(role="national"):
        factories.completion(two[0], DAY, course)
    entered = factories.completion(stranger, DAY, course)
    with scope(role="coordinator", region="KZ-31"):
        assert TrainingCompletion.objects.filter(pk=entered.pk).delete()[0] == 0


def test_nobody_finishes_in_the_future_whoever_writes_it(course, two):
    ahead = datetime.date.today() + datetime.timedelta(days=2)
    with pytest.raises(IntegrityError, match="future"), transaction.atomic():
        factories.completion(two[0], ahead, course)
    with connection.cursor() as cursor:
        cursor.execute("set constraints all immediate")


def test_finishing_a_course_for_ethnomediators_offers_the_pool(as_administrator, as_coordinator, two):
    course = factories.training("Этномедиация", is_ethno=True)
    for who in two:
        factories.completion(who, DAY, course)
    page, pool = (reverse(f"mediators:{name}", args=[course.pk]) for name in ("training", "training_pool"))
    assert list(as_administrator.get(page).context["pool"].fields["mediators"].queryset) == two
    assert pool not in as_coordinator.get(page).content.decode()
    assert as_coordinator.post(pool, {"mediators": two[0].pk}).status_code == 403
    assert as_administrator.post(pool, {"mediators": two[0].pk}).status_code == 302
    assert list(Mediator.objects.filter(is_ethno=True)) == [two[0]]
    entry = JournalEntry.objects.get(table_name="mediators_mediator", row_key=str(two[0].pk), action="update")
    assert entry.reason == "Этномедиация" and entry.changes["is_ethno"] == [False, True]
    listed = as_coordinator.get(reverse("mediators:mediators"), {"ethno": "yes"}).content.decode()
    assert two[0].full_name in listed and two[1].full_name not in listed


def test_who_did_not_finish_is_not_taken_into_the_pool(as_administrator, two):
    course = factories.training("Этномедиация", is_ethno=True)
    pool = reverse("mediators:training_pool", args=[course.pk])
    as_administrator.post(pool, {"mediators": two[0].pk})
    assert not Mediator.objects.filter(is_ethno=True).exists()
    plain = reverse("mediators:training_pool", args=[factories.training().pk])
    assert as_administrator.post(plain, {"mediators": two[0].pk}).status_code == 404
