"""A region's accepted quarter, the dated exception that opens it again, publishing without files."""

import pytest

from reports import freezing
from reports.actions import accept, submit
from reports.late import ask, grant
from tests.reports.closing import Q3, REGION, UNTIL, answer_all, entered


@pytest.fixture
def accepted(coordinator, national):
    """The third quarter of a region, handed in with one appeal and accepted. Returns the platform."""
    at = entered()
    answer_all(REGION, coordinator)
    submit(REGION, Q3, by=coordinator)
    accept(REGION, Q3, by=national)
    return at


@pytest.fixture
def reopened(accepted, coordinator, national):
    ask(REGION, Q3, reason="Письмо суда пришло в ноябре", by=coordinator)
    return grant(REGION, Q3, until=UNTIL, by=national)


@pytest.fixture
def drawn():
    """Publishing draws its files."""


@pytest.fixture(autouse=True)
def undrawn(request, monkeypatch):
    """Publishing draws no files, which takes most of its time, for tests that do not ask for them."""
    if "drawn" not in request.fixturenames:
        monkeypatch.setattr(freezing, "keep_files", lambda version: None)
