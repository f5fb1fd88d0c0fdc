"""A quarter's events and publications, taken out as a workbook, changed, and loaded back."""

import datetime

import pytest

from accounts.models import ExportEntry, JournalEntry
from desk.models import Upload
from desk.workbook import filled
from events.models import Event, EventMediator, EventTheme, Publication
from tests import factories
from tests.conftest import signed_in
from tests.desk.books import opened, saved
from tests.desk.uploads import act, numbers, sent

pytestmark = pytest.mark.django_db
D = datetime.date


def taken(client, quarter="2023-Q4", language="ru"):
    client.cookies["django_language"] = language
    return opened(client.get("/intake/records/", {"quarter": quarter}))


def cell(sheet, header: str, row=2):
    """Return the cell under a header."""
    return next(head for head in sheet[1] if head.value.rstrip(" *") == header).offset(row - 1)


@pytest.fixture
def told(platform):
    """An event that tells all it can, entered on the screen, and a publication with a number of its own."""
    campaign = factories.campaign("open_day", D(2023, 11, 3), code="day-4")
    event = factories.event(
        title="=1+1", platform=platform, starts_on=D(2023, 10, 9), ends_on=D(2023, 10, 20), format="hybrid",
        dates=[D(2023, 10, 9), D(2023, 10, 11), D(2023, 10, 20)], groups="youth, women", place="Клуб",
        theme=EventTheme.objects.get(code="family"), course=factories.training(),
    )  # fmt: skip
    factories.held_by(event, factories.organisation(name_ru="Университет"))
    for where in ("KZ-31", "KZ-71"):  # the second is not the coordinator's to see, nor to lose
        factories.took_part(event, factories.mediator(where, registry_number=f"M-{where}"))
    url = "https://example.kz/a?b=1"
    values = {"external_id": "B-1", "url": url, "comments": 5, "is_comments_more_than": True, "campaign": campaign}
    return event, factories.publication(published_on=D(2023, 11, 3), medium="social", **values)


@pytest.mark.parametrize("language", ["ru", "kk", "en"])
def test_loaded_as_it_is_it_changes_nothing(as_coordinator, told, language):
    book = taken(as_coordinator, language=language)
    upload = sent(as_coordinator, saved(book))
    assert [one[1:] for one in numbers(upload)] == [(0, 0, 1, 0)] * 2
    assert upload.status == Upload.Status.UNCHANGED


def test_its_cells_say_what_the_lists_offer_and_no_text_is_a_formula(as_coordinator, told):
    book = taken(as_coordinator)
    sheet = book["Мероприятия"]
    lists = {one.value for row in book["Списки"] for one in row}
    for header in ("Регион", "Площадка", "Вид мероприятия", "Формат", "Тема", "Курс медиаторов"):
        assert cell(sheet, header).value in lists, header
    assert cell(sheet, "Медиаторы").value == "M-KZ-31"
    assert cell(sheet, "Дни").value == "9, 11, 20 октября 2023"
    assert (cell(sheet, "Название").value, cell(sheet, "Название").data_type) == ("=1+1", "s")
    assert cell(sheet, "Начало").number_format == "DD.MM.YYYY"
    publications = book["Публикации"]
    assert cell(publications, "Акция").value in lists and cell(publications, "Отзывов более").value == "да"


def test_a_changed_cell_is_previewed_loaded_and_in_the_journal(as_coordinator, coordinator, told):
    event, _publication = told
    book = taken(as_coordinator)
    cell(book["Мероприятия"], "Охват").value = 77
    upload = sent(as_coordinator, saved(book))
    page = as_coordinator.get(f"/intake/{upload.pk}/").context["page"]
    [changed] = page["sheets"][0]["changed"]
    assert changed["key"] == f"KZ-31-E{event.pk}"
    assert changed["changes"] == [{"label": "Охват", "old": "30", "new": "77"}]
    assert act(as_coordinator, upload, "load").status == Upload.Status.LOADED
    event = Event.objects.get()
    assert (event.attendance, event.external_id, event.title) == (77, "", "=1+1")
    assert EventMediator.objects.count() == 2
    entry = JournalEntry.objects.filter(table_name="events_event").latest("pk")
    assert entry.actor_id == coordinator.pk and entry.row_key == str(event.pk)
    assert sent(as_coordinator, saved(taken(as_coordinator))).status == Upload.Status.UNCHANGED


