"""Records of somebody else, each with a word that must not be seen."""

import datetime

import pytest
from django.utils import timezone

from mediation.quarter import Quarter
from reports.models import Remark, Reopening, Step, SubmissionScan
from tests import factories
from tests.access.addresses import CANARY, OTHER


@pytest.fixture
def foreign(db):
    """A record of every noun in another region, each with the canary in its text."""
    at = factories.platform(OTHER, name_ru=CANARY)
    who = factories.mediator(OTHER, full_name=CANARY)
    campaign = factories.campaign("open_day", datetime.date(2023, 11, 3))
    day = datetime.date(2023, 11, 3)
    appeal = factories.appeal(at, day, mediator=who, external_id=CANARY)
    gone = factories.appeal(at, day, outcome="redirected", resolved_on=day)
    clerk = factories.operator(at, username="clerk", last_name=CANARY)
    partner = factories.organisation(OTHER, name_ru=CANARY)
    event = factories.event(
        OTHER, title=CANARY, told_in_on=datetime.date(2023, 10, 1), highlight_ru=CANARY, highlight_kk=CANARY
    )
    return {
        "platform": at,
        "mediator": who,
        "request": factories.request(OTHER, name=CANARY, contact=CANARY, platform=at),
        "person": clerk,
        "deputy": factories.deputy(clerk, factories.user("coordinator", OTHER, last_name=CANARY)),
        "appeal": appeal,
        "session": factories.session(appeal, place=CANARY),
        "agreement": factories.agreement(appeal, number=CANARY),
        "party": factories.party(appeal, name=CANARY),
        "handover": factories.hand_over(gone, "KZ-10", reason=CANARY),
        "event": event,
        "organisation": partner,
        "memorandum": factories.memorandum(partner, ends_on=datetime.date(2023, 12, 1), subject=CANARY),
        "held": factories.held_by(event, partner),
        "present": factories.took_part(event, who),
        "publication": factories.publication(OTHER, title=CANARY),
        "standing": who.standings.get(),
        "proposal": factories.proposal(OTHER, full_name=CANARY),
        "participation": factories.participation(campaign, at, who),
        "survey": factories.survey(campaign, OTHER),
        "response": factories.response(factories.questionnaire(campaign), OTHER, words=CANARY),
        "upload": factories.upload(OTHER, name=CANARY),
        "historic": factories.historic(region=OTHER, sentence=CANARY, source=CANARY),
        "service": factories.service(who, at),
        "pattern": factories.pattern(who, at),
        "duty": factories.duty(who, at, reason=CANARY),
        "text": factories.region_text(OTHER, Quarter(2023, 3), text_ru=CANARY, text_kk=CANARY),
        "submission": (submission := handed_in()),
        "exception": exception(submission),
        "scan": scan(submission),
        "completion": factories.completion(who, day, certificate_number=CANARY),
    }


def handed_in():
    """A report with a remark and a course, of a version that no test knows."""
    by = factories.user("coordinator", OTHER, last_name=CANARY)
    made = factories.handed_in(OTHER, Quarter(2023, 3), by=by, director=CANARY, comment=CANARY, version=7)
    own = {"submission": made, "region_id": OTHER}
    Remark.objects.create(figure="events.total", text=CANARY, made_at=timezone.now(), made_by=by, **own)
    Step.objects.create(kind="submitted", at=timezone.now(), by=by, comment=CANARY, **own)
    return made


def scan(submission) -> SubmissionScan:
    return SubmissionScan.objects.create(
        step=submission.steps.get(), region_id=OTHER, name=CANARY, extension="pdf", size=1, sha256="x", stored_as="x"
    )


def exception(submission) -> Reopening:
    """One that waits for a decision."""
    own = {"submission": submission, "region_id": OTHER}
    by = submission.submitted_by
    return Reopening.objects.create(reason=CANARY, entries=CANARY, asked_at=timezone.now(), asked_by=by, **own)


@pytest.fixture
def neighbour(db):
    """A record of every noun in the operator's own region, at another platform."""
    at = factories.platform("KZ-31", name_ru=CANARY)
    campaign = factories.campaign("open_day", datetime.date(2023, 11, 3))
    day = datetime.date(2023, 11, 3)
    appeal = factories.appeal(at, day, external_id=CANARY)
    gone = factories.appeal(at, day, outcome="redirected", resolved_on=day)
    return {
        "platform": at,
        "mediator": factories.mediator("KZ-31"),
        "appeal": appeal,
        "party": factories.party(appeal, name=CANARY),
        "session": factories.session(appeal, place=CANARY),
        "agreement": factories.agreement(appeal, number=CANARY),
        "handover": factories.hand_over(gone, "KZ-10", reason=CANARY),
        "event": factories.event("KZ-31", title=CANARY),
        "publication": factories.publication("KZ-31", title=CANARY),
        "participation": factories.participation(campaign, at),
        "survey": factories.survey(campaign, "KZ-31"),
        "request": factories.request("KZ-31", name=CANARY, contact=CANARY, platform=at),
        "person": factories.operator(at, username="clerk-2", last_name=CANARY),
    }
