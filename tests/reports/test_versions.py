"""Versions of a published quarter: their files, their seal, what a correction changed, how far the records moved."""

import hashlib

import pytest
from django.core.management import call_command
from django.db import connection
from django.urls import reverse

from mediation.quarter import Quarter
from offices.models import QuarterLock, Region
from reports.actions import accept
from reports.drift import corrections, drift
from reports.models import PublishedSummary
from tests import factories
from tests.conftest import signed_in
from tests.reports.closing import publish
from tests.reports.test_publishing import D

pytestmark = pytest.mark.django_db
Q3 = Quarter(2023, 3)


@pytest.fixture
def appeal():
    return factories.appeal(factories.platform("KZ-31"), D(2023, 9, 1), source="self")


@pytest.fixture
def elsewhere():
    """A platform of another region, open before any quarter is closed."""
    return factories.platform("KZ-71")


@pytest.fixture
def version(appeal, elsewhere, coordinator, national):
    for region in Region.objects.all():
        factories.handed_in(region.pk, Q3, by=coordinator)
        accept(region.pk, Q3, by=national)
    return publish(Q3, by=national)


def reopen(region="KZ-31"):
    QuarterLock.objects.of(Q3).filter(region=region).update(status="open")


def close_again(region="KZ-31"):
    QuarterLock.objects.of(Q3).filter(region=region).update(status="accepted")


def told(differences):
    return {(one.figure.code, one.region and one.region.pk): (one.frozen, one.live) for one in differences}


def test_a_file_of_a_version_is_the_same_bytes_whichever_way_it_is_asked_for(
    drawn, version, elsewhere, as_national, tmp_path
):
    files = {(file.format, file.language): file for file in version.files.all()}
    assert set(files) == {(form, language) for form in ("xlsx", "docx") for language in ("ru", "kk")}
    factories.appeal(elsewhere, D(2023, 11, 1))
    for (form, language), file in files.items():
        first = as_national.get(reverse("reports:published_file", args=[Q3, 1, language, form])).content
        assert hashlib.sha256(first).hexdigest() == file.sha256
        as_national.cookies["django_language"] = language
        page = "reports:workbook" if form == "xlsx" else "reports:document"
        assert as_national.get(reverse(page, args=[Q3])).content == first
        command = ("export_summary", "2023-Q3", "--format", form, "--lang", language)
        call_command(*command, "--output", str(tmp_path / "file"))
        assert (tmp_path / "file").read_bytes() == first


def test_the_seal_holds_figures_texts_and_definitions(version):
    assert version.is_sealed
    for part in ("figures", "texts", "definitions"):
        other = PublishedSummary.objects.get(pk=version.pk)
        setattr(other, part, '{"figures":{}}')
        assert not other.is_sealed


def test_nothing_has_moved_right_after_publishing(version):
    assert drift(version) == []


def test_a_later_change_moves_the_live_figures_and_names_the_record_and_who_did_it(version, appeal, coordinator):
    reopen()
    page = signed_in(coordinator)
    with connection.cursor() as cursor:
        cursor.execute("select set_config('app.user_id', %s, true)", [str(coordinator.pk)])
    type(appeal).objects.filter(pk=appeal.pk).update(source="court")
    differences = drift(version)
    assert told(differences) == {
        ("appeals.received.source.self", None): (1, 0),
        ("appeals.received.source.self", "KZ-31"): (1, 0),
        ("appeals.received.source.court", None): (0, 1),
        ("appeals.received.source.court", "KZ-31"): (0, 1),
    }
    [moved] = [one for one in differences if one.region and one.figure.code.endswith("court")][0].records
    assert (moved.record.label, moved.before, moved.now) == (str(appeal), None, 1)
    assert [entry["actor"] for entry in moved.record.entries] == [str(coordinator)]
    assert appeal.number in page.get(reverse("reports:drift", args=[Q3])).content.decode()


def test_records_that_change_places_are_seen_though_the_number_stays(version, appeal):
    reopen()
    other = factories.appeal(appeal.platform, D(2023, 9, 2), source="self")
    type(appeal).objects.filter(pk=appeal.pk).update(received_on=D(2023, 10, 2))
    [found] = [one for one in drift(version) if one.figure.code == "appeals.received" and one.region]
    assert found.frozen == found.live == 1
    assert {(one.record.label, one.before, one.now) for one in found.records} == {
        (str(appeal), 1, None),
        (str(other), None, 1),
    }


def test_another_region_sees_nothing_of_it(version, appeal, stranger):
    reopen()
    type(appeal).objects.filter(pk=appeal.pk).update(source="court")
    text = signed_in(stranger).get(reverse("reports:drift", args=[Q3])).content.decode()
    assert appeal.number not in text


def test_a_correction_says_what_it_changed_and_the_first_version_stays(version, appeal, national, as_national):
    reopen()
    type(appeal).objects.filter(pk=appeal.pk).update(source="court")
    close_again()
    second = publish(Q3, by=national, reason="Источник указан неверно")
    changed = {(one.region and one.region.pk, one.before, one.now) for one in corrections(second, version)}
    assert changed == {(None, 1, 0), ("KZ-31", 1, 0), (None, 0, 1), ("KZ-31", 0, 1)}
    page = as_national.get(reverse("reports:publication", args=[Q3])).content.decode()
    assert "Источник указан неверно" in page
    assert PublishedSummary.objects.get(pk=version.pk).is_sealed
    assert drift(second) == []


def test_only_the_centre_publishes_and_a_second_click_changes_nothing(version, as_national, as_coordinator):
    address = reverse("reports:publish", args=[Q3])
    assert as_coordinator.post(address).status_code == 403
    assert as_national.post(address, {"last_seen": 0, "reason": "ещё раз"}).status_code == 422
    assert as_national.post(address, {"last_seen": 1, "reason": ""}).status_code == 422
    assert PublishedSummary.objects.count() == 1
    assert as_national.post(address, {"last_seen": 1, "reason": "уточнение"}).status_code == 302
    assert PublishedSummary.objects.count() == 2
