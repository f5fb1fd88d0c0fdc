"""Offices and platforms as anybody finds them: where, when open, when somebody is on duty."""

import datetime

from django.db.models import Count, F, Q, QuerySet
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from mediation import clock
from mediation.keyset import Page, page
from mediation.periods import holds_at
from mediators.roster.public import next_duties
from offices.models import Host, Platform, PlatformPeriod, Region, Weekday, WorkingHours
from offices.models.host import Kind

# Every column is granted to the public by name; another one here would be refused by the database.
TOLD = ("pk", "region", "name_ru", "name_kk", "district", "locality", "address", "phone", "latitude", "longitude",
        "kind", "host", "sort")  # fmt: skip
ORDER = ("sort", "-kind", "name_ru", "pk")
SCHEMA_DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")


def find(*, region: str = "", locality: str = "", host: str = "", pk: int | None = None, on=None) -> QuerySet:
    """Return the places that are open on a day, today unless another is given, as dicts."""
    rows = Platform.objects.filter(holds_at(on or clock.today(), "periods__")).annotate(
        kind=F("periods__kind"), host=F("periods__host"), sort=F("region__sort_order")
    )
    if region:
        rows = rows.filter(region=region)
    if host:
        rows = rows.filter(host=host)
    if pk:
        rows = rows.filter(pk=pk)
    for word in locality.split():
        rows = rows.filter(
            Q(locality__icontains=word)
            | Q(district__icontains=word)
            | Q(address__icontains=word)
            | Q(name_ru__icontains=word)
            | Q(name_kk__icontains=word)
        )
    return rows.values(*TOLD)


def found(rows: QuerySet, *, after: str = "", before: str = "", size: int = 30) -> Page:
    """Return a page of places with hours and next duty, in four statements whatever their number."""
    result = page(rows, ORDER, after=after, before=before, size=size)
    tell(result.rows)
    return result


def tell(rows: list[dict]) -> list[dict]:
    """Add to the rows what stands elsewhere: ``name``, region, words, hours, next duty."""
    keys = [row["pk"] for row in rows]
    regions = {region.pk: region for region in Region.objects.all()}
    hours = hours_of(keys)
    duties = next_duties(keys, datetime.datetime.combine(clock.today(), timezone.localtime().time()))
    kinds, hosts = dict(Kind.choices), Host.objects.labels()
    for row in rows:
        row["name"] = named(row)
        row["region"] = regions[row["region"]]
        row["kind_label"] = capfirst(kinds[row["kind"]])
        row["host_label"] = hosts[row["host"]]
        row["hours"] = hours.get(row["pk"], [])
        row["duty"] = duties.get(row["pk"])
        row["map_url"] = map_url(row["latitude"], row["longitude"])
        row["call"] = "".join(sign for sign in row["phone"] if sign.isdigit() or sign == "+")
    return rows


def named(row: dict) -> str:
    return (row["name_kk"] if get_language() == "kk" else "") or row["name_ru"]


def map_url(latitude, longitude) -> str:
    """Return the address of the place on a public map, for devices that know none by themselves; "" without a place."""
    if latitude is None:
        return ""
    return f"https://www.openstreetmap.org/?mlat={latitude}&mlon={longitude}#map=16/{latitude}/{longitude}"


def hours_of(platforms: list[int], weekdays=range(1, 8)) -> dict[int, list[dict]]:
    """Return platform -> spans of days with the same hours: ``days``, ``times``, ``schema`` as schema.org has it."""
    weeks: dict[int, dict[int, list]] = {}
    rows = WorkingHours.objects.filter(platform__in=platforms, weekday__in=weekdays)
    for row in rows.order_by("weekday", "opens_at"):
        weeks.setdefault(row.platform_id, {}).setdefault(row.weekday, []).append((row.opens_at, row.closes_at))
    return {platform: list(spans(week)) for platform, week in weeks.items()}


def spans(week: dict[int, list]):
    """Yield one line for all days with the same hours; days without hours are left out."""
    alike: dict[tuple, list[int]] = {}
    for day in sorted(week):
        alike.setdefault(tuple(week[day]), []).append(day)
    for hours, days in alike.items():
        times = [f"{opens:%H:%M}–{closes:%H:%M}" for opens, closes in hours]
        yield {
            "days": capfirst(", ".join(said(*run) for run in runs(days))),
            "times": ", ".join(times),
            "schema": [
                f"{','.join(schema_days(*run) for run in runs(days))} {time.replace('–', '-')}" for time in times
            ],
        }


def runs(days: list[int]) -> list[tuple[int, int]]:
    """Return the first and the last of neighbouring days."""
    found = []
    for day in days:
        if found and day == found[-1][1] + 1:
            found[-1] = (found[-1][0], day)
        else:
            found.append((day, day))
    return found


def said(first: int, last: int) -> str:
    names = str(Weekday(first).label), str(Weekday(last).label)
    if first == last:
        return names[0]
    if last == first + 1:
        return ", ".join(names)
    return _("%(first)s to %(last)s") % {"first": names[0], "last": names[1]}


def schema_days(first: int, last: int) -> str:
    return SCHEMA_DAYS[first - 1] if first == last else f"{SCHEMA_DAYS[first - 1]}-{SCHEMA_DAYS[last - 1]}"


def by_region() -> dict[str, dict[str, int]]:
    """Return how many offices and dialogue platforms are open today: region -> kind -> number."""
    rows = PlatformPeriod.objects.registered_at(clock.today()).order_by()
    totals: dict[str, dict[str, int]] = {}
    for row in rows.values("region", "kind").annotate(count=Count("pk")):
        totals.setdefault(row["region"], {})[row["kind"]] = row["count"]
    return totals
