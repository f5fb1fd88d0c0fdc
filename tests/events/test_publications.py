"""A publication: its form, pages that were entered before, numbers that are lower bounds."""

import datetime
import uuid

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from events import actions
from events.models import Publication
from mediation.scope import scope
from tests import factories

D = datetime.date
pytestmark = pytest.mark.django_db
NEW = "/events/publications/new/"
LOOK = "/events/publications/look/"
LINK = "https://news.example.kz/2023/11/06/mediation"
COPIED = "http://www.news.example.kz/2023/11/06/mediation/?utm_source=tg&fbclid=x"


def form(**values) -> dict:
    values = {"url": LINK, "published_on": "2023-11-06", "title": "Медиация", "medium": "online", **values}
    return {"form_token": str(uuid.uuid4()), **values}


def errors(response, name="url") -> str:
    return " ".join(response.context["form"].errors.get(name, ()))


def test_empty_numbers_mean_one_publication_without_comments(as_coordinator):
    as_coordinator.post(NEW, form(quantity="", comments="", reactions=""))
    saved = Publication.objects.get()
    assert (saved.quantity, saved.comments, saved.reactions, saved.responses) == (1, 0, 0, 0)
    assert not saved.is_quantity_more_than and saved.link_key == "news.example.kz/2023/11/06/mediation"


def test_comments_and_reactions_are_kept_apart_and_counted_together(as_coordinator):
    as_coordinator.post(NEW, form(comments="200", reactions="300", is_comments_more_than="on"))
    saved = Publication.objects.get()
    assert (saved.comments, saved.reactions, saved.responses, saved.is_comments_more_than) == (200, 300, 500, True)
    page = as_coordinator.get(reverse("events:publication", args=[saved.pk])).content.decode()
    assert "&gt;\u202f500" in page and f'<a href="{LINK}" rel="noopener noreferrer">' in page


@pytest.mark.parametrize(
    "link", ["нет", "просто слова", "javascript:alert(1)", "https://", "https://x y", "ftp://a.kz/b"]
)
def test_a_link_that_is_no_link_is_refused_beside_its_field(as_coordinator, link):
    response = as_coordinator.post(NEW, form(url=link))
    assert "Это не ссылка" in errors(response) and not Publication.objects.exists()


@pytest.mark.parametrize(
    ("name", "typed"),
    [("quantity", "0"), ("quantity", "-1"), ("quantity", "100001"), ("comments", "-5"), ("reactions", "много")],
)
def test_an_implausible_number_is_refused_beside_its_field(as_coordinator, name, typed):
    response = as_coordinator.post(NEW, form(**{name: typed}))
    assert errors(response, name) and not Publication.objects.exists()


def test_a_publication_may_have_no_link_and_many_may_have_none(as_coordinator):
    for title in ("Первая", "Вторая"):
        as_coordinator.post(NEW, form(url="", title=title))
    assert Publication.objects.count() == 2


def test_a_page_entered_before_is_shown_and_saved_only_when_it_is_meant(as_coordinator):
    before = factories.publication(url=LINK, title="Прежняя")
    response = as_coordinator.post(NEW, form(url=COPIED))
    assert "уже внесена" in errors(response)
    assert reverse("events:publication", args=[before.pk]) in response.content.decode()
    as_coordinator.post(NEW, form(url=COPIED, is_repeat_meant="on"))
    assert Publication.objects.count() == 2


def test_a_form_sent_twice_is_saved_once_and_not_called_a_repeat(as_coordinator):
    values = form()
    first, second = as_coordinator.post(NEW, values), as_coordinator.post(NEW, values)
    assert first.url == second.url and Publication.objects.count() == 1


def test_a_correction_that_keeps_the_page_is_no_repeat_and_changes_the_key_with_the_link(as_coordinator, coordinator):
    factories.publication(url=LINK)
    as_coordinator.post(NEW, form(is_repeat_meant="on"))
    mine = Publication.objects.latest("pk")
    edit = reverse("events:publication_edit", args=[mine.pk])
    shown = as_coordinator.get(edit).context["form"]
    hidden = {field.html_name: field.value() for field in shown.hidden_fields()}
    as_coordinator.post(edit, {**form(title="Другое"), **hidden})
    assert Publication.objects.get(pk=mine.pk).title == "Другое"
    mine.refresh_from_db()
    mine.url = "https://news.example.kz/other"
    actions.change(mine, fields=["url"], version=mine.version, by=coordinator)
    assert Publication.objects.of_pages(["news.example.kz/other"]).get() == mine
    assert "link_key" not in as_coordinator.get(reverse("events:publication", args=[mine.pk])).content.decode()


