"""Cases for tests: appeals with what belongs to them, requests, and workbooks that wait for their check."""

import uuid
from datetime import date

from appeals.actions.request import sealed
from appeals.models import Agreement, Appeal, Category, HandOver, Party, Request, Session
from appeals.models.counter import registration_number, take_numbers
from desk.models import Upload, UploadFile
from offices.models import Platform
from tests.factories.network import user


def category(code="family") -> Category:
    return Category.objects.get(code=code)


def appeal(at: Platform, received_on=date(2023, 10, 10), *, outcome="", resolved_on=None, **values) -> Appeal:
    [sequence] = take_numbers(at.region_id, received_on.year)
    values.setdefault("category", category())
    return Appeal.objects.create(
        number=registration_number(at.region_id, received_on.year, sequence),
        platform=at,
        region_id=at.region_id,
        received_on=received_on,
        outcome=outcome,
        resolved_on=resolved_on,
        **values,
    )


def session(of: Appeal, held_on=None, **values) -> Session:
    return Session.objects.create(appeal=of, region_id=of.region_id, held_on=held_on or of.received_on, **values)


def agreement(of: Appeal, signed_on=None, **values) -> Agreement:
    return Agreement.objects.create(appeal=of, region_id=of.region_id, signed_on=signed_on or of.received_on, **values)


def party(of: Appeal, *, role="applicant", consented_on=date(2023, 10, 10), **values) -> Party:
    made = Party(appeal=of, region_id=of.region_id, role=role, consented_on=consented_on, **values)
    made.index()
    made.save()
    return made


def hand_over(of: Appeal, to_region="KZ-10", *, reason="живут там", **values) -> HandOver:
    """Offer an appeal that is redirected already to another region."""
    facts = {name: getattr(of, name) for name in ("number", "category", "source", "channel")}
    days = {"handed_on": of.resolved_on}
    return HandOver.objects.create(
        appeal=of, from_region_id=of.region_id, to_region_id=to_region, reason=reason, **days, **facts, **values
    )


def request(region="KZ-31", sent_on=date(2023, 11, 17), **values) -> Request:
    """A citizen's request that nobody has decided yet."""
    values = {"category": category(), "contact": "+7 700 000 00 00", "language": "ru", **values}
    row = sealed(uuid.uuid4(), day=sent_on, region_id=region, **values)
    row.save(force_insert=True)
    return row


def upload(region="KZ-31", content=b"", **values) -> Upload:
    """A workbook that waits for its check."""
    values.setdefault("name", "in.xlsx")
    made = Upload.objects.create(region_id=region, user=user("coordinator", region), size=len(content), **values)
    UploadFile.objects.create(upload=made, region_id=region, content=content)
    return made
