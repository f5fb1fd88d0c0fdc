"""Events are entered one after another, like earlier ones, with their days, and with who held them and took part."""

import datetime
import uuid

import pytest
from django.urls import reverse

from events.models import Event, EventMediator, EventOrganisation, EventTheme, EventType
from mediators.models import TrainingCompletion
from tests import factories

pytestmark = pytest.mark.django_db
D = datetime.date
ADD = "events:event_add"
HELD = D(2023, 10, 9)


def values(**more):
    kind = EventType.objects.get(code=more.pop("kind", "lecture"))
    sent = {"type": kind.pk, "title": "Лекция", "starts_on": "2023-10-09", "attendance": 30, "certificates": 0}
    return {"form_token": str(uuid.uuid4()), **sent, **more}


def entered(client, **more) -> Event:
    answer = client.post(reverse(ADD), values(**more))
    assert answer.status_code == 302, answer.context["form"].errors
    return Event.objects.latest("pk")


def refused(client, **more) -> dict:
    answer = client.post(reverse(ADD), values(**more))
    assert answer.status_code == 200 and not Event.objects.exists()
    return answer.context["form"].errors


def edited(client, event, **more):
    event.refresh_from_db()
    days = {name: getattr(event, name).isoformat() if getattr(event, name) else "" for name in ("starts_on", "ends_on")}
    kept = {"type": event.type_id, "title": event.title, "version": event.version, "attendance": 30, "certificates": 0}
    return client.post(reverse("events:event_edit", args=[event.pk]), {**kept, **days, **more})


def test_an_event_tells_what_it_was_who_held_it_and_who_took_part(as_coordinator):
    own, national = factories.organisation(name_ru="Университет"), factories.organisation(None, name_ru="Союз")
    who, theme = factories.mediator(full_name="Ким"), EventTheme.objects.get(code="family")
    event = entered(
        as_coordinator, title_kk="Дәріс", format="hybrid", place="Дом дружбы", theme=theme.pk,
        groups=["youth", "women"], organisers=[own.pk], partners=[national.pk], mediators=[who.pk],
    )  # fmt: skip
    assert (event.format, event.theme, event.groups) == ("hybrid", theme, "youth, women")
    roles = dict(EventOrganisation.objects.values_list("organisation", "role"))
    assert roles == {own.pk: "organiser", national.pk: "partner"}
    assert EventMediator.objects.get().mediator == who
    text = as_coordinator.get(reverse("events:event", args=[event.pk])).content.decode()
    for word in ("Университет", "Союз", "Ким", "смешанный", "Дом дружбы", "Молодёжь, Женщины", "Семья и дети"):
        assert word in text
    as_coordinator.cookies["django_language"] = "kk"
    assert "<h1>Дәріс</h1>" in as_coordinator.get(reverse("events:event", args=[event.pk])).content.decode()


@pytest.mark.parametrize("typed", [{"starts_on": ""}, {"starts_on": "2023-09-04"},
                                   {"starts_on": "2023-09-04", "ends_on": "2023-09-11"}])  # fmt: skip
def test_a_list_of_days_says_the_first_and_the_last(as_coordinator, typed):
    event = entered(as_coordinator, dates="4, 6 и 11 сентября", **typed)
    assert (event.starts_on, event.ends_on) == (D(2023, 9, 4), D(2023, 9, 11))
    assert event.held_on() == [D(2023, 9, 4), D(2023, 9, 6), D(2023, 9, 11)]


def test_days_in_a_row_are_kept_as_a_span(as_coordinator):
    event = entered(as_coordinator, dates="04–06.09.2023", starts_on="")
    assert (event.starts_on, event.ends_on, event.dates) == (D(2023, 9, 4), D(2023, 9, 6), [])
    one = entered(as_coordinator, dates="4 сентября", starts_on="", ends_on="")
    assert (one.starts_on, one.ends_on, one.dates) == (D(2023, 9, 4), None, [])


@pytest.mark.parametrize(
    ("sent", "field"),
    [
        ({"dates": "завтра"}, "dates"),
        ({"dates": "4, 6 сентября", "starts_on": "2023-09-05"}, "dates"),
        ({"dates": "4, 6 сентября", "starts_on": "", "ends_on": "2023-09-05"}, "dates"),
        ({"dates": "20, 22.11.2023", "starts_on": "", "ends_on": ""}, None),
        ({"dates": "21, 23.11.2023", "starts_on": "", "ends_on": ""}, "starts_on"),
        ({"starts_on": ""}, "starts_on"),
        ({"ends_on": "2023-10-08"}, "ends_on"),
        ({"attendance": "1000000"}, "attendance"),
        ({"organisers": ["999999"]}, "organisers"),
    ],
)
def test_what_cannot_be_is_told_beside_its_field(as_coordinator, sent, field):
    if field is None:
        assert entered(as_coordinator, **sent).starts_on == D(2023, 11, 20)
    else:
        assert field in refused(as_coordinator, **sent)


