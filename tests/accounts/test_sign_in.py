"""Signing in, and how many guesses are allowed."""

import pytest

from mediation.database.login import refuse_powerful_login
from mediation.environment import Misconfigured

pytestmark = pytest.mark.django_db
SECRET = "верный пароль 2023"  # of a test


def guess(client, user, password):
    return client.post("/accounts/login/", {"login": user.username, "password": password})


@pytest.fixture
def user(coordinator):
    coordinator.set_password(SECRET)
    coordinator.save()
    return coordinator


def test_five_wrong_passwords_shut_the_door_for_the_right_one_too(client, user):
    for _attempt in range(5):
        assert guess(client, user, "неверный").status_code == 200
    assert guess(client, user, SECRET).status_code == 200
    assert client.get("/").status_code == 302


def test_the_admin_has_no_door_of_its_own(client):
    assert "/accounts/login/" in client.get("/admin/", follow=True).redirect_chain[-1][0]


def test_nobody_signs_up(client):
    assert client.get("/accounts/signup/").status_code == 404


def test_pages_of_records_are_not_kept_by_browsers(as_coordinator):
    assert as_coordinator.get("/appeals/")["Cache-Control"] == "no-store"


def test_a_login_that_sees_past_the_policies_may_not_serve(db):
    with pytest.raises(Misconfigured, match="owns the tables"):
        refuse_powerful_login()


def test_a_form_sent_after_the_session_ended_goes_on_from_its_page(client, db):
    here = "http://testserver/appeals/?outcome=pending"
    response = client.post("/appeals/party/", {"party": "x"}, headers={"Referer": here})
    assert response.url == "/accounts/login/?next=/appeals/%3Foutcome%3Dpending"


def test_a_stranger_page_is_never_the_way_back(client, db):
    response = client.post("/appeals/party/", {"party": "x"}, headers={"Referer": "https://example.org/appeals/"})
    assert response.url == "/accounts/login/?next=/appeals/party/"
