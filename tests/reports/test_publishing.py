"""Locks, acceptance, publication."""

import datetime
import json

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction

from appeals.models import Appeal
from mediation.constraints import constraint_name
from mediation.quarter import Quarter
from offices.models import Region
from reports.actions import NotReady, accept, return_
from reports.models import PublishedSummary
from tests import factories
from tests.reports.closing import publish

pytestmark = pytest.mark.django_db
Q3 = Quarter(2023, 3)
D = datetime.date


def close(region, coordinator, national):
    factories.handed_in(region, Q3, by=coordinator)
    accept(region, Q3, by=national)


def refused(name, change):
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        change()
    return constraint_name(refusal.value) == name


def test_an_accepted_quarter_takes_no_change_of_what_it_counted(coordinator, national):
    at = factories.platform("KZ-31")
    appeal = factories.appeal(at, D(2023, 9, 1))
    close("KZ-31", coordinator, national)
    mine = Appeal.objects.filter(pk=appeal.pk)
    assert refused("quarter_is_open", lambda: mine.update(source="court"))
    assert refused("quarter_is_open", lambda: mine.update(received_on=D(2023, 10, 2)))
    assert refused("quarter_is_open", lambda: factories.appeal(at, D(2023, 9, 2)))
    assert refused("quarter_is_open", lambda: mine.update(outcome="consultation", resolved_on=D(2023, 9, 30)))
    assert refused("quarter_is_open", lambda: factories.event("KZ-31", D(2023, 7, 1)))
    assert refused("quarter_is_open", lambda: factories.publication("KZ-31", D(2023, 9, 30)))
    assert refused("quarter_is_open", lambda: factories.platform("KZ-31", opened_on=D(2023, 8, 1)))
    assert refused("quarter_is_open", lambda: factories.mediator("KZ-31", included_on=D(2023, 8, 1)))


def test_an_old_appeal_is_resolved_in_an_open_quarter_and_other_regions_go_on(coordinator, national):
    appeal = factories.appeal(factories.platform("KZ-31"), D(2023, 9, 1))
    close("KZ-31", coordinator, national)
    Appeal.objects.filter(pk=appeal.pk).update(outcome="agreement", resolved_on=D(2023, 10, 5))
    factories.appeal(factories.platform("KZ-71"), D(2023, 9, 1))
    assert Appeal.objects.count() == 2


def test_a_returned_quarter_can_be_changed_again(coordinator, national):
    at = factories.platform("KZ-31")
    factories.handed_in("KZ-31", Q3, by=coordinator)
    assert refused("quarter_is_open", lambda: factories.appeal(at, D(2023, 9, 1)))
    return_("KZ-31", Q3, because="нет охвата", by=national)
    factories.appeal(at, D(2023, 9, 1))
    assert Appeal.objects.count() == 1


def test_a_quarter_is_published_only_when_all_regions_are_accepted(coordinator, national):
    close("KZ-31", coordinator, national)
    with pytest.raises(NotReady):
        publish(Q3, by=national)


def test_published_figures_do_not_move(coordinator, national, tmp_path):
    for region in Region.objects.all():
        close(region.pk, coordinator, national)
    publish(Q3, by=national)
    # Whoever writes past the locks moves the live figures, never the published ones.
    with connection.cursor() as cursor:
        cursor.execute("set constraints all immediate")
        cursor.execute("alter table mediators_standing disable trigger user")
        factories.mediator("KZ-31", included_on=D(2023, 8, 1))
        cursor.execute("set constraints all immediate")
        cursor.execute("alter table mediators_standing enable trigger user")

    def export(*options):
        call_command("export_summary", "2023-Q3", "--format", "json", "--output", str(tmp_path / "s.json"), *options)
        data = json.loads((tmp_path / "s.json").read_text())
        return data["status"], data["figures"]["mediators.total"]["total"]

    assert export() == ("published", 0)
    assert export("--live") == ("live", 1)


def test_a_published_summary_is_never_changed_or_deleted(coordinator, national):
    for region in Region.objects.all():
        close(region.pk, coordinator, national)
    publish(Q3, by=national)
    with pytest.raises(NotReady):
        publish(Q3, by=national)
    assert publish(Q3, by=national, reason="уточнение").revision == 2
    assert refused("reports_publishedsummary_append_only", lambda: PublishedSummary.objects.update(sha256="0"))
    assert refused(
        "reports_publishedsummary_append_only", lambda: PublishedSummary.objects.all()._raw_delete("default")
    )
