"""The public directory: what nobody finds there."""

import datetime
from contextlib import suppress
from itertools import count

import pytest
from django.db import IntegrityError, connection, models, transaction

from accounts.models import User
from appeals.models import Party, Request
from events.models import Campaign
from mediation.database.encryption import EncryptedTextField
from mediation.scope import database_role
from mediators.models import Duty, Mediator, Standing
from offices.models import Platform, PlatformPeriod
from tests import factories
from tests.desk.directory import TODAY, TOMORROW, absent, named_mediator, open_office, publish, text

pytestmark = pytest.mark.django_db
D, T = datetime.date, datetime.time
CANARY, SECRET_DAY = "канарейка", D(1961, 2, 17)
# What the directory tells of a record that is published; every other word of it is private.
TOLD = {
    Mediator: {"full_name", "languages", "specialisation"},
    Platform: {"name_ru", "name_kk", "district", "locality", "address", "phone"},
    Campaign: {"name_ru", "name_kk"},
}
numbers = count(1)


@pytest.fixture
def office(db):
    return open_office()


@pytest.fixture
def published(db):
    return named_mediator()


def words_of(model) -> list[models.Field]:
    """Every field of a table into which somebody types words."""
    return [
        field
        for field in model._meta.concrete_fields
        if isinstance(field, models.CharField | models.TextField | EncryptedTextField)
        and not field.choices
        and not field.generated
    ]


def days_of(model) -> list[models.Field]:
    return [field for field in model._meta.concrete_fields if isinstance(field, models.DateField)]


def canary(field) -> str:
    song = f"{CANARY}{next(numbers)}"
    return f"{song}@example.kz" if isinstance(field, models.EmailField) else song[: field.max_length]


def spoil(*rows, keep=()) -> None:
    """Put the canary into every word of these rows, and the secret day into every day of a mediator's card."""
    for row in rows:
        values = {field.name: canary(field) for field in words_of(type(row)) if field.name not in keep}
        if isinstance(row, Mediator):
            values |= {field.name: SECRET_DAY for field in days_of(Mediator)}
        for name, value in values.items():
            # A word that a rule forbids to a row of this state (why it was annulled, say) stays empty.
            with suppress(IntegrityError), transaction.atomic():
                type(row).objects.filter(pk=row.pk).update(**{name: value})


def addresses() -> list[str]:
    """Every public page, with and without questions."""
    platforms = [f"/directory/platforms/{pk}/" for pk in Platform.objects.values_list("pk", flat=True)]
    regions = [f"/directory/regions/{pk}/" for pk in ("KZ-31", "KZ-71")]
    regions += [f"/directory/campaigns/{pk}/" for pk in Campaign.objects.values_list("pk", flat=True)]
    return [
        "/directory/", "/directory/?region=KZ-31", "/directory/?locality=Тараз", "/directory/?host=kgu",
        "/directory/mediators/", "/directory/mediators/?region=KZ-31", "/directory/mediators/?language=kk",
        "/directory/statistics/", "/directory/statistics/?quarter=2023-Q2", "/directory/statistics/?quarter=2023-Q3",
        "/robots.txt", "/sitemap.xml", "/request/", "/request/status/", "/accounts/login/", *platforms, *regions,
    ]  # fmt: skip


@pytest.fixture
def spoilt(office, published):
    """A record of every noun, with the canary wherever the public may not look."""
    people = absent()
    for hour, who in enumerate((*people, published), 9):
        factories.service(who, office)
        factories.duty(who, office, TOMORROW, starts_at=T(hour), ends_at=T(hour + 1))
    campaign = factories.campaign("open_day", D(2023, 12, 1))
    factories.participation(campaign, office)
    factories.participation(campaign, office, people[0])
    appeal, clerk = factories.appeal(office), factories.operator(office)
    gone = factories.appeal(office, D(2023, 10, 10), outcome="redirected", resolved_on=D(2023, 10, 12))
    deputy = factories.deputy(factories.operator(office), factories.user("coordinator", "KZ-31"))
    publish("2023-Q3")
    publish("2023-Q3", revision=2, reason=CANARY)
    spoil(
        *people, factories.mediator("KZ-71"), factories.platform("KZ-31", closed_on=TODAY),
        clerk, deputy, appeal, factories.party(appeal), factories.session(appeal), factories.agreement(appeal),
        factories.hand_over(gone), factories.request(platform=office), factories.event(), factories.publication(),
        factories.proposal(), *Duty.objects.all(), *PlatformPeriod.objects.all(),
        *Standing.objects.filter(mediator__merged_into__isnull=True),
    )  # fmt: skip
    Request.objects.update(status="declined", decided_on=TODAY, declined_because=CANARY)
    for row in (published, office, campaign):
        spoil(row, keep=TOLD[type(row)])


def test_no_page_tells_a_word_that_is_not_published(client, spoilt):
    for path in addresses():
        for language in ("ru", "kk", "en"):
            page = text(client, path, language, status=None)
            assert CANARY not in page, (path, language)
            assert "17.02.1961" not in page and "1961-02-17" not in page, (path, language)
    assert "Серикова Алия" in text(client, "/directory/mediators/")


@pytest.mark.parametrize("model", [User, Party, Request, Mediator, Platform])
def test_the_canary_sits_in_every_word_that_is_not_told(spoilt, model):
    names = {field.name for field in words_of(model)} - TOLD.get(model, set())
    sung = {name for row in model.objects.values(*names) for name, value in row.items() if CANARY in str(value)}
    assert sung == names != set()


# Whatever else the role of the public reads, it is not through a table.
READ = {
    "appeals_category": "*",
    "offices_host": "*",
    "offices_region": "*",
    "offices_workinghours": "*",
    "offices_platform": "id region_id name_ru name_kk locality district address phone latitude longitude",
    "offices_platformperiod": "id platform_id region_id kind host starts_on ends_on",
    "events_campaign": "id kind name_ru name_kk starts_on ends_on opens_at closes_at",
    "events_participation": "campaign_id platform_id",
    "events_questionnaire": "id name_ru name_kk code campaign_id intro_ru intro_kk opens_on closes_on is_published",
    "events_question": "*",
    "events_choice": "*",
    "mediators_language": "*",
    "mediators_mediationfield": "*",
    "mediators_mediator": "id region_id full_name languages specialisation is_ethno is_published merged_into_id",
    "mediators_mediatorphoto": "id mediator_id removed_at stored_as",
    "mediators_standing": "id mediator_id region_id kind is_suspended starts_on ends_on",
    "reports_publishedsummary": "id starts_on revision figures published_at",
}


def columns_of(statement: str, *values) -> dict[str, set[str]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        found = {}
        for table, column in cursor.fetchall():
            found.setdefault(table, set()).add(column)
    return found


def test_the_database_lets_the_public_read_these_columns_and_no_others():
    granted = columns_of(
        """select table_name, column_name from information_schema.column_privileges
            where grantee = %s and privilege_type = 'SELECT'""",
        database_role("public"),
    )
    every = columns_of("select table_name, column_name from information_schema.columns where table_schema = 'public'")
    assert granted == {
        table: every[table] if columns == "*" else set(columns.split()) for table, columns in READ.items()
    }
