"""What a template's lists offer: the user's own region, its open platforms and registered mediators, and so on."""

from collections.abc import Iterator

from appeals.models import Category
from desk.workbook.lookups import SEPARATOR
from events.models import Campaign, EventTheme, EventType, OrganisationKind
from mediation import clock
from mediators.models import Standing, Training
from offices.models import Host, PlatformPeriod, Region

RECENT = 24  # campaigns


def offered(name: str, user) -> Iterator[str]:
    """Yield the values of a list in the order they are offered."""
    return {
        "region": regions,
        "platform": platforms,
        "mediator": mediators,
        "campaign": campaigns,
        "category": lambda user: items(Category),
        "type": lambda user: items(EventType),
        "theme": lambda user: items(EventTheme),
        "organisation_kind": lambda user: items(OrganisationKind),
        "training": lambda user: Training.objects.order_by("title").values_list("title", flat=True),
        "host": lambda user: iter(Host.objects.in_use().labels().values()),
    }[name](user)


def regions(user) -> Iterator[str]:
    rows = Region.objects.order_by("code")
    return (str(region) for region in (rows.filter(pk=user.region_id) if user.region_id else rows))


def platforms(user) -> Iterator[str]:
    """The name comes first, as people look for it, and the code that the import reads last."""
    rows = PlatformPeriod.objects.visible_to(user).registered_at(clock.today()).select_related("platform")
    for period in rows.order_by("platform__name_ru", "platform__code"):
        place = period.platform.locality
        yield SEPARATOR.join(part for part in (period.platform.name, place, period.platform.code) if part)


def mediators(user) -> Iterator[str]:
    rows = Standing.objects.visible_to(user).registered_at(clock.today())
    names = rows.order_by("mediator__full_name").values_list("mediator__full_name", "mediator__registry_number")
    return (SEPARATOR.join(row) for row in names)


def campaigns(user) -> Iterator[str]:
    for campaign in Campaign.objects.order_by("-starts_on", "-pk")[:RECENT]:
        yield SEPARATOR.join((campaign.name, campaign.code))


def items(model) -> Iterator[str]:
    return (item.name for item in model.objects.filter(is_retired=False).order_by("sort_order", "pk"))
