"""Platforms and mediators with their dated entries."""

import datetime

from desk.demo import facts, names
from desk.demo.facts import D
from desk.demo.kazakh import in_kazakh
from desk.demo.roster import point
from mediators.models import Mediator, Standing
from offices.models import Platform, PlatformPeriod

HOSTS = (
    ("school", "Школа № {n}", "№ {n} мектеп", 30),
    ("akimat", "Акимат сельского округа № {n}", "№ {n} ауылдық округ әкімдігі", 24),
    ("state_body", "Общественная приёмная № {n}", "№ {n} қоғамдық қабылдау", 12),
    ("service_centre", "ЦОН № {n}", "№ {n} ХҚКО", 9),
    ("clinic", "Поликлиника № {n}", "№ {n} емхана", 8),
    ("party", "Приёмная партии, отделение {n}", "Партия қабылдауы, {n}-бөлімше", 6),
    ("trade_union", "Профсоюзный центр № {n}", "№ {n} кәсіподақ орталығы", 4),
    ("crisis_centre", "Кризисный центр № {n}", "№ {n} дағдарыс орталығы", 3),
    ("other", "Дом культуры № {n}", "№ {n} мәдениет үйі", 4),
)


def platforms(rng) -> list[tuple[Platform, PlatformPeriod]]:
    """Make 486 platforms open on 30 September 2023, some closed before and some opened after."""
    made = []
    for place in facts.PLACES:
        made.append(office(place, "friendship_house" if place.house else "kgu", "O1"))
        if place.code == "KZ-71":
            made.append(office(place, "university", "O2"))
    numbers = facts.shares(facts.DIALOGUE, facts.WEIGHTS, 6)
    for place in facts.PLACES:
        for n in range(1, numbers[place.code] + 1):
            made.append(dialogue(rng, place, n, opened=early(rng, 0.9)))
        for extra in range(rng.choice((0, 1, 1, 2))):
            gone = dialogue(rng, place, numbers[place.code] + 1 + extra, opened=D(2020, 3, 2))
            gone[1].ends_on = D(2022, rng.randint(1, 12), rng.randint(1, 28))
            gone[1].ended_by = "closed"
            made.append(gone)
        if rng.random() < 0.35:
            late = dialogue(rng, place, numbers[place.code] + 5, opened=D(2023, 10, rng.randint(2, 31)))
            made.append(late)
    return made


def office(place, host, suffix):
    at = "Дом дружбы" if host == "friendship_house" else "КГУ «Қоғамдық келісім»"
    at_kk = "Достық үйі" if host == "friendship_house" else "«Қоғамдық келісім» КММ"
    if host == "university":
        at, at_kk = "университет «Туран-Астана»", "«Тұран-Астана» университеті"
    platform = located(
        True,
        code=f"{place.code}-{suffix}",
        region_id=place.code,
        name_ru=f"Кабинет медиации, {at}, г. {place.town}",
        name_kk=f"Медиация кабинеті, {at_kk}, {in_kazakh(place.town)} қ.",
        locality=place.town,
        address="ул. Достык, 1",
        phone="+7 700 000 00 00",
    )
    return platform, period(platform, "office", host, D(2018, 9, 3))


def dialogue(rng, place, n, opened):
    host, name_ru, name_kk, _weight = rng.choices(HOSTS, [row[3] for row in HOSTS])[0]
    district = rng.choice(place.districts)
    platform = located(
        False,
        code=f"{place.code}-{n:03d}",
        region_id=place.code,
        name_ru=f"{name_ru.format(n=n)}, {district} район",
        name_kk=f"{name_kk.format(n=n)}, {in_kazakh(district)} ауданы",
        district=f"{district} район",
        locality=place.town if n % 3 == 0 else "",
        address=f"ул. Бейбітшілік, {rng.randint(1, 120)}",
    )
    return platform, period(platform, "dialogue", host, opened)


