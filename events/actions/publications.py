"""Publications are entered, one or many at once, and changed; their links keep their keys."""

from collections.abc import Iterable

from django.db import IntegrityError, connection, transaction

from accounts.models import User
from events.links import link_key
from events.models import Publication
from mediation import records
from mediation.scope import acting_as

BATCH = 1000


@transaction.atomic
def enter(publication: Publication, *, by: User, token=None) -> Publication:
    """Write a publication once per form token. Raises ``AlreadySaved`` and ``IntegrityError``."""
    acting_as(by.pk)
    return records.create(publication, token=token)


@transaction.atomic
def change(publication: Publication, *, fields: list[str], version: int, by: User) -> Publication:
    """Write changed fields if nobody changed the publication since ``version``. Raises ``StaleEdit``."""
    acting_as(by.pk)
    publication.link_key = link_key(publication.url)
    return records.update(publication, version=version, fields=[*fields, "link_key"])


@transaction.atomic
def enter_many(
    publications: list[Publication], *, by: User | None, tokens: Iterable | None = None
) -> list[Publication]:
    """Write many publications, all or none, once per row's token.

    by: None where the caller has said already who acts (``acting_as``). Raises ``AlreadySaved`` with those that some
    of the tokens saved before, and ``IntegrityError``.
    """
    if by:
        acting_as(by.pk)
    tokens = list(tokens or ())
    refuse_saved(tokens)
    for publication, token in zip(publications, tokens, strict=False):
        publication.form_token = token
    try:
        with transaction.atomic():
            return Publication.objects.bulk_create(publications, batch_size=BATCH)
    except IntegrityError:
        refuse_saved(tokens)
        raise


def refuse_saved(tokens: list) -> None:
    if tokens and (saved := list(Publication.objects.filter(form_token__in=tokens).order_by("pk"))):
        raise records.AlreadySaved(saved)


def regions_elsewhere(keys) -> dict[str, int]:
    """Return how many other regions entered each of these pages; whoever may not read them learns the number alone."""
    with connection.cursor() as cursor:
        cursor.execute("select link_key, regions from portal_links_elsewhere(%s)", [[key for key in keys if key]])
        return dict(cursor.fetchall())
