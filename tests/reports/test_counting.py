"""Where a record is counted: said while it is entered, shown once it is saved, written down for whoever reads."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from appeals.actions import annul
from appeals.models import Appeal
from events.models import Event, Publication
from mediation.quarter import Quarter
from reports.counting.ahead import ahead
from reports.counting.of_record import counted_in
from reports.indicators import sections
from reports.summary import summarise
from tests import factories

D = datetime.date
pytestmark = pytest.mark.django_db
Q3, Q4 = Quarter(2023, 3), Quarter(2023, 4)


@pytest.fixture
def week(db):
    return factories.campaign("week", D(2023, 9, 29), D(2023, 10, 3), name_ru="Неделя медиации")


@pytest.fixture
def at(db):
    return factories.platform("KZ-31")


def said(client, noun, **typed) -> str:
    return " ".join(client.get(f"/reports/counting/{noun}/", typed).content.decode().split())


def records(at, week) -> list:
    """Records of every kind: routine and of a campaign, resolved at once, later, and not yet."""
    open_day = factories.campaign("open_day", D(2023, 8, 4))
    return [
        factories.appeal(at, D(2023, 8, 4), outcome="agreement", resolved_on=D(2023, 8, 4), campaign=open_day, age=31),
        factories.appeal(at, D(2023, 8, 4), outcome="consultation", resolved_on=D(2023, 11, 2), campaign=open_day),
        factories.appeal(at, D(2023, 9, 29), campaign=week),
        factories.appeal(at, D(2023, 8, 10), outcome="consultation", resolved_on=D(2023, 8, 12)),
        factories.appeal(at, D(2023, 8, 10), outcome="consultation", resolved_on=D(2023, 10, 1)),
        factories.appeal(at, D(2023, 8, 10)),
        factories.event(starts_on=D(2023, 10, 2), campaign=week, certificates=3),
        factories.event(starts_on=D(2023, 10, 2), attendance=0),
        factories.publication(published_on=D(2023, 10, 2), campaign=week, quantity=4, comments=9),
        factories.publication(published_on=D(2023, 7, 2), quantity=4, medium="tv"),
    ]


def taken_out(record, by):
    if isinstance(record, Appeal):
        annul(record, because="внесено дважды", version=record.version, by=by)
    else:
        record.delete()


def test_a_record_is_shown_with_exactly_the_figures_that_it_moves(at, week, coordinator):
    """The figures of both quarters with the record, less those without it."""
    for record in records(at, week):
        shown = {(one.quarter, line.label, line.gives) for one in counted_in(record) for line in one.lines}
        before = {quarter: dict(summarise(quarter, is_live=True).rollup.totals) for quarter in (Q3, Q4)}
        known = {figure.code: figure for section in sections() for figure, _depth in section.walk()}
        taken_out(record, coordinator)
        moved = set()
        for quarter, totals in before.items():
            now = summarise(quarter, is_live=True).rollup.totals
            for code, total in totals.items():
                figure = known[code]
                if figure.source and not figure.is_hidden and figure.measure.is_additive and total != now[code]:
                    moved.add((quarter, figure.label, str(total - now[code])))
        ages = {one for one in shown if "заявитель" in one[1]}
        assert shown - ages == moved, record


def test_what_is_said_before_saving_is_what_counts_afterwards(at, week):
    whole = {figure.label for section in sections() for figure in section.figures}
    days = {Appeal: "received_on", Event: "starts_on", Publication: "published_on"}
    for record in records(at, week):
        typed = {days[type(record)]: getattr(record, days[type(record)]).isoformat()}
        if getattr(record, "resolved_on", None):
            typed["resolved_on"] = record.resolved_on.isoformat()
        if record.campaign_id:
            typed["campaign"] = str(record.campaign_id)
        told = ahead(type(record), typed, "KZ-31")
        foretold = {label for labels in told.totals.values() for label in labels}
        lines = {line.label for one in counted_in(record) for line in one.lines if line.depth == 0}
        # That it is carried over is said in words; ages are no sums.
        assert {label for label in lines & whole if "заявитель" not in label} - {
            "На рассмотрении на начало"
        } <= foretold
        # A sum is foretold also where the record will give nothing to it: its number is not typed yet.
        assert foretold - lines <= {"Охват населения", "Выдано сертификатов", "Комментарии и реакции"}, record


def test_an_annulled_appeal_is_counted_nowhere(at, as_coordinator, coordinator):
    appeal = factories.appeal(at)
    taken_out(appeal, coordinator)
    assert counted_in(Appeal.objects.get(pk=appeal.pk)) == []
    page = as_coordinator.get(reverse("reports:counted_appeal", args=[appeal.pk])).content.decode()
    assert "Ни один показатель" in page


def test_routine_work_names_its_quarter_and_a_campaign_of_that_day(as_coordinator, week):
    text = said(as_coordinator, "publication", published_on="2023-10-02")
    assert "Обычные показатели: 4 квартал 2023" in text and "Неделя медиации" in text
    assert "В этот день" not in said(as_coordinator, "publication", published_on="2023-11-02")


def test_a_campaign_names_the_section_of_the_quarter_in_which_it_begins(as_coordinator, week):
    text = said(as_coordinator, "event", starts_on="2023-10-02", campaign=week.pk)
    assert "3 квартал 2023" in text and "4 квартал" not in text


def test_a_day_outside_the_campaign_and_a_closed_quarter_are_told_before_saving(as_coordinator, week):
    assert 'role="alert"' in said(as_coordinator, "event", starts_on="2023-11-02", campaign=week.pk)
    assert 'role="alert"' not in said(as_coordinator, "event", starts_on="2023-08-02")
    factories.lock("KZ-31", D(2023, 7, 1), "submitted")
    assert 'role="alert"' in said(as_coordinator, "event", starts_on="2023-08-02")
    assert 'role="alert"' not in said(as_coordinator, "event", starts_on="2023-11-02")


@pytest.mark.parametrize(
    "typed", [{}, {"received_on": "вчера"}, {"received_on": "2023-02-31"}, {"campaign": "9" * 30}, {"campaign": "x"}]
)
@pytest.mark.parametrize("noun", ["appeal", "event", "publication"])
def test_whatever_is_typed_so_far_is_answered(as_coordinator, noun, typed):
    assert "дат" in said(as_coordinator, noun, **typed)


def test_an_operator_sees_where_the_own_appeal_is_counted_and_no_way_to_figures(as_operator, office):
    mine = factories.appeal(office)
    page = as_operator.get(reverse("reports:counted_appeal", args=[mine.pk])).content.decode()
    assert "Поступило обращений" in page and 'href="/appeals/?' not in page and 'href="/reports/2023' not in page
    assert "Поступило обращений" in said(as_operator, "appeal", received_on="2023-11-02")


def test_every_figure_shown_leads_to_records_that_hold_the_record(as_coordinator, at):
    event = factories.event(starts_on=D(2023, 10, 2), title="Особая встреча")
    found = counted_in(event)
    assert found
    for line in (line for one in found for line in one.lines):
        assert "Особая встреча" in as_coordinator.get(line.url).content.decode(), line


def test_the_panel_takes_the_same_number_of_queries_whatever_is_in_the_database(as_coordinator, at):
    appeal = factories.appeal(at, D(2023, 8, 10))
    counts = []
    for more in (0, 20):
        for _number in range(more):
            factories.appeal(at, D(2023, 8, 10))
        with CaptureQueriesContext(connection) as asked:
            as_coordinator.get(reverse("reports:counted_appeal", args=[appeal.pk]))
        counts.append(len(asked))
    assert counts[0] == counts[1] < 25


@pytest.mark.parametrize("who", ["as_coordinator", "as_national", "as_administrator", "as_operator"])
def test_whoever_works_here_may_read_how_the_portal_counts(who, request):
    page = request.getfixturevalue(who).get("/reports/counting/").content.decode()
    shown = [figure for section in sections() for figure, _depth in section.walk() if not figure.is_hidden]
    assert all(figure.code in page for figure in shown)
    for words in ("Обычная работа и акции", "с количеством 12", "Нули"):
        assert words in page
