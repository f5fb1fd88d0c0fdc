"""What regions and the centre have written so far for the report of the quarter under way."""

import datetime

from desk.demo.facts import PLACES
from mediation import clock
from mediation.quarter import Quarter
from reports.models import NationalText, RegionText

Q4 = Quarter(2023, 4)
# Region -> Russian, Kazakh: one whole, one to be looked at, one in a single language.
REGIONS = {
    "KZ-31": (
        "В этом квартале кабинеты области открылись для посетителей по субботам: людям, которые работают всю "
        "неделю, стало проще прийти к медиатору. Чаще всего приходят соседи и родственники, которые спорят о земле "
        "и наследстве. Медиаторы выезжали в дальние сёла вместе с социальными работниками, и несколько давних ссор "
        "закончились миром.",
        "Осы тоқсанда облыс кабинеттері сенбі күндері де ашылды: апта бойы жұмыс істейтін адамдарға медиаторға келу "
        "оңайлады. Көбіне жер мен мұра туралы дауласқан көршілер мен туыстар келеді. Медиаторлар әлеуметтік "
        "қызметкерлермен бірге шалғай ауылдарға барып, бірнеше ескі реніш татулықпен аяқталды.",
    ),
    "KZ-27": (
        "В июне в районах начали работать передвижные приёмные. Подробнее: +7 700 000 00 00.",
        "Маусым айында аудандарда көшпелі қабылдау бөлмелері жұмыс істей бастады.",
    ),
    "KZ-62": ("Медиаторы области договорились со школами о постоянных часах приёма.", ""),
}
CLOSING = (
    "Координаторы региональных кабинетов рассказывают о медиации в школах, больницах и центрах обслуживания населения. "
    "В четвёртом квартале к ним присоединились народные библиотеки, где по вечерам ведут приём общественные медиаторы."
)
PUBLICATIONS = (
    "О медиации вышло {publications.total публикация}: {parts publications}. Больше всего читателей собрали "
    "рассказы о том, как соседи помирились без суда."
)


def region_texts(users) -> list[RegionText]:
    logins = {place.code: place.login for place in PLACES}
    return [
        RegionText(
            region_id=region,
            starts_on=Q4.start,
            text_ru=ru,
            text_kk=kk,
            edited_at=at(16),
            edited_by=users[logins[region]],
        )
        for region, (ru, kk) in REGIONS.items()
    ]


def national_texts(users) -> list[NationalText]:
    """One section that a second person has read, one that waits for it."""
    said = {"starts_on": Q4.start, "language": "ru", "edited_by": users["national"]}
    read = {"approved_version": 1, "approved_at": at(18), "approved_by": users["reader"]}
    return [
        NationalText(section="closing", text=CLOSING, edited_at=at(17), **said, **read),
        NationalText(section="publications", text=PUBLICATIONS, edited_at=at(19), **said),
    ]


def at(day: int) -> datetime.datetime:
    """A moment of November 2023, in the working day."""
    return datetime.datetime(2023, 11, day, 11, 20, tzinfo=clock.now().tzinfo)
