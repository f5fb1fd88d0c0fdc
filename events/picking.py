"""Whom and what can be picked for a campaign, in groups, and at which place a mediator is put."""

from collections import Counter
from dataclasses import dataclass, field

from django.db import connection
from django.db.models import Q

from events.actions.participation import Pair
from events.models import Campaign, Participation
from mediators.models import Service, Standing
from offices.models import PlatformPeriod

# Groups of a region that are picked as a whole.
PLACES, PEOPLE = ("offices", "dialogue"), ("serving", "professional", "public")
GROUPS = (*PLACES, *PEOPLE)
PAIR = ("platform_id", "mediator_id")
CARD = ("mediator_id", "region_id", "mediator__full_name", "mediator__registry_number", "kind")


@dataclass(frozen=True)
class Place:
    pk: int
    region: str
    name: str
    district: str
    is_office: bool
    host: str

    @property
    def group(self) -> str:
        return "offices" if self.is_office else "dialogue"


@dataclass(frozen=True)
class Person:
    pk: int
    region: str
    name: str
    number: str
    kind: str


@dataclass
class Network:
    """Places that are open and mediators who may act on the first day, who serves where, who takes part so far."""

    places: dict[int, Place]
    people: dict[int, Person]
    serving: set[Pair]
    taking: set[Pair]

    @property
    def taking_places(self) -> set[int]:
        return {at for at, _who in self.taking}

    @property
    def taking_people(self) -> set[int]:
        return {who for _at, who in self.taking if who}

    def of_kinds(self, picked: "Picked") -> set[int]:
        """Mediators whose kind was ticked for their region."""
        return {one.pk for one in self.people.values() if picked.holds(one.kind, one.region)}

    def counts(self) -> dict[str, Counter]:
        """Group -> region -> how many there are to pick from."""
        found = {group: Counter() for group in GROUPS}
        for place in self.places.values():
            found[place.group][place.region] += 1
        for person in self.people.values():
            found[person.kind][person.region] += 1
        for region in {(self.places[at].region, who) for at, who in self.serving if at in self.places}:
            found["serving"][region[0]] += 1
        return found

    def taking_counts(self) -> dict[str, Counter]:
        """Group -> region -> how many of them take part; people by their own region, as the report counts them."""
        found = {group: Counter() for group in GROUPS}
        for at in self.taking_places & self.places.keys():
            found[self.places[at].group][self.places[at].region] += 1
        for who in self.taking_people & self.people.keys():
            found[self.people[who].kind][self.people[who].region] += 1
        for region, _who in {(self.places[at].region, who) for at, who in self.serving & self.taking
                             if at in self.places}:  # fmt: skip
            found["serving"][region] += 1
        return found


@dataclass
class Picked:
    """What was ticked: group -> regions; ``hosts`` narrow the dialogue platforms, none means all."""

    groups: dict[str, set[str]] = field(default_factory=dict)
    hosts: set[str] = field(default_factory=set)

    def holds(self, group: str, region: str) -> bool:
        return region in self.groups.get(group, ())

    def is_of(self, place: Place) -> bool:
        narrowed = self.hosts and not place.is_office
        return self.holds(place.group, place.region) and (not narrowed or place.host in self.hosts)


def network(campaign: Campaign, user, region: str | None = None) -> Network:
    """Read what the user may pick from, of all regions or one, in five statements."""
    day, own = campaign.starts_on, {"region": region} if region else {}
    periods = PlatformPeriod.objects.visible_to(user).registered_at(day).filter(**own).select_related("platform")
    services = Service.objects.visible_to(user).registered_at(day).filter(**own)
    taking = set(Participation.objects.of(campaign).visible_to(user).filter(**own).values_list(*PAIR))
    serving = set(services.values_list("platform_id", "mediator_id"))
    guests = {who for _at, who in serving | taking if who}
    standings = Standing.objects.visible_to(user).registered_at(day).filter(is_suspended=False)
    if region:
        standings = standings.filter(Q(region=region) | Q(mediator__in=guests))
    people = {
        row[0]: Person(*row) for row in standings.order_by("mediator__full_name", "mediator_id").values_list(*CARD)
    }
    may_act = people.keys() | active(guests - people.keys(), day)
    ordered = periods.order_by("-kind", "platform__district", "platform__name_ru", "pk")
    return Network(
        places={one.platform_id: place(one) for one in ordered},
        people=people,
        serving={(at, who) for at, who in serving if who in may_act},
        taking=taking,
    )


