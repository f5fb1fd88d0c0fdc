"""Mediators who agreed to be published: name, kind, region, languages, fields. Nothing by which to reach them."""

from django.db.models import F, QuerySet
from django.utils.text import capfirst

from mediation import clock
from mediation.dictionaries import Labels, one_of
from mediation.keyset import Page, page
from mediators.models import Language, MediationField, Mediator, MediatorPhoto, Standing
from mediators.models.mediator import initials
from offices.models import Region

TOLD = ("pk", "full_name", "region", "languages", "specialisation", "is_ethno", "kind")


def published() -> QuerySet:
    return Mediator.objects.published_at(clock.today())


def photos() -> QuerySet:
    """Photos of those who are named, as far as the public reads of them."""
    return MediatorPhoto.objects.kept().filter(mediator__in=published()).only("pk", "mediator_id", "stored_as")


def offered() -> tuple[list[tuple], list[tuple]]:
    """Return the languages and the fields that published mediators have, as choices in the reader's language."""
    languages, fields = set(), set()
    for spoken, known in published().order_by().values_list("languages", "specialisation").distinct():
        languages |= set(parts(spoken))
        fields |= set(parts(known))
    return choices(languages, Labels(Language)), choices(fields, Labels(MediationField))


def choices(words: set[str], labels: Labels) -> list[tuple[str, str]]:
    return sorted(((one, capfirst(labels.said(one))) for one in words), key=by_label)


def by_label(choice: tuple[str, str]) -> str:
    return choice[1].casefold()


def parts(text: str) -> list[str]:
    return [part.strip() for part in text.split(",") if part.strip()]


def find(*, region: str = "", language: str = "", field: str = "") -> QuerySet:
    """Return published mediators as dicts; a language or field is one of the list that the card names."""
    rows = published().annotate(kind=F("standings__kind"))
    if region:
        rows = rows.filter(region=region)
    if language:
        rows = rows.filter(languages__iregex=one_of(language))
    if field:
        rows = rows.filter(specialisation__iregex=one_of(field))
    return rows.values(*TOLD)


def found(rows: QuerySet, *, after: str = "", before: str = "", size: int = 50) -> Page:
    """Return a page of mediators in words."""
    result = page(rows, ("full_name", "pk"), after=after, before=before, size=size)
    regions = {region.pk: region for region in Region.objects.all()}
    kinds = dict(Standing.Kind.choices)
    spoken, known = Labels(Language), Labels(MediationField)
    shown = dict(photos().filter(mediator__in=[row["pk"] for row in result.rows]).values_list("mediator_id", "pk"))
    for row in result.rows:
        row["initials"], row["photo"] = initials(row["full_name"]), shown.get(row["pk"])
        row["region"] = regions[row["region"]]
        row["kind_label"] = kinds[row["kind"]]
        row["languages"] = [spoken.said(one) for one in parts(row["languages"])]
        row["specialisation"] = known.said(row["specialisation"])
    return result
