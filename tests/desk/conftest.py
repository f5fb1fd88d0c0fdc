"""The place that uploaded workbooks name."""

import pytest

from tests import factories


@pytest.fixture
def platform(db):
    return factories.platform("KZ-31", code="P1")
