"""The demo network, loaded once for this folder in a transaction that is rolled back after it."""

import datetime
from pathlib import Path

import pytest
from django.conf import settings
from django.db import transaction
from django.test import override_settings

from accounts.models import User
from desk.demo.closing import close_quarters
from desk.demo.load import load
from offices.models import QuarterLock
from tests.conftest import signed_in


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    """Load the demo in one worker only."""
    for item in items:
        if Path(__file__).parent in Path(item.fspath).parents:
            item.add_marker(pytest.mark.xdist_group("demo"))


@pytest.fixture(scope="package")
def demo(django_db_setup, django_db_blocker, tmp_path_factory):
    stored = {**settings.STORAGES["attachments"]}
    stored["OPTIONS"] = {**stored["OPTIONS"], "location": tmp_path_factory.mktemp("attachments")}
    storages = {**settings.STORAGES, "attachments": stored}
    today = override_settings(PORTAL_TODAY=datetime.date(2023, 11, 20), STORAGES=storages)
    with django_db_blocker.unblock(), today, transaction.atomic():
        made = load()
        made["closed quarters"] = QuarterLock.objects.closed().count()
        close_quarters(third=False)
        yield made
        transaction.set_rollback(True)


@pytest.fixture
def national(demo):
    return User.objects.get(username="national")


@pytest.fixture
def as_national(national):
    return signed_in(national)