def place(period: PlatformPeriod) -> Place:
    at = period.platform
    return Place(at.pk, period.region_id, at.name, at.district, period.is_office, period.host)


def active(keys: set[int], day) -> set[int]:
    """Return those who may act on the day, of any region: a coordinator cannot see the cards of others."""
    with connection.cursor() as cursor:
        cursor.execute("select * from portal_active_mediators(%s, %s)", [list(keys), day])
        return {row[0] for row in cursor.fetchall()}


def spread(known: Network, people: set[int], places: set[int], pairs: set[Pair]) -> set[Pair]:
    """Put mediators at places of their own region: where they serve, else where the fewest are; offices come first.

    Whose region has no place stays out.
    """
    load = Counter(at for at, who in pairs if who)
    by_region: dict[str, list[int]] = {}
    for at in sorted(places & known.places.keys(), key=lambda at: (not known.places[at].is_office, at)):
        by_region.setdefault(known.places[at].region, []).append(at)
    served: dict[int, list[int]] = {}
    for at, who in known.serving:
        if at in places:
            served.setdefault(who, []).append(at)
    put = set()
    for who in sorted(people & known.people.keys()):
        offered = sorted(served.get(who, ())) or by_region.get(known.people[who].region, ())
        if offered:
            at = min(offered, key=load.__getitem__)
            load[at] += 1
            put.add((at, who))
    return put


def to_add(known: Network, picked: Picked) -> set[Pair]:
    """Return the participations that ticked groups add, of those who take no part yet."""
    pairs = {(one.pk, None) for one in known.places.values() if picked.is_of(one)}
    places = {at for at, _who in pairs | known.taking}
    serve = {(at, who) for at, who in known.serving
             if at in places and at in known.places and picked.holds("serving", known.places[at].region)}  # fmt: skip
    pairs |= serve
    busy = known.taking_people | {who for _at, who in serve}
    asked = known.of_kinds(picked) - busy
    return (pairs | spread(known, asked, places, pairs | known.taking)) - known.taking


def to_withdraw(known: Network, picked: Picked) -> set[Pair]:
    """Return the participations that ticked groups take away; a place takes those with it who are put there."""
    places = {one.pk for one in known.places.values() if picked.is_of(one)}
    people = known.of_kinds(picked)
    serve = {(at, who) for at, who in known.serving
             if at in known.places and picked.holds("serving", known.places[at].region)}  # fmt: skip
    return {(at, who) for at, who in known.taking if at in places or who in people or (at, who) in serve}


@dataclass(frozen=True)
class Copied:
    """The participation of an earlier campaign as far as it can be had again."""

    pairs: set[Pair]
    closed: int
    excluded: int


def copied(known: Network, earlier: set[Pair], day) -> Copied:
    """Return who took part before, without closed places and excluded or suspended mediators."""
    before = {who for _at, who in earlier if who}
    may_act = before & known.people.keys()
    may_act |= active(before - may_act, day)
    places = {at for at, _who in earlier} & known.places.keys()
    pairs = {(at, None) for at in places}
    pairs |= {(at, who) for at, who in earlier if at in places and who in may_act}
    homeless = may_act - {who for _at, who in pairs}
    pairs |= spread(known, homeless, places, pairs)
    closed = {at for at, _who in earlier} - places
    return Copied(pairs, len(closed), len(before - may_act))


def corrected(known: Network, places: set[int], people: set[int], base_places: set[int], base_people: set[int]):
    """Return what to add and to withdraw after rows were ticked and unticked; ``base``: what was ticked before.

    What others changed meanwhile and was not touched here stays. Who loses his place is put at another.
    """
    gone, left = base_places - places, base_people - people
    new = (places - base_places) & known.places.keys()
    withdraw = {(at, who) for at, who in known.taking if at in gone or who in left}
    stays = known.taking - withdraw
    add = {(at, None) for at in new}
    moved = {who for _at, who in withdraw if who} - left
    asked = (people - base_people) | moved
    asked -= {who for _at, who in stays if who}
    add |= spread(known, asked, {at for at, _who in stays | add}, stays | add)
    return add - known.taking, withdraw
