"""The checklist before a campaign: what records tell of each region, and what its coordinator says is done."""

from dataclasses import dataclass, field

from django.db.models import Prefetch, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.models.user import SEEN
from events.models import Campaign, Participation, Preparation
from mediation.numbers import shown
from offices.models import Platform, PlatformPeriod, Region
from offices.models.words import is_office

# Only the columns of users that pages may ask for.
WHO = Prefetch("done_by", User.objects.only(*SEEN))


@dataclass(frozen=True)
class Check:
    """One item: met or not, what is missing, and where it is mended."""

    label: str
    is_met: bool
    note: str = ""
    url: str = ""

    @property
    def tone(self) -> str:
        return "good" if self.is_met else "bad"

    @property
    def word(self) -> str:
        return _("ready") if self.is_met else _("not ready")


@dataclass
class RegionChecks:
    region: Region
    checks: list[Check]
    done: dict[str, Preparation] = field(default_factory=dict)

    @property
    def missing(self) -> int:
        return sum(not check.is_met for check in self.checks) + len(Preparation.Item) - len(self.done)

    @property
    def is_ready(self) -> bool:
        return not self.missing

    @property
    def told(self) -> list[dict]:
        """What people say, each with who and when; ``done`` is None while nobody has."""
        return [
            {"item": item.value, "label": item.label, "done": self.done.get(item.value)} for item in Preparation.Item
        ]


def of_campaign(campaign: Campaign) -> list[Check]:
    """What the centre prepares."""
    edit = reverse("events:campaign_edit", args=[campaign.pk])
    hours = bool(campaign.opens_at and campaign.closes_at)
    return [
        Check(_("The hours are set"), hours, url=edit),
        Check(_("Name, slogan and aims stand in both languages"), campaign.is_told_in_both, url=edit),
    ]


def of_regions(campaign: Campaign, user) -> list[RegionChecks]:
    """Return the checks of each region the user sees, in a fixed number of statements."""
    rows = Participation.objects.of(campaign).visible_to(user).values_list("region_id", "platform_id", "mediator_id")
    staff: dict[str, dict[int, set]] = {}
    for region, at, who in rows:
        staff.setdefault(region, {}).setdefault(at, set()).update({who} - {None})
    taking = {at for places in staff.values() for at in places}
    offices = set(
        PlatformPeriod.objects.registered_at(campaign.starts_on).filter(is_office(), platform__in=taking)
        .values_list("platform_id", flat=True)
    )  # fmt: skip
    known = Platform.objects.filter(pk__in=taking)
    # An office is called; a dialogue platform is come to.
    silent = set(known.filter(Q(address="") | Q(phone="", pk__in=offices)).values_list("pk", flat=True))
    done: dict[str, dict[str, Preparation]] = {}
    for one in Preparation.objects.visible_to(user).filter(campaign=campaign).prefetch_related(WHO):
        done.setdefault(one.region_id, {})[one.item] = one
    return [
        RegionChecks(
            region, derived(campaign, region, staff.get(region.pk, {}), offices, silent), done.get(region.pk, {})
        )
        for region in Region.objects.visible_to(user)
    ]


def derived(campaign: Campaign, region: Region, places: dict[int, set], offices: set, silent: set) -> list[Check]:
    """The checks of one region that its records answer. places: platform -> its mediators."""
    pick = f"{reverse('events:campaign_participants', args=[campaign.pk])}?region={region.pk}"
    empty = [at for at, people in places.items() if not people]
    mute = places.keys() & silent
    network = f"{reverse('offices:platforms')}?region={region.pk}"
    count = _("places: %(count)s")
    return [
        Check(_("An office takes part"), bool(places.keys() & offices), count % {"count": shown(len(places))}, pick),
        Check(
            _("Every place has a mediator"),
            bool(places) and not empty,
            count % {"count": shown(len(empty))} if empty else "",
            pick,
        ),
        Check(
            _("Every place has an address for the public page, every office a telephone"),
            bool(places) and not mute,
            count % {"count": shown(len(mute))} if mute else "",
            network,
        ),
    ]
