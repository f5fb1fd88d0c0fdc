"""Parties of a case: added, corrected, removed, looked at."""

from django.db import transaction

from accounts.access import log_look
from accounts.models import AccessEntry, User
from appeals.models import Appeal, Party
from mediation import records
from mediation.scope import acting_as

HASHES = ["name_index", "contact_index"]


@transaction.atomic
def add_party(party: Party, *, by: User, token=None) -> Party:
    """Add a party to a case, once per form token. Raises ``AlreadySaved``."""
    acting_as(by.pk)
    party.index()
    return records.create(party, token=token)


@transaction.atomic
def correct_party(party: Party, *, fields: list[str], version: int, by: User) -> Party:
    """Correct a party. Raises ``StaleEdit``."""
    acting_as(by.pk)
    party.index()
    return records.update(party, version=version, fields=[*fields, *HASHES])


@transaction.atomic
def remove_party(party: Party, *, by: User) -> None:
    """Remove a party; the journal keeps that there was one, not who."""
    acting_as(by.pk)
    party.delete()


@transaction.atomic
def look_at_parties(appeal: Appeal, *, what: AccessEntry.What, by: User) -> list[Party]:
    """Return the parties of a case and write down that they were looked at. A case without any leaves no trace."""
    parties = list(Party.objects.visible_to(by).filter(appeal=appeal).order_by("id"))
    if parties:
        log_look(appeal, what=what, by=by)
    return parties