def located(is_office: bool, **values) -> Platform:
    platform = Platform(**values)
    platform.latitude, platform.longitude = point(platform, is_office)
    return platform


def period(platform, kind, host, opened):
    return PlatformPeriod(region_id=platform.region_id, kind=kind, host=host, starts_on=opened)


def early(rng, share: float) -> datetime.date:
    """Return a day before the demo's first quarter, mostly; else one up to the end of Q3 2023."""
    if rng.random() < share:
        return D(2019, 1, 15) + datetime.timedelta(days=rng.randint(0, 950))
    return D(2021, 10, 4) + datetime.timedelta(days=rng.randint(0, 700))


def mediators(rng) -> list[tuple[Mediator, Standing]]:
    """Make 1,326 public and 270 professional mediators of 30 September 2023, and some who left or came later."""
    public = facts.shares(facts.PUBLIC, facts.WEIGHTS, 12)
    professional = facts.shares(facts.PROFESSIONAL, facts.WEIGHTS, 3)
    made = []
    for place in facts.PLACES:
        kinds = ["professional"] * professional[place.code] + ["public"] * public[place.code]
        for kind in kinds:
            made.append(mediator(rng, place, len(made), kind, early(rng, 0.88)))
        for _gone in range(rng.randint(1, 6)):
            card, standing = mediator(rng, place, len(made), "public", D(2020, 5, 4))
            standing.ends_on = D(2021, 10, 4) + datetime.timedelta(days=rng.randint(0, 720))
            standing.ended_by, standing.reason = "excluded", "По собственному заявлению"
            made.append((card, standing))
        for _late in range(rng.randint(0, 2)):
            made.append(mediator(rng, place, len(made), "public", D(2023, 10, rng.randint(2, 31))))
    return made


FIELDS = ("family", "labour", "neighbour", "land", "school")
SCHOOLS = ("КазНУ им. аль-Фараби", "ЕНУ им. Л. Н. Гумилёва", "Туран-Астана", "Карагандинский университет")


def told(n: int, included: datetime.date, is_professional: bool, has_certificate: bool) -> dict:
    """Return what the card says besides; by its number, so that the demo's chance stays as it was."""
    born = D(1957 + n % 35, 1 + n % 12, 1 + n % 28)
    if not is_professional:
        return {"birth_on": born, "elected_on": included - datetime.timedelta(days=21), "specialisation": FIELDS[n % 5]}
    until = D(2023, 11, 1) + datetime.timedelta(days=n % 53) if n % 37 == 0 else D(2025 + n % 3, 1 + n % 12, 1)
    return {
        "birth_on": born,
        "education": f"{SCHOOLS[n % 4]}, {born.year + 22}" if n % 9 else "",
        "specialisation": f"{FIELDS[n % 5]}, {FIELDS[(n + 2) % 5]}",
        "certificate_until_on": until if has_certificate else None,
    }


def mediator(rng, place, n, kind, included):
    is_professional = kind == "professional"
    certificate = f"МС-{10_000 + n}" if is_professional and rng.random() < 0.94 else ""
    card = Mediator(
        registry_number=f"{place.code}-{n + 1:04d}",
        full_name=names.person(rng),
        region_id=place.code,
        languages=rng.choices(names.LANGUAGES, (50, 12, 14, 6, 4, 5, 4, 5))[0],
        is_ethno=rng.random() < 0.08,
        phone=f"+7 701 {rng.randint(100, 999)} {rng.randint(10, 99)} {rng.randint(10, 99)}",
        is_published=rng.random() < 0.6,
        certificate_number=certificate,
        certificate_issuer="Центр подготовки медиаторов" if certificate else "",
        certificate_on=included - datetime.timedelta(days=60) if certificate else None,
        elected_by="" if is_professional else "Собрание местного сообщества",
        **told(n, included, is_professional, bool(certificate)),
    )
    return card, Standing(region_id=place.code, kind=kind, is_ethno=card.is_ethno, starts_on=included)
