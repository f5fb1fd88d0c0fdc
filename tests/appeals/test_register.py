"""The register of appeals: its filters, what stands beside them, and what leaves the portal in a file."""

import datetime
import io

import pytest
from django.db import connection
from django.db.utils import IntegrityError, InternalError
from django.urls import reverse
from openpyxl import load_workbook

from accounts.models import ExportEntry
from mediation.scope import scope
from tests import factories

pytestmark = pytest.mark.django_db
D = datetime.date
URL = "/appeals/"


@pytest.fixture
def at(db):
    return factories.platform("KZ-31", name_ru="Кабинет медиации")


@pytest.fixture
def some(at):
    """Appeals that differ in everything that can be filtered by."""
    who, campaign = factories.mediator("KZ-31"), factories.campaign("open_day", D(2023, 11, 3))
    other = factories.platform("KZ-31", name_ru="Школа № 1")
    return {
        "court": factories.appeal(at, D(2023, 8, 10), source="court", outcome="agreement", resolved_on=D(2023, 8, 20)),
        "school": factories.appeal(other, D(2023, 10, 10), category=factories.category("school")),
        "mediated": factories.appeal(at, D(2023, 11, 15), mediator=who, mediation_agreed_on=D(2023, 11, 16)),
        "ethnic": factories.appeal(at, D(2023, 11, 16), category=factories.category("interethnic")),
        "campaign": factories.appeal(at, D(2023, 11, 3), campaign=campaign, outcome="consultation",
                                     resolved_on=D(2023, 11, 3)),
    }  # fmt: skip


def shown(client, query) -> set[str]:
    register = client.get(URL, query).context["register"]
    return {row["cells"][0]["text"] for row in register["rows"]}


@pytest.mark.parametrize(
    ("query", "who"),
    [
        ({"quarter": "2023-Q3"}, {"court"}),
        ({"source": "court"}, {"court"}),
        ({"outcome": "pending"}, {"school", "mediated", "ethnic"}),
        ({"outcome": "agreement"}, {"court"}),
        ({"interethnic": "yes"}, {"ethnic"}),
        ({"interethnic": "no", "outcome": "pending"}, {"school", "mediated"}),
        ({"campaign": "routine", "quarter": "2023-Q4"}, {"school", "mediated", "ethnic"}),
        ({"campaign": "campaigns"}, {"campaign"}),
        ({"attention": "overdue"}, {"school"}),
        ({"attention": "incomplete"}, {"school", "court"}),
        ({"attention": "no_mediator"}, {"school"}),
        ({"attention": "no_settlement"}, {"court"}),
        ({"attention": "due"}, set()),
        ({"quarter": "2023-Q4", "outcome": "pending", "q": "школа"}, {"school"}),
    ],
)
def test_a_filter_leaves(as_coordinator, some, query, who):
    assert shown(as_coordinator, query) == {some[name].number for name in who}


@pytest.mark.parametrize(("name", "of", "who"), [
    ("platform", "platform_id", "school"), ("mediator", "mediator_id", "mediated"),
    ("campaign", "campaign_id", "campaign"), ("category", "category_id", "ethnic"),
])  # fmt: skip
def test_a_filter_by_a_record(as_coordinator, some, name, of, who):
    assert shown(as_coordinator, {name: getattr(some[who], of)}) == {some[who].number}


def test_a_set_filter_is_a_chip_that_takes_it_away(as_coordinator, some):
    query = {"source": "court", "quarter": "2023-Q3", "sort": "category"}
    register = as_coordinator.get(URL, query).context["register"]
    chips = {chip["name"]: chip for chip in register["chips"]}
    assert {name: str(chip["value"]) for name, chip in chips.items()} == {"source": "суд", "quarter": "3 кв. 2023"}
    assert chips["source"]["url"] == f"{URL}?quarter=2023-Q3&sort=category"
    assert register["clear_url"] == f"{URL}?sort=category"


def test_a_mistaken_filter_is_told_and_shows_nothing(as_coordinator, some):
    response = as_coordinator.get(URL, {"source": "moon"})
    assert response.context["register"]["rows"] == []
    assert "Кем направлено: " in response.context["register"]["mistakes"][0]
    assert "ничего не показано" in response.content.decode()


def test_the_choices_are_those_of_the_region(as_coordinator, as_national, some):
    theirs = factories.platform("KZ-71", name_ru="Чужая площадка")
    assert "Чужая площадка" not in as_coordinator.get(URL).content.decode()
    assert as_coordinator.get(URL, {"platform": theirs.pk}).context["register"]["mistakes"]
    whole = as_national.get(URL).content.decode()
    assert "Чужая площадка" not in whole and "Школа № 1</option>" not in whole
    fragment = as_national.get(URL, {"region": "KZ-71"}, headers={"HX-Request": "true"}).content.decode()
    assert "Чужая площадка" in fragment and 'hx-swap-oob="true"' in fragment