def test_the_first_day_alone_decides_the_quarter(as_coordinator, as_national):
    entered(as_coordinator, dates="29 сентября, 2 октября", starts_on="", ends_on="")

    def total(quarter):
        figures = as_national.get(f"/reports/{quarter}/summary.json").json()["figures"]
        return figures["events.total"]["regions"]["KZ-31"]

    assert (total("2023-Q3"), total("2023-Q4")) == (1, 0)


def test_correcting_names_and_takes_away(as_coordinator):
    first, second = factories.organisation(), factories.organisation()
    who, other = factories.mediator(), factories.mediator()
    event = entered(as_coordinator, organisers=[first.pk], mediators=[who.pk], dates="4, 6 сентября", starts_on="")
    page = as_coordinator.get(reverse("events:event_edit", args=[event.pk])).content.decode()
    assert "4, 6 сентября 2023" in page
    answer = edited(as_coordinator, event, partners=[first.pk, second.pk], mediators=[other.pk], dates="")
    assert answer.status_code == 302
    event.refresh_from_db()
    assert (event.dates, event.ends_on) == ([], D(2023, 9, 6))
    roles = dict(EventOrganisation.objects.values_list("organisation", "role"))
    assert roles == {first.pk: "partner", second.pk: "partner"}
    assert EventMediator.objects.get().mediator == other


def test_moving_the_list_of_days_moves_the_first_and_the_last(as_coordinator):
    event = entered(as_coordinator, dates="4, 6 сентября", starts_on="")
    assert edited(as_coordinator, event, dates="5, 8 сентября").status_code == 302
    event.refresh_from_db()
    assert (event.starts_on, event.ends_on) == (D(2023, 9, 5), D(2023, 9, 8))
    assert (
        "dates" in edited(as_coordinator, event, dates="5, 8 сентября", starts_on="2023-09-01").context["form"].errors
    )


def test_an_organisation_has_one_role(as_coordinator):
    who = factories.organisation()
    assert "partners" in refused(as_coordinator, organisers=[who.pk], partners=[who.pk])


def test_nobody_of_another_region_is_offered_or_taken(as_coordinator):
    foreign, person = factories.organisation("KZ-71", name_ru="Чужая"), factories.mediator("KZ-71", full_name="Чужой")
    retired = factories.organisation(name_ru="Прежняя", is_retired=True)
    page = as_coordinator.get(reverse(ADD)).content.decode()
    assert not any(name in page for name in ("Чужая", "Чужой", "Прежняя"))
    for sent in ({"partners": [foreign.pk]}, {"mediators": [person.pk]}, {"partners": [retired.pk]}):
        assert [*sent] == [*refused(as_coordinator, **sent)]


def test_a_mediator_of_another_region_stays_when_the_event_is_corrected(as_coordinator):
    event, guest = factories.event(), factories.mediator("KZ-71", full_name="Гость")
    factories.took_part(event, guest)
    assert edited(as_coordinator, event).status_code == 302
    assert EventMediator.objects.get().mediator_id == guest.pk
    text = as_coordinator.get(reverse("events:event", args=[event.pk])).content.decode()
    assert "Гость" not in text and "другого региона" in text


def test_saving_goes_on_to_the_next_with_what_stays_the_same(as_coordinator):
    office = factories.platform()
    answer = as_coordinator.post(reverse(ADD), values(next="yes", place="Клуб", platform=office.pk, format="online"))
    assert answer.url == reverse(ADD)
    page = as_coordinator.get(answer.url)
    form = page.context["form"]
    assert (form["place"].value(), form["platform"].value(), form["format"].value()) == ("Клуб", office.pk, "online")
    assert (form["title"].value(), form["attendance"].value()) == (None, None)
    assert reverse("events:event", args=[Event.objects.get().pk]) in page.content.decode()


def test_the_same_form_sent_twice_is_one_event(as_coordinator):
    who, sent = factories.mediator(), values()
    for _time in range(2):
        as_coordinator.post(reverse(ADD), {**sent, "mediators": [who.pk]})
    assert (Event.objects.count(), EventMediator.objects.count()) == (1, 1)


def test_a_copy_begins_like_the_earlier_event_but_not_with_its_days_and_numbers(as_coordinator):
    who, partner = factories.mediator(), factories.organisation()
    earlier = factories.event(title="Школа медиации", place="Клуб", groups="youth", attendance=77, certificates=5)
    left, guest = factories.mediator(excluded_on=HELD), factories.mediator("KZ-71")  # nobody could be named so today
    for one in (who, left, guest):
        factories.took_part(earlier, one)
    factories.held_by(earlier, partner, "partner")
    form = as_coordinator.get(reverse(ADD), {"copy": earlier.pk}).context["form"]
    assert (form["title"].value(), form["place"].value(), form["groups"].value()) == ("Школа медиации", "Клуб", "youth")
    assert (form["mediators"].value(), form["partners"].value()) == (str(who.pk), str(partner.pk))
    assert (form["starts_on"].value(), form["attendance"].value(), form["certificates"].value()) == (None, None, 0)
    foreign = factories.event("KZ-71", title="Чужое")
    assert as_coordinator.get(reverse(ADD), {"copy": foreign.pk}).context["form"]["title"].value() is None


