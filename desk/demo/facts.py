"""What the third quarter of 2023 must add up to (from the national report of that quarter), and the regions."""

import datetime
from dataclasses import dataclass

from mediation.quarter import Quarter

D = datetime.date
FIRST, Q3, LAST_DAY = Quarter(2021, 4), Quarter(2023, 3), D(2023, 11, 20)
CLOSED = [FIRST.shift(n) for n in range(8)]  # quarters that are over: 2021-Q4 to 2023-Q3
QUARTERS = [*CLOSED, Quarter(2023, 4)]
SEASON = {1: 0.98, 2: 1.03, 3: 0.95, 4: 1.06}

PLATFORMS, OFFICES, DIALOGUE = 486, 21, 465
PUBLIC, PROFESSIONAL = 1326, 270
RECEIVED, FROM_COURTS, CONSULTATIONS, AGREEMENTS = 1724, 161, 1081, 643
PUBLICATIONS, EVENTS, ATTENDANCE = 546, 345, 12_223
WEEK = (D(2023, 7, 31), D(2023, 8, 4))
WEEK_EVENTS, WEEK_ATTENDANCE, WEEK_ANSWERS, WEEK_PUBLICATIONS, WEEK_COMMENTS = 210, 5182, 4770, 900, 6200
OPEN_DAY = D(2023, 8, 4)
OPEN_OFFICES, OPEN_DIALOGUE, OPEN_PROFESSIONAL, OPEN_PUBLIC = 21, 228, 136, 448
OPEN_CONSULTATIONS, OPEN_AGREEMENTS, OPEN_PENDING = 1852, 34, 51
AGES = (20, 70)


@dataclass(frozen=True)
class Place:
    """A region of the demo: its weight in the network, its login, and names of its places."""

    code: str
    login: str
    weight: float
    town: str
    districts: tuple[str, ...]
    house: bool = False  # its office is at a House of Friendship


PLACES = (
    Place("KZ-10", "abai", 0.9, "Семей", ("Бородулихинский", "Жарминский", "Кокпектинский", "Аксуатский"), True),
    Place("KZ-11", "akmola", 1.0, "Кокшетау", ("Целиноградский", "Бурабайский", "Атбасарский", "Зерендинский")),
    Place("KZ-15", "aktobe", 1.1, "Актобе", ("Мугалжарский", "Хромтауский", "Алгинский", "Темирский")),
    Place("KZ-19", "almaty-region", 1.3, "Конаев", ("Талгарский", "Карасайский", "Илийский", "Енбекшиказахский")),
    Place("KZ-23", "atyrau", 0.8, "Атырау", ("Жылыойский", "Курмангазинский", "Махамбетский", "Индерский")),
    Place("KZ-27", "west", 1.0, "Уральск", ("Бурлинский", "Таскалинский", "Теректинский", "Байтерек"), True),
    Place("KZ-31", "zhambyl", 1.3, "Тараз", ("Меркенский", "Кордайский", "Шуский", "Байзакский")),
    Place("KZ-33", "zhetisu", 0.7, "Талдыкорган", ("Панфиловский", "Аксуский", "Ескельдинский", "Каратальский")),
    Place("KZ-35", "karaganda", 1.4, "Караганда", ("Абайский", "Бухар-Жырауский", "Нуринский", "Осакаровский"), True),
    Place("KZ-39", "kostanay", 1.1, "Костанай", ("Аулиекольский", "Житикаринский", "Мендыкаринский", "Федоровский")),
    Place("KZ-43", "kyzylorda", 0.9, "Кызылорда", ("Шиелийский", "Жанакорганский", "Казалинский", "Аральский")),
    Place("KZ-47", "mangystau", 0.8, "Актау", ("Мунайлинский", "Бейнеуский", "Тупкараганский", "Каракиянский")),
    Place("KZ-55", "pavlodar", 1.0, "Павлодар", ("Баянаульский", "Иртышский", "Успенский", "Железинский"), True),
    Place("KZ-59", "north", 0.7, "Петропавловск", ("Кызылжарский", "Тайыншинский", "Есильский", "Жамбылский")),
    Place("KZ-61", "turkistan", 1.8, "Туркестан", ("Сайрамский", "Сарыагашский", "Жетысайский", "Толебийский")),
    Place("KZ-62", "ulytau", 0.45, "Жезказган", ("Жанааркинский", "Улытауский", "Сатпаев", "Каражал")),
    Place("KZ-63", "east", 1.0, "Усть-Каменогорск", ("Глубоковский", "Шемонаихинский", "Зайсанский", "Алтай"), True),
    Place("KZ-71", "astana", 1.6, "Астана", ("Алматы", "Байконыр", "Есиль", "Сарыарка")),
    Place("KZ-75", "almaty", 1.7, "Алматы", ("Бостандыкский", "Медеуский", "Ауэзовский", "Наурызбайский")),
    Place("KZ-79", "shymkent", 1.5, "Шымкент", ("Абайский", "Аль-Фарабийский", "Каратауский", "Енбекшинский")),
)
WEIGHTS = {place.code: place.weight for place in PLACES}


def shares(total: int, weights: dict[str, float], least: int = 0) -> dict[str, int]:
    """Divide a total by weights exactly, nobody below ``least``: floors first, the rest by largest remainder."""
    free = total - least * len(weights)
    exact = {key: free * weight / sum(weights.values()) for key, weight in weights.items()}
    result = {key: int(value) + least for key, value in exact.items()}
    order = sorted(exact, key=lambda key: (int(exact[key]) - exact[key], key))
    for key in order[: total - sum(result.values())]:
        result[key] += 1
    return result


def split(total: int, parts: int, rng, least: int = 0) -> list[int]:
    """Divide a total into so many uneven parts that add up exactly."""
    return list(shares(total, {index: 0.4 + rng.random() for index in range(parts)}, least).values())


def open_day(quarter: Quarter) -> datetime.date:
    """The first Friday of the quarter's second month."""
    first = D(quarter.year, quarter.start.month + 1, 1)
    return first + datetime.timedelta(days=(4 - first.weekday()) % 7)
