"""How tests work on a case: send its forms, read it again, look at its page, count the quarter."""

import uuid

from django.urls import reverse

from mediation.quarter import Quarter
from reports.summary import summarise


def send(client, name, record, /, **values):
    """Send a form of a record with its present version and a new token, unless others are given."""
    values = {"form_token": str(uuid.uuid4()), "version": getattr(record, "version", 1), **values}
    return client.post(reverse(f"appeals:{name}", args=[record.pk]), values)


def now(record):
    """Read the record as it is now."""
    return type(record).objects.get(pk=record.pk)


def page(client, appeal) -> str:
    return client.get(reverse("appeals:appeal", args=[appeal.pk])).content.decode()


def identities_hold(*quarters: Quarter) -> None:
    """What was pending and came equals what was resolved and stays, routine and in campaigns, in every region."""
    for quarter in quarters:
        rollup = summarise(quarter, is_live=True).rollup
        for whole in ("appeals", "campaigns"):
            for region in rollup.regions:
                names = ("pending_start", "received", "resolved", "pending_end")
                start, received, resolved, end = (rollup.value(f"{whole}.{name}", region.pk) for name in names)
                assert start + received == resolved + end, (whole, quarter, region)