def test_certificates_are_proposed_from_the_course_and_a_difference_is_shown(as_coordinator):
    course = factories.training("Школьная медиация")
    for day in (D(2023, 10, 9), D(2023, 10, 10), D(2023, 10, 20)):
        factories.completion(factories.mediator(), day, course)
    factories.completion(factories.mediator("KZ-71"), D(2023, 10, 9), course)
    event = entered(as_coordinator, kind="training", course=course.pk, ends_on="2023-10-10", certificates=7)
    page = as_coordinator.get(reverse("events:event", args=[event.pk]))
    assert page.context["certified"] == 2 and page.context["differs"]
    url = reverse("events:event_certificates", args=[event.pk])
    as_coordinator.post(url, {"version": 99})
    assert Event.objects.get().certificates == 7
    as_coordinator.post(url, {"version": event.version})
    assert Event.objects.get().certificates == 2
    assert not as_coordinator.get(reverse("events:event", args=[event.pk])).context["differs"]


def finished(course, day=HELD, region="KZ-31", who=None):
    return factories.completion(who or factories.mediator(region), day, course)


def certificates() -> list[int]:
    return list(Event.objects.order_by("pk").values_list("certificates", flat=True))


def test_who_finishes_the_course_is_a_certificate_of_its_event(as_coordinator, as_national):
    course = factories.training("Школьная медиация")
    first = finished(course)
    entered(as_coordinator, kind="training", course=course.pk, ends_on="2023-10-10")
    assert certificates() == [1]
    finished(course, D(2023, 10, 10)), finished(course, D(2023, 10, 20)), finished(course, region="KZ-71")
    assert certificates() == [2]
    figures = as_national.get("/reports/2023-Q4/summary.json").json()["figures"]
    assert figures["events.certificates"]["total"] == 2 and figures["mediators.trained"]["total"] == 4
    first.finished_on = D(2023, 10, 11)
    first.save()
    assert certificates() == [1]
    TrainingCompletion.objects.all().delete()
    assert certificates() == [0]


def test_a_certificate_is_counted_at_one_of_two_events_with_the_same_course(as_coordinator):
    course = factories.training("Школьная медиация")
    finished(course)
    for starts_on in ("2023-10-08", "2023-10-09"):
        entered(as_coordinator, kind="training", course=course.pk, starts_on=starts_on, ends_on="2023-10-10")
    assert certificates() == [1, 0]
    finished(course, D(2023, 10, 10))
    assert certificates() == [2, 0]
    Event.objects.order_by("pk").first().delete()
    assert certificates() == [2]


def test_a_typed_number_of_certificates_stays(as_coordinator):
    course = factories.training("Школьная медиация")
    event = entered(as_coordinator, kind="training", course=course.pk, certificates=30)
    finished(course)
    assert certificates() == [30]
    page = as_coordinator.get(reverse("events:event", args=[event.pk]))
    assert page.context["certified"] == 1 and page.context["differs"]


def test_a_closed_quarter_keeps_its_certificates_and_tells_the_difference(as_coordinator):
    course = factories.training("Школьная медиация")
    event = factories.event(starts_on=D(2023, 9, 28), ends_on=D(2023, 10, 3), course=course)
    who = factories.mediator()
    factories.lock("KZ-31", D(2023, 7, 1))
    finished(course, D(2023, 10, 2), who=who)
    assert certificates() == [0]
    assert as_coordinator.get(reverse("events:event", args=[event.pk])).context["differs"]


def test_only_a_training_names_a_course(as_coordinator):
    assert "course" in refused(as_coordinator, course=factories.training().pk)


def test_who_took_part_in_an_event_of_a_closed_quarter_stays(as_coordinator):
    event, who = factories.event(starts_on=D(2023, 8, 10)), factories.mediator()
    factories.lock("KZ-31", D(2023, 7, 1))
    answer = edited(as_coordinator, event, mediators=[who.pk])
    assert "только для чтения" in answer.content.decode()
    assert not EventMediator.objects.exists()
    assert edited(as_coordinator, event, place="Клуб", organisers=[factories.organisation().pk]).status_code == 302


def test_two_editors_choose_between_organisers_in_words(as_coordinator):
    first, second = factories.organisation(name_ru="Первая"), factories.organisation(name_ru="Вторая")
    event = factories.event()
    base = as_coordinator.get(reverse("events:event_edit", args=[event.pk])).context["form"]["base"].value()
    edited(as_coordinator, event, organisers=[first.pk])
    answer = edited(as_coordinator, event, organisers=[second.pk], base=base, version=1)
    [row] = answer.context["conflict"]
    assert (row["name"], row["mine"], row["theirs"]) == ("organisers", "Вторая", "Первая")