def test_it_holds_the_regions_records_of_the_quarter_and_is_logged(as_coordinator, stranger, told):
    factories.event(starts_on=D(2023, 9, 30), ends_on=D(2023, 10, 2))
    factories.publication("KZ-71", title="Чужая")
    book = taken(as_coordinator)
    assert [book[name].max_row for name in ("Мероприятия", "Публикации")] == [2, 2]
    entry = ExportEntry.objects.get()
    assert (entry.register, entry.rows, entry.has_personal) == ("desk:intake_records", 2, False)
    assert entry.address == "/intake/records/?quarter=2023-Q4" and "events.attendance" in entry.columns
    theirs = taken(signed_in(stranger))
    assert theirs["Мероприятия"].max_row == 1 and cell(theirs["Публикации"], "Название").value == "Чужая"


def test_a_foreign_workbook_is_told_by_its_cells_whatever_the_region_says(as_coordinator, stranger, told):
    foreign = factories.event("KZ-71")
    book = taken(signed_in(stranger))
    cell(book["Мероприятия"], "Регион").value = "Жамбылская область"
    upload = sent(as_coordinator, saved(book))
    [error] = as_coordinator.get(f"/intake/{upload.pk}/").context["page"]["errors"]
    assert error["cell"] == "Мероприятия!A2" and "город Астана" in error["message"]
    assert Event.objects.get(pk=foreign.pk).version == foreign.version and Event.objects.count() == 2


def test_a_closed_quarter_goes_out_and_a_change_of_it_is_told_by_its_cell(as_coordinator, told):
    factories.lock("KZ-31", D(2023, 10, 1))
    book = taken(as_coordinator)
    assert sent(as_coordinator, saved(book)).status == Upload.Status.UNCHANGED
    cell(book["Публикации"], "Количество").value = 4
    upload = sent(as_coordinator, saved(book))
    [error] = as_coordinator.get(f"/intake/{upload.pk}/").context["page"]["errors"]
    assert error["cell"] == "Публикации!C2" and "только для чтения" in error["message"]
    assert Publication.objects.get().quantity == 1


def test_more_than_a_file_holds_is_told_and_nothing_goes_out(as_coordinator, told, monkeypatch):
    monkeypatch.setattr(filled, "LONGEST", 0)
    response = as_coordinator.get("/intake/records/", follow=True)
    assert "больше" in str(*response.context["messages"])
    assert not ExportEntry.objects.exists()


def test_the_quarter_of_the_register_goes_along_to_the_page_of_workbooks(as_coordinator, told):
    for headers in ({}, {"HX-Request": "true"}):  # the whole page, and what a changed filter brings anew
        page = as_coordinator.get("/events/", {"quarter": "2023-Q3"}, headers=headers).content.decode()
        assert 'href="/intake/?quarter=2023-Q3"' in page
    assert as_coordinator.get("/intake/", {"quarter": "2023-Q3"}).context["quarters"]["quarter"].value() == "2023-Q3"


def test_only_who_enters_events_is_offered_them(as_coordinator, as_administrator, as_national):
    assert "quarters" in as_coordinator.get("/intake/").context
    assert "quarters" not in as_administrator.get("/intake/").context
    assert [who.get("/intake/records/").status_code for who in (as_administrator, as_national)] == [403, 403]
    assert as_coordinator.get("/intake/records/?quarter=x").status_code == 404
    links = as_coordinator.get("/events/").context["register"]["links"]
    assert "/intake/" in [link["url"] for link in links]


def test_a_guest_of_another_region_stays_when_the_others_are_changed(as_coordinator, told):
    event, _publication = told
    factories.mediator(registry_number="M-NEW")
    book = taken(as_coordinator)
    cell(book["Мероприятия"], "Медиаторы").value = "M-NEW"
    assert act(as_coordinator, sent(as_coordinator, saved(book)), "load").status == Upload.Status.LOADED
    took_part = EventMediator.objects.filter(event=event).values_list("mediator__registry_number", flat=True)
    assert set(took_part) == {"M-NEW", "M-KZ-71"}
