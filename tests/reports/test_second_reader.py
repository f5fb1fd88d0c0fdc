"""Nothing is published that a second person has not read: drafts as little as what was edited."""

import pytest
from django.db import DatabaseError, connection, transaction
from django.urls import reverse

from mediation.scope import scope
from offices.models import QuarterLock
from reports.models import DraftReading, PublishedSummary
from reports.telling.desk import Desk
from tests import factories
from tests.conftest import signed_in
from tests.reports.closing import Q3, D, entered, read_drafts

pytestmark = pytest.mark.django_db
PAGE, PUBLISH = reverse("reports:publication", args=[Q3]), reverse("reports:publish", args=[Q3])
DESK = reverse("reports:desk", args=[Q3])


@pytest.fixture
def second(db):
    return signed_in(factories.user("national", username="second"))


@pytest.fixture
def accepted(db):
    at = entered()
    QuarterLock.objects.of(Q3).update(status="accepted")
    return at


def approve_all(client, language):
    """Press the button of the desk, with what its page shows."""
    page = client.get(DESK, {"language": language})
    seen = [f"{one.name}:{one.seen}" for one in page.context["waiting"]]
    return client.post(reverse("reports:desk_approve", args=[Q3, language]), {"seen": seen}, follow=True)


def waiting(client) -> dict[str, str]:
    return {one["language"]: one["sections"] for one in client.get(PAGE).context["unread"]}


def test_a_draft_that_nobody_else_has_read_is_not_published(accepted, as_national, second):
    assert set(waiting(as_national)) == {"ru", "kk"}
    assert "publish/" not in as_national.get(PAGE).content.decode()
    as_national.post(PUBLISH)
    assert not PublishedSummary.objects.exists()
    approve_all(second, "ru")
    assert set(waiting(as_national)) == {"kk"}
    approve_all(second, "kk")
    assert waiting(as_national) == {}
    as_national.post(PUBLISH)
    assert PublishedSummary.objects.count() == 1


def test_whoever_publishes_is_no_second_reader(accepted, as_national, second):
    for language in ("ru", "kk"):
        approve_all(as_national, language)
    assert set(waiting(as_national)) == {"ru", "kk"}
    as_national.post(PUBLISH)
    assert not PublishedSummary.objects.exists()
    second.post(PUBLISH)
    assert PublishedSummary.objects.count() == 1


def test_an_edited_section_waits_for_somebody_else_than_its_editor(accepted, as_national, second):
    read_drafts()
    where = [Q3, "ru", "closing"]
    as_national.post(reverse("reports:section_save", args=where), {"text": "До встречи.", "seen": 0})
    assert set(waiting(second)) == {"ru"}
    approve_all(as_national, "ru")
    assert set(waiting(second)) == {"ru"}
    second.post(reverse("reports:section_approve", args=where), {"seen": 1})
    assert waiting(second) == waiting(as_national) == {}


def test_a_draft_that_says_something_else_is_read_again_and_one_with_other_figures_is_not(accepted, as_national):
    read_drafts()
    QuarterLock.objects.of(Q3).update(status="open")
    factories.appeal(accepted, D(2023, 8, 3), outcome="consultation", resolved_on=D(2023, 8, 4))
    assert waiting(as_national) == {}
    factories.publication("KZ-31", D(2023, 8, 3))
    assert "публикации" in waiting(as_national)["ru"].casefold()
    assert "изменился" in as_national.get(DESK, {"language": "ru"}).content.decode()


def test_what_has_changed_since_it_was_shown_is_left_for_another_look(accepted, as_national, second):
    seen = Desk(Q3, "ru").sections[0].seen
    page = second.post(reverse("reports:desk_approve", args=[Q3, "ru"]), {"seen": ["closing:0", f"network:{seen}"]})
    assert page.status_code == 302
    assert list(DraftReading.objects.values_list("section", flat=True)) == ["network"]


def test_a_second_click_approves_once(accepted, second):
    section = reverse("reports:section_approve", args=[Q3, "ru", "network"])
    seen = Desk(Q3, "ru").sections[0].seen
    for _click in range(2):
        second.post(section, {"seen": seen})
    assert DraftReading.objects.count() == 1


def test_nobody_says_that_another_has_read(accepted, national):
    other = factories.user("national", username="other")
    own = scope(role="national", user=national.pk)
    with pytest.raises(DatabaseError, match="row-level security"), transaction.atomic(), own:
        read_drafts(by=other)
    with scope(role="national", user=other.pk):
        read_drafts(by=other)
    for statement in ("delete from reports_draftreading", "update reports_draftreading set section = 'closing'"):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
    assert DraftReading.objects.exists()


def test_the_page_that_counts_anew_says_nothing_of_regions(accepted, as_national):
    read_drafts()
    as_national.post(PUBLISH)
    assert "<progress value" not in as_national.get(PAGE).content.decode()
