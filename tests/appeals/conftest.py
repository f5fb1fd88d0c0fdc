"""Where the tests of a case begin: a place of the region, and an appeal that came there."""

import datetime

import pytest

from tests import factories


@pytest.fixture
def at(db):
    return factories.platform("KZ-31")


@pytest.fixture
def appeal(at):
    return factories.appeal(at, datetime.date(2023, 11, 10))
