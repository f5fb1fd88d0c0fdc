"""The cast of the tests, and the day they live in."""

import datetime

import pytest
from django.test import Client

from tests import factories

TODAY = datetime.date(2023, 11, 20)


@pytest.fixture(autouse=True)
def day(settings):
    settings.PORTAL_TODAY = TODAY
    # One round instead of the real cost: no test is about how long a guess takes.
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    # Every client builds the middleware anew, which would read all static files each time.
    settings.WHITENOISE_AUTOREFRESH = True


@pytest.fixture(autouse=True)
def attachments(settings, tmp_path):
    """Files of records are stored in a folder of the test's own."""
    stored = {**settings.STORAGES["attachments"]}
    stored["OPTIONS"] = {**stored["OPTIONS"], "location": tmp_path / "attachments"}
    settings.STORAGES = {**settings.STORAGES, "attachments": stored}
    return tmp_path / "attachments"


def signed_in(user) -> Client:
    client = Client()
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


@pytest.fixture
def coordinator(db):
    return factories.user("coordinator", "KZ-31")


@pytest.fixture
def stranger(db):
    """A coordinator of another region."""
    return factories.user("coordinator", "KZ-71")


@pytest.fixture
def national(db):
    return factories.user("national")


@pytest.fixture
def administrator(db):
    return factories.user("administrator")


@pytest.fixture
def office(db):
    """The platform of the operator."""
    return factories.platform("KZ-31", name_ru="Кабинет оператора")


@pytest.fixture
def operator(office):
    return factories.operator(office)


@pytest.fixture
def as_operator(operator):
    return signed_in(operator)


@pytest.fixture
def as_coordinator(coordinator):
    return signed_in(coordinator)


@pytest.fixture
def as_national(national):
    return signed_in(national)


@pytest.fixture
def as_administrator(administrator):
    return signed_in(administrator)
