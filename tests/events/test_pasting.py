"""Many links pasted at once become rows to check, and then publications: all of them, or none."""

import datetime
import uuid

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from events.models import Publication
from tests import factories

D = datetime.date
pytestmark = pytest.mark.django_db
URL = "/events/publications/paste/"
NAMES = ("url", "published_on", "title", "medium", "outlet", "quantity", "comments", "reactions")
A, B = "https://news.example.kz/2023/11/06/mediation-a", "https://news.example.kz/2023/11/07/mediation-b"
GOOD = (A, "06.11.2023", "Медиация", "интернет-издания", "Новости", "", "", "")


def sheet(*rows, **head) -> dict:
    values = {
        f"{name}-{index}": typed for index, row in enumerate(rows) for name, typed in zip(NAMES, row, strict=False)
    }
    return {"form_token": str(uuid.uuid4()), **values, **head}


def taken(client, *lines, **head):
    """Paste lines and let them be put into rows; return what the rows then hold."""
    response = client.post(URL, {"pasted": "\n".join(lines), "take": "yes", "form_token": str(uuid.uuid4()), **head})
    return [row.typed for row in response.context["rows"] if not row.is_empty]


def cells(response) -> dict:
    return {(row.index, name): row.errors[name] for row in response.context["rows"] for name in row.errors}


@pytest.mark.parametrize("head", [{"take": "yes"}, {}], ids=["put into rows", "saved at once"])
def test_pasted_links_become_rows_and_nothing_is_saved_before_they_are_checked(as_coordinator, head):
    response = as_coordinator.post(URL, {"pasted": f"{A}\n\n{B}", "form_token": str(uuid.uuid4()), **head})
    rows = [row.typed for row in response.context["rows"] if not row.is_empty]
    assert [row["url"] for row in rows] == [A, B] and not Publication.objects.exists()
    assert [row["published_on"] for row in rows] == ["06.11.2023", "07.11.2023"]
    assert {row["medium"] for row in rows} == {"интернет-издания"} and {row["outlet"] for row in rows} == {
        "news.example.kz"
    }


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        (f"1. {A}", {"url": A}),
        (f"{A},", {"url": A}),
        ("www.news.example.kz/a", {"url": "https://www.news.example.kz/a"}),
        (f"05.11.2023\t{A}\tО пользе согласия\tДала\t12",
         {"url": A, "published_on": "05.11.2023", "title": "О пользе согласия", "outlet": "Дала", "quantity": "12"}),
        (f"Телевидение; О согласии в семье; 2023-11-05; {A}",
         {"medium": "телевидение", "title": "О согласии в семье", "published_on": "05.11.2023"}),
        ("только слова", {"title": "только слова", "url": ""}),
        ("https://www.instagram.com/p/Abc123/", {"medium": "социальные сети", "outlet": "Instagram"}),
    ],
)  # fmt: skip
def test_what_stands_beside_a_link_goes_into_its_cell(as_coordinator, line, meant):
    [row] = taken(as_coordinator, line)
    assert {name: row[name] for name in meant} == meant


def test_the_outlet_is_guessed_as_the_region_wrote_it_before(as_coordinator):
    factories.publication(url="https://news.example.kz/old", outlet="Дала жаршысы", medium="print")
    factories.publication("KZ-71", url="https://news.example.kz/old2", outlet="Чужое", medium="tv")
    [row] = taken(as_coordinator, A)
    assert (row["outlet"], row["medium"]) == ("Дала жаршысы", "печатные издания")


def test_a_link_without_words_is_titled_by_its_outlet(as_coordinator):
    factories.publication(url="https://www.instagram.com/p/abc/", outlet="Instagram", medium="social")
    [row] = taken(as_coordinator, "https://www.instagram.com/p/Cxyz123/?igshid=1")
    assert (row["title"], row["outlet"]) == ("Публикация: Instagram", "Instagram")


def test_a_row_without_a_day_takes_the_day_given_for_such(as_coordinator):
    plain, dated = taken(as_coordinator, "https://news.example.kz/a", A, published_on="2023-11-01")
    assert (plain["published_on"], dated["published_on"]) == ("01.11.2023", "06.11.2023")


def test_a_sheet_saves_all_its_rows_in_its_campaign(as_coordinator):
    week = factories.campaign("week", D(2023, 11, 6), D(2023, 11, 10))
    rows = (GOOD, (B, "2023-11-07", "Вторая", "tv", "", "12", "> 100", "200+"))
    as_coordinator.post(URL, sheet(*rows, campaign=week.pk))
    first, second = Publication.objects.order_by("pk")
    assert (first.quantity, first.is_quantity_more_than, first.campaign, first.medium) == (1, False, week, "online")
    assert (second.quantity, second.comments, second.reactions, second.is_comments_more_than) == (12, 100, 200, True)
    assert second.link_key == "news.example.kz/2023/11/07/mediation-b" and second.region_id == "KZ-31"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("900", (900, False)),
        ("более 900", (900, True)),
        ("Свыше 900", (900, True)),
        ("больше 1 200", (1200, True)),
        (">900", (900, True)),
        ("900+", (900, True)),
        ("900-ден астам", (900, True)),
        ("10-нан астам", (10, True)),
        ("900 астам", (900, True)),
        ("more than 900", (900, True)),
    ],
)
def test_more_than_is_understood_as_people_write_it(as_coordinator, typed, meant):
    as_coordinator.post(URL, sheet((*GOOD[:5], typed)))
    saved = Publication.objects.get()
    assert (saved.quantity, saved.is_quantity_more_than) == meant