def test_another_region_is_told_that_and_not_by_whom_a_page_is_entered(as_coordinator, coordinator):
    factories.publication("KZ-71", url=LINK, title="Тайна чужой области")
    factories.publication("KZ-10", url=COPIED)
    shown = as_coordinator.get(LOOK, {"url": COPIED}).content.decode()
    assert "другими регионами: 2" in shown
    assert "Тайна" not in shown and "/events/publications/" not in shown
    with scope(role="coordinator", region="KZ-31"):
        assert actions.publications.regions_elsewhere(["news.example.kz/2023/11/06/mediation"]) == {
            "news.example.kz/2023/11/06/mediation": 2
        }
        assert not Publication.objects.exists()
    as_coordinator.post(NEW, form(url=COPIED))
    assert Publication.objects.filter(region="KZ-31").count() == 1


def test_the_record_being_corrected_is_not_its_own_repeat(as_coordinator):
    mine = factories.publication(url=LINK)
    assert "уже внесена" in as_coordinator.get(LOOK, {"url": LINK}).content.decode()
    for besides in (mine.pk, f"{mine.pk}"):
        assert "уже внесена" not in as_coordinator.get(LOOK, {"url": LINK, "besides": besides}).content.decode()
    assert as_coordinator.get(LOOK, {"url": LINK, "besides": "9" * 40}).status_code == 200


def test_the_centre_sees_the_pages_that_several_regions_entered(as_national, as_coordinator):
    for region, url in (("KZ-31", LINK), ("KZ-71", COPIED), ("KZ-10", "https://news.example.kz/alone")):
        factories.publication(region, url=url, title=f"Из {region}")
    page = as_national.get("/events/publications/shared/").content.decode()
    assert "Из KZ-31" in page and "Из KZ-71" in page and "Из KZ-10" not in page
    assert as_coordinator.get("/events/publications/shared/").status_code == 403


def test_the_pages_of_many_regions_take_as_many_queries_as_of_two(as_national, django_assert_max_num_queries):
    for number in range(12):
        for region in ("KZ-31", "KZ-71"):
            factories.publication(region, url=f"https://news.example.kz/{number}")
    with django_assert_max_num_queries(16):
        assert len(as_national.get("/events/publications/shared/").context["pages"]) == 12


@pytest.mark.parametrize("values", [{"quantity": 0}, {"comments": 200_000_000}, {"reactions": 200_000_000}])
def test_the_database_refuses_an_implausible_number_whoever_writes_it(values):
    with pytest.raises(IntegrityError), transaction.atomic():
        factories.publication(**values)


@pytest.mark.parametrize(
    "change", [{"quantity": 3}, {"is_quantity_more_than": True}, {"published_on": D(2023, 12, 1)}, {"medium": "tv"}]
)
def test_a_closed_quarter_holds_the_numbers_and_their_bounds_and_not_the_words(change):
    row = factories.publication(published_on=D(2023, 8, 10))
    factories.lock("KZ-31", D(2023, 7, 1))
    with pytest.raises(IntegrityError), transaction.atomic():
        Publication.objects.filter(pk=row.pk).update(**change)
    Publication.objects.filter(pk=row.pk).update(title_kk="Медиация туралы", comments=5, is_comments_more_than=True)


def test_a_closed_quarter_holds_the_comments_of_its_campaigns():
    week = factories.campaign("week", D(2023, 8, 1), D(2023, 8, 5))
    row = factories.publication(published_on=D(2023, 8, 2), campaign=week, comments=5)
    factories.lock("KZ-31", D(2023, 7, 1))
    for change in ({"comments": 6}, {"reactions": 6}, {"is_comments_more_than": True}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Publication.objects.filter(pk=row.pk).update(**change)


def test_the_trail_tells_of_what_people_changed_and_not_of_what_follows(as_coordinator, coordinator):
    row = factories.publication(url=LINK, comments=1)
    row.comments = 9
    actions.change(row, fields=["comments"], version=row.version, by=coordinator)
    trail = as_coordinator.get(reverse("events:publication", args=[row.pk])).context["trail"]
    assert [str(change["label"]) for change in trail[0]["changes"]] == ["комментарии"]
