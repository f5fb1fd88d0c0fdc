"""Mediators who agreed to be published: name, kind, region, languages, fields. Nothing by which to reach them."""

import re

from django.db.models import F, QuerySet
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from mediation import clock
from mediation.keyset import Page, page
from mediators.models import Mediator, Standing
from offices.models import Region

# As the codes of ISO 639 are written in the register; whatever else is written there is shown as it stands.
LANGUAGES = {
    "kk": _("Kazakh"), "ru": _("Russian"), "en": _("English"), "uk": _("Ukrainian"), "uz": _("Uzbek"),
    "de": _("German"), "ug": _("Uyghur"), "ko": _("Korean"), "tr": _("Turkish"), "tt": _("Tatar"),
    "ky": _("Kyrgyz"), "az": _("Azerbaijani"),
}  # fmt: skip
TOLD = ("pk", "full_name", "region", "languages", "specialisation", "is_ethno", "kind")


def published() -> QuerySet:
    return Mediator.objects.published_at(clock.today())


def offered() -> tuple[list[tuple], list[tuple]]:
    """Return the languages and the fields that published mediators have, as choices, in one statement."""
    languages, fields = set(), set()
    for spoken, known in published().order_by().values_list("languages", "specialisation").distinct():
        languages |= set(parts(spoken))
        fields |= set(parts(known))
    named = [(one, language(one)) for one in languages]
    by_label = lambda choice: str(choice[1]).casefold()  # noqa: E731
    return sorted(named, key=by_label), sorted(((one, capfirst(one)) for one in fields), key=by_label)


def parts(text: str) -> list[str]:
    return [part.strip() for part in text.split(",") if part.strip()]


def language(written: str) -> str:
    return str(LANGUAGES.get(written.casefold(), written))


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


def one_of(part: str) -> str:
    return rf"(^|,)\s*{re.escape(part)}\s*(,|$)"


def found(rows: QuerySet, *, after: str = "", before: str = "", size: int = 50) -> Page:
    """Return a page of mediators in words."""
    result = page(rows, ("full_name", "pk"), after=after, before=before, size=size)
    regions = {region.pk: region for region in Region.objects.all()}
    kinds = dict(Standing.Kind.choices)
    for row in result.rows:
        row["region"] = regions[row["region"]]
        row["kind_label"] = kinds[row["kind"]]
        row["languages"] = [language(one) for one in parts(row["languages"])]
    return result
