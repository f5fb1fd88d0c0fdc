"""The pages of the public directory, and what they tell search engines."""

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from desk.directory import campaigns, people, places
from desk.directory import statistics as figures
from desk.directory.forms import PeopleFinder, PlaceFinder
from desk.directory.pages import directory_page, show
from events.open_day import next_open_day
from mediation import clock
from mediation.attachments import serving
from mediation.keyset import BadPage, Page
from mediation.numbers import shown
from mediation.quarter import Quarter
from offices.models import Region
from reports.comparison.borders import borders
from reports.models import PublishedSummary
from reports.views.tiles import LEVELS, short, tile_places


@directory_page
def start(request):
    """The map, the finder with what it found, and the next open day."""
    data = {name: request.GET[name] for name in ("region", "locality", "host") if name in request.GET}
    form = PlaceFinder(data)
    has_asked = bool(data) and form.is_valid()
    regions = areas(places.by_region())
    context = {
        "title": _("Mediation near you"),
        "description": _("Mediation offices and dialogue platforms of Kazakhstan: addresses, telephones, hours."),
        "form": form,
        "regions": regions,
        "map": map_chart(regions),
        "open_day": next_open_day(clock.today()),
        "has_asked": has_asked,
        "page": paged(request, places, form) if has_asked else Page([]),
        "query": query(form),
    }
    return show(request, "directory/start.html", context)


def paged(request, nouns, form) -> Page:
    """Return the page that was asked for, an empty one for a wrong question; a tampered mark is not found."""
    if not form.is_valid():
        return Page([])
    return found(request, nouns, nouns.find(**form.asked))


def found(request, nouns, rows) -> Page:
    try:
        return nouns.found(rows, after=request.GET.get("after", ""), before=request.GET.get("before", ""))
    except (BadPage, ValueError):
        raise Http404 from None


def query(form) -> str:
    """What was asked, to be said again in the addresses of the next and previous page."""
    return f"{urlencode(form.data)}&" if form.data else ""


def areas(totals: dict) -> list[dict]:
    """The regions, each with how many places it has today, as tiles and as areas of the map; in their usual order."""
    regions = {region.pk: region for region in Region.objects.all()}
    counts = {code: sum(totals.get(code, {}).values()) for code in regions}
    most = max(counts.values()) or 1
    tiles = {code: f"tile-r{row} tile-c{column}" for row, column, code in tile_places()}
    return [
        {
            "code": code,
            "name": str(region),
            "short": short(region),
            "value": shown(counts[code]),
            "text": shown(counts[code]),
            "url": reverse("directory:region", args=[code]),
            "level": -(-counts[code] * LEVELS // most),
            "place": tiles[code],
        }
        for code, region in regions.items()
    ]


def map_chart(regions: list[dict]) -> dict | None:
    """The regions within their borders, each a link; None where the borders are not installed."""
    country = borders()
    known = {one["code"]: one for one in regions}
    return country and {
        "title": _("Offices and platforms by region"),
        "map": country,
        "areas": known,
        "is_linked": True,
    }


@directory_page
def region(request, code):
    """A region's offices and platforms, and its published figures."""
    area = get_object_or_404(Region, pk=code)
    known = PublishedSummary.objects.quarters()
    published = figures.statistics(known[0]) if known else None
    cells = published.cells[area.pk] if published else []
    context = {
        "title": capfirst(str(area)),
        "description": _("Mediation offices and dialogue platforms: %(region)s") % {"region": area},
        "region": area,
        "count": places.by_region().get(area.pk, {}),
        "page": found(request, places, places.find(region=area.pk)),
        "query": "",
        "open_day": next_open_day(clock.today()),
        "published": published,
        "cells": cells,
        "has_hidden": any(cell.is_hidden for cell in cells),
    }
    return show(request, "directory/region.html", context)


@directory_page
def platform(request, pk):
    """One place: address, telephone, hours, the next duty."""
    rows = places.tell(list(places.find(pk=pk)))
    if not rows:
        raise Http404
    place = rows[0]
    where = ", ".join(filter(None, [place["region"].name, place["locality"], place["address"]]))
    context = {
        "title": place["name"],
        "description": f"{place['name']}: {where}",
        "place": place,
        "open_day": next_open_day(clock.today()),
    }
    return show(request, "directory/platform.html", context)


@directory_page
def campaign(request, pk):
    """A campaign that is not over: when it is, and every place that takes part."""
    held = get_object_or_404(campaigns.coming(), pk=pk)
    regions = campaigns.taking_part(held)
    context = {
        "title": held.name,
        "description": _("Places that take part: %(campaign)s") % {"campaign": held.name},
        "campaign": held,
        "regions": regions,
        "count": sum(len(one["places"]) for one in regions),
    }
    return show(request, "directory/campaign.html", context)


@directory_page
def mediators(request):
    """Mediators who agreed to be published, by region, language and field."""
    form = PeopleFinder({name: request.GET[name] for name in ("region", "language", "field") if name in request.GET})
    context = {
        "title": _("Mediators"),
        "description": _("Mediators of Kazakhstan by region, language and field of mediation."),
        "form": form,
        "page": paged(request, people, form),
        "query": query(form),
    }
    return show(request, "directory/mediators.html", context)


@directory_page
def face(request, pk):
    """The photo of a mediator who is named there."""
    return serving.given_face(get_object_or_404(people.photos(), pk=pk))


@directory_page
def statistics(request):
    """A published quarter, the last unless another is asked for."""
    known = PublishedSummary.objects.quarters()
    asked = request.GET.get("quarter")
    if asked is not None and asked not in map(str, known):
        raise Http404
    chosen = Quarter.parse(asked) if asked else known[0] if known else None
    context = {
        "title": _("Mediation in figures"),
        "description": _("Published quarterly figures of mediation in Kazakhstan, by region."),
        "quarters": [{"code": str(one), "label": one.label, "is_chosen": one == chosen} for one in known],
        "quarter": chosen,
        "statistics": figures.statistics(chosen) if chosen else None,
    }
    return show(request, "directory/statistics.html", context)


@directory_page
def sitemap(request):
    """Every page of the directory, for search engines."""
    names = ("directory:start", "directory:mediators", "directory:statistics")
    paths = [reverse(name) for name in names]
    paths += [reverse("directory:region", args=[area.pk]) for area in Region.objects.all()]
    paths += [reverse("directory:platform", args=[row["pk"]]) for row in places.find().order_by("pk")]
    paths += [reverse("directory:campaign", args=[one.pk]) for one in campaigns.coming()]
    context = {"addresses": [f"{settings.PORTAL_URL}{path}" for path in paths]}
    return render(request, "directory/sitemap.xml", context, content_type="application/xml")


@directory_page
def robots(request):
    """Search engines may read the directory and what it is drawn with, and nothing else."""
    lines = (
        "User-agent: *",
        "Allow: /directory/",
        f"Allow: /{settings.STATIC_URL.strip('/')}/",
        "Disallow: /",
        "",
        f"Sitemap: {settings.PORTAL_URL}{reverse('desk:sitemap')}",
        "",
    )
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")