def test_a_link_to_a_platform_works_without_its_region(as_national, some):
    at = some["school"].platform_id
    assert shown(as_national, {"platform": at}) == {some["school"].number}


def test_the_address_pushed_is_the_short_one(as_coordinator, some):
    query = {"q": "", "source": "court", "quarter": "", "columns": ["number", "age"]}
    response = as_coordinator.get(URL, query, headers={"HX-Request": "true"})
    assert response["HX-Push-Url"] == f"{URL}?source=court&columns=number&columns=age"


def file(client, query) -> list[tuple]:
    response = client.get(URL, {**query, "format": "xlsx"})
    return list(load_workbook(io.BytesIO(b"".join(response.streaming_content))).active.iter_rows(values_only=True))


def test_the_file_is_exactly_what_is_shown(as_coordinator, some):
    query = {"outcome": "pending", "sort": "-category", "columns": ["number", "category", "mediator__full_name"]}
    register = as_coordinator.get(URL, query).context["register"]
    rows = file(as_coordinator, query)
    assert list(rows[0]) == [head["label"] for head in register["columns"]] == ["Номер", "Медиатор", "Вопрос"]
    assert [row[0] for row in rows[1:]] == [row["cells"][0]["text"] for row in register["rows"]]
    assert len(rows) == 4


def test_age_and_gender_are_the_regions_alone(as_coordinator, as_national, at):
    factories.appeal(at, age=47, gender="female")
    query = {"columns": ["number", "age", "gender"]}
    assert file(as_coordinator, query)[1][1:] == (47, "женский")
    assert len(file(as_national, query)[0]) == 1
    register = as_national.get(URL, query).context["register"]
    assert len(register["rows"][0]["cells"]) == 1 and "age" not in str(register["menu"])


def test_a_download_is_logged(as_coordinator, coordinator, some):
    file(as_coordinator, {"source": "court", "columns": ["number", "age"]})
    entry = ExportEntry.objects.get()
    assert (entry.register, entry.rows, entry.columns) == ("appeals:appeals", 1, ["number", "age"])
    assert entry.address == f"{URL}?source=court&columns=number&columns=age"
    assert (entry.actor_id, entry.region, entry.has_personal) == (coordinator.pk, "KZ-31", True)
    assert entry.role.endswith("coordinator") and entry.at is not None


def test_the_page_alone_is_not_a_download(as_coordinator, some):
    as_coordinator.get(URL)
    assert not ExportEntry.objects.exists()


@pytest.mark.parametrize("change", ["update accounts_exportentry set rows = 0", "delete from accounts_exportentry"])
def test_the_log_of_downloads_is_append_only(as_coordinator, some, change):
    file(as_coordinator, {})
    with pytest.raises((IntegrityError, InternalError), match="append-only"), connection.cursor() as cursor:
        cursor.execute(change)


def test_nobody_logs_a_download_in_anothers_name(db):
    with scope(role="coordinator", region="KZ-31", user=7):
        values = {"columns": [], "rows": 1, "has_personal": False, "register": "x", "address": "x"}
        entry = ExportEntry.objects.create(actor_id=1, region="KZ-71", role="national", **values)
        entry.refresh_from_db()
        assert (entry.actor_id, entry.region) == (7, "KZ-31")


def test_a_coordinator_reads_the_own_regions_downloads_only(some):
    values = {"columns": [], "rows": 1, "has_personal": False, "register": "x", "address": "x"}
    for region in ("KZ-31", "KZ-71"):
        with scope(role="coordinator", region=region):
            ExportEntry.objects.create(**values)
            assert ExportEntry.objects.count() == 1


def test_columns_are_remembered_until_they_are_as_usual(as_coordinator, some):
    def labels(query):
        return [head["label"] for head in as_coordinator.get(URL, query).context["register"]["columns"]]

    usual = labels({})
    assert labels({"columns": ["number", "channel"]}) == labels({}) == ["Номер", "Канал"]
    assert "columns=channel" in as_coordinator.get(URL).context["register"]["excel_url"]
    assert labels({"columns": "default"}) == labels({}) == usual


def test_columns_of_one_register_are_not_those_of_another(as_coordinator, some):
    as_coordinator.get(URL, {"columns": ["number", "campaign"]})
    register = as_coordinator.get(reverse("events:events")).context["register"]
    assert len(register["columns"]) > 2