@pytest.mark.parametrize(
    ("place", "typed"),
    [
        ("url", "это не ссылка"),
        ("url", "javascript:alert(1)"),
        ("published_on", ""),
        ("published_on", "31.02.2023"),
        ("published_on", "21.11.2023"),
        ("title", ""),
        ("medium", "голубиная почта"),
        ("quantity", "0"),
        ("quantity", "более"),
        ("quantity", "много"),
        ("comments", "-3"),
        ("reactions", "100000001"),
    ],
)
def test_a_wrong_cell_is_named_and_nothing_is_saved(as_coordinator, place, typed):
    bad = [typed if name == place else value for name, value in zip(NAMES, GOOD, strict=True)]
    other = (B, *GOOD[1:])
    response = as_coordinator.post(URL, sheet(other, bad))
    assert list(cells(response)) == [(1, place)] and not Publication.objects.exists()
    assert f'aria-describedby="wrong-{place}-1"' in response.content.decode()


def test_a_page_twice_in_the_sheet_or_entered_before_is_named_until_it_is_meant(as_coordinator):
    factories.publication(url=f"{B}?utm_source=x", title="<b>Прежняя</b>")
    rows = (GOOD, (f"{A}?fbclid=1", *GOOD[1:]), (B, *GOOD[1:]))
    response = as_coordinator.post(URL, sheet(*rows))
    assert list(cells(response)) == [(1, "url"), (2, "url")] and Publication.objects.count() == 1
    assert "строке 1" in cells(response)[1, "url"] and "&lt;b&gt;Прежняя" in response.content.decode()
    as_coordinator.post(URL, sheet(*rows, is_repeat_meant="on"))
    assert Publication.objects.count() == 4


def test_a_page_of_another_region_is_noted_and_hinders_nobody(as_coordinator):
    factories.publication("KZ-71", url=A, title="Чужая")
    response = as_coordinator.post(URL, sheet(GOOD, take="yes"))
    page = response.content.decode()
    assert "другими регионами: 1" in page and "Чужая" not in page and not cells(response)
    as_coordinator.post(URL, sheet(GOOD))
    assert Publication.objects.filter(region="KZ-31").count() == 1


def test_a_row_of_a_closed_quarter_or_outside_the_campaign_is_named_by_its_day(as_coordinator):
    factories.lock("KZ-31", D(2023, 7, 1))
    response = as_coordinator.post(URL, sheet((A, "10.08.2023", *GOOD[2:])))
    assert list(cells(response)) == [(0, "published_on")]
    week = factories.campaign("week", D(2023, 11, 1), D(2023, 11, 5))
    response = as_coordinator.post(URL, sheet(GOOD, campaign=week.pk))
    assert list(cells(response)) == [(0, "published_on")] and not Publication.objects.exists()


def test_a_sheet_sent_twice_is_saved_once(as_coordinator):
    values = sheet(GOOD, (B, *GOOD[1:]))
    for _time in range(2):
        assert as_coordinator.post(URL, values).status_code == 302
    assert Publication.objects.count() == 2


def test_lines_that_do_not_fit_stay_until_there_is_room(as_coordinator):
    links = [f"https://news.example.kz/2023/11/06/a{number}" for number in range(103)]
    head = {"pasted": "\n".join(links), "take": "yes"}
    response = as_coordinator.post(URL, sheet(**head))
    assert response.context["pasted"].split() == links[100:]
    rows = [
        (*(row.typed[name] for name in NAMES[:2]), "Название", row.typed["medium"]) for row in response.context["rows"]
    ]
    response = as_coordinator.post(URL, sheet(*rows, pasted=response.context["pasted"]))
    assert Publication.objects.count() == 100 and response.context["pasted"].split() == links[100:]
    assert all(row.is_empty for row in response.context["rows"])


def test_a_hundred_rows_take_as_many_queries_as_two(as_coordinator):
    counts = []
    for many in (2, 100):
        rows = [(f"https://news.example.kz/{many}/{number}", *GOOD[1:]) for number in range(many)]
        with CaptureQueriesContext(
            connection,
        ) as asked:
            as_coordinator.post(URL, sheet(*rows))
        counts.append(len(asked))
    assert Publication.objects.count() == 102 and counts[1] == counts[0]


def test_an_empty_sheet_is_told_what_to_do(as_coordinator):
    response = as_coordinator.post(URL, sheet())
    assert "хотя бы одну строку" in response.content.decode()
