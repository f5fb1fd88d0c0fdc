"""The transaction and the role of a request."""

import pytest
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse

from appeals.models import Appeal
from mediation.record_views import RecordPage
from mediation.scope import READ, scope
from tests import factories
from tests.accounts.test_operators import form

pytestmark = pytest.mark.django_db


def settings_now() -> tuple:
    with connection.cursor() as cursor:
        cursor.execute(READ)
        return tuple(value or "" for value in cursor.fetchone())


def test_what_a_view_wrote_before_it_failed_is_taken_back(coordinator, monkeypatch):
    client = Client(raise_request_exception=False)
    client.force_login(coordinator, backend="allauth.account.auth_backends.AuthenticationBackend")
    monkeypatch.setattr(RecordPage, "done", lambda page, record: 1 / 0)
    data = form(factories.platform("KZ-31"))
    assert client.post(reverse("appeals:appeal_add"), data).status_code == 500
    assert not Appeal.objects.exists()
    monkeypatch.undo()
    client.post(reverse("appeals:appeal_add"), data)
    assert Appeal.objects.get().number == "KZ-31/2023/00001"


def test_a_scope_gives_back_what_was_before_it():
    with transaction.atomic():
        before = settings_now()
        with scope(role="operator", region="KZ-31", platform=7, user=3, reason="x"):
            assert settings_now()[1:5] == ("KZ-31", "7", "3", "x")
            with scope(role="public"):
                assert settings_now()[1:5] == ("", "", "", "")
            assert settings_now()[1:5] == ("KZ-31", "7", "3", "x")
        assert settings_now() == before


def test_an_unknown_role_is_refused():
    with pytest.raises(ValueError, match="unknown role"), scope(role="owner"):
        pass
