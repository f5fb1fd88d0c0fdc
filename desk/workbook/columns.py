"""Sheets and columns of the workbook: their codes, their Russian and Kazakh labels, how a cell is read.

One declaration for reading, for writing and for templates. ``reader`` takes the importer's lookups, since
regions, dictionaries and references are read by what the portal holds.
"""

from collections.abc import Callable
from dataclasses import dataclass

from appeals.models import Appeal
from desk.workbook import values
from desk.workbook.values import choices, date, email, flag, integer, link, text, time
from events.models import Campaign, Publication
from mediators.models import Standing
from offices.models import PlatformPeriod

NOTHING = object()


@dataclass(frozen=True)
class Column:
    """A column. blank: what an empty cell means (``NOTHING``: the column may not be empty)."""

    code: str
    russian: str
    kazakh: str
    reader: Callable
    blank: object = NOTHING

    @property
    def is_required(self) -> bool:
        return self.blank is NOTHING

    @property
    def names(self) -> set[str]:
        return {values.folded(name) for name in (self.code, self.russian, self.kazakh)}


@dataclass(frozen=True)
class Sheet:
    code: str
    russian: str
    kazakh: str
    columns: tuple[Column, ...]

    @property
    def names(self) -> set[str]:
        return {values.folded(name) for name in (self.code, self.russian, self.kazakh)}

    def column(self, code: str) -> Column:
        return next(column for column in self.columns if column.code == code)


def plain(read):
    """A reader that needs no lookups."""
    return lambda lookups: read


def fixed(options, also=None):
    return lambda lookups: choices(options, also)


def looked_up(name: str):
    return lambda lookups: lookups.reader(name)


OLD_KINDS = {"непрофессиональный": "public", "непрофессиональный медиатор": "public", "кәсіби емес": "public"}
# Other words that regions' sheets use.
WHO = {"самостоятельно": "self", "сам": "self", "обратился сам": "self", "өзі": "self", "суды": "court", "нпо": "ngo",
       "образование": "education", "білім": "education", "соцслужбы": "social_services"}  # fmt: skip
HOW = {"телефон": "phone", "выезд": "outreach", "личный приём": "in_person", "жеке": "in_person"}
GENDERS = {"м": "male", "муж": "male", "мужчина": "male", "ер адам": "male", "еркек": "male", "ж": "female",
           "жен": "female", "женщина": "female", "әйел адам": "female"}  # fmt: skip
KEY, LINE, LONG = plain(text(60)), plain(text(300)), plain(text(500))

PLATFORMS = Sheet("platforms", "Площадки", "Алаңдар", (
    Column("code", "Код", "Коды", plain(text(40))),
    Column("region", "Регион", "Өңір", looked_up("region")),
    Column("kind", "Вид", "Түрі", fixed(PlatformPeriod.Kind.choices)),
    Column("host", "При ком", "Қай жерде", fixed(PlatformPeriod.Host.choices)),
    Column("name_ru", "Название", "Атауы (орысша)", LINE),
    Column("name_kk", "Название на казахском", "Атауы", LINE, ""),
    Column("district", "Район", "Аудан", plain(text(120)), ""),
    Column("locality", "Населённый пункт", "Елді мекен", plain(text(120)), ""),
    Column("address", "Адрес", "Мекенжай", LINE, ""),
    Column("phone", "Телефон", "Телефоны", KEY, ""),
    Column("opened_on", "Открыта", "Ашылған күні", plain(date)),
    Column("closed_on", "Закрыта", "Жабылған күні", plain(date), None),
))  # fmt: skip
MEDIATORS = Sheet("mediators", "Медиаторы", "Медиаторлар", (
    Column("registry_number", "Номер в реестре", "Тізілімдегі нөмірі", plain(text(40))),
    Column("full_name", "ФИО", "Аты-жөні", plain(text(200))),
    Column("kind", "Вид", "Түрі", fixed(Standing.Kind.choices, OLD_KINDS)),
    Column("region", "Регион", "Өңір", looked_up("region")),
    Column("included_on", "Включён", "Енгізілген күні", plain(date)),
    Column("excluded_on", "Исключён", "Шығарылған күні", plain(date), None),
    Column("languages", "Языки", "Тілдері", plain(text(200)), ""),
    Column("is_ethno", "Этномедиатор", "Этномедиатор ма", plain(flag), False),
    Column("phone", "Телефон", "Телефоны", KEY, ""),
    Column("email", "Электронная почта", "Электрондық пошта", plain(email), ""),
    Column("is_published", "Публиковать", "Жариялау", plain(flag), False),
))  # fmt: skip
CAMPAIGNS = Sheet("campaigns", "Акции", "Акциялар", (
    Column("code", "Код", "Коды", plain(text(40))),
    Column("kind", "Вид", "Түрі", fixed(Campaign.Kind.choices)),
    Column("name_ru", "Название", "Атауы (орысша)", LINE),
    Column("name_kk", "Название на казахском", "Атауы", LINE, ""),
    Column("starts_on", "Начало", "Басталуы", plain(date)),
    Column("ends_on", "Окончание", "Аяқталуы", plain(date)),
    Column("opens_at", "С часа", "Басталу сағаты", plain(time), None),
    Column("closes_at", "До часа", "Аяқталу сағаты", plain(time), None),
))  # fmt: skip
PARTICIPATION = Sheet("participation", "Участие", "Қатысу", (
    Column("campaign", "Акция", "Акциясы", looked_up("campaign")),
    Column("platform", "Площадка", "Алаң", looked_up("platform")),
    Column("mediator", "Медиатор", "Медиаторы", looked_up("mediator"), None),
))  # fmt: skip
SURVEYS = Sheet("surveys", "Анкетирование", "Сауалнама", (
    Column("campaign", "Акция", "Акциясы", looked_up("campaign")),
    Column("region", "Регион", "Өңір", looked_up("region")),
    Column("respondents", "Опрошено", "Қатысқандар", plain(integer(0, 10_000_000))),
    Column("findings", "Выводы", "Қорытынды", plain(text(4000)), ""),
))  # fmt: skip
APPEALS = Sheet("appeals", "Обращения", "Өтініштер", (
    Column("external_id", "Внешний номер", "Сыртқы нөмірі", KEY),
    Column("platform", "Площадка", "Алаң", looked_up("platform")),
    Column("mediator", "Медиатор", "Медиаторы", looked_up("mediator"), None),
    Column("received_on", "Поступило", "Түскен күні", plain(date)),
    Column("source", "Кем направлено", "Кім жіберді", fixed(Appeal.Source.choices, WHO)),
    Column("channel", "Как обратились", "Өтініш жолы", fixed(Appeal.Channel.choices, HOW)),
    Column("category", "Вопрос", "Мәселе", looked_up("category")),
    Column("age", "Возраст", "Жасы", plain(integer(0, 120)), None),
    Column("gender", "Пол", "Жынысы", fixed(Appeal.Gender.choices, GENDERS), ""),
    Column("outcome", "Исход", "Нәтиже", fixed(Appeal.Outcome.choices), ""),
    Column("resolved_on", "Разрешено", "Шешілген күні", plain(date), None),
    Column("campaign", "Акция", "Акциясы", looked_up("campaign"), None),
))  # fmt: skip
EVENTS = Sheet("events", "Мероприятия", "Іс-шаралар", (
    Column("external_id", "Внешний номер", "Сыртқы нөмірі", KEY),
    Column("region", "Регион", "Өңір", looked_up("region")),
    Column("platform", "Площадка", "Алаң", looked_up("platform"), None),
    Column("type", "Вид мероприятия", "Іс-шара түрі", looked_up("type")),
    Column("title", "Название", "Атауы", LONG),
    Column("starts_on", "Начало", "Басталуы", plain(date)),
    Column("ends_on", "Окончание", "Аяқталуы", plain(date), None),
    Column("attendance", "Охват", "Қамту", plain(integer(0, 200_000))),
    Column("certificates", "Сертификаты", "Сертификаттар", plain(integer(0, 200_000)), 0),
    Column("campaign", "Акция", "Акциясы", looked_up("campaign"), None),
))  # fmt: skip
PUBLICATIONS = Sheet("publications", "Публикации", "Жарияланымдар", (
    Column("external_id", "Внешний номер", "Сыртқы нөмірі", KEY),
    Column("region", "Регион", "Өңір", looked_up("region")),
    Column("published_on", "Опубликовано", "Жарияланған күні", plain(date)),
    Column("medium", "Вид СМИ", "БАҚ түрі", fixed(Publication.Medium.choices)),
    Column("title", "Название", "Атауы", LONG),
    Column("outlet", "Издание", "Басылым", LINE, ""),
    Column("url", "Ссылка", "Сілтеме", plain(link), ""),
    Column("quantity", "Количество", "Саны", plain(integer(1, 100_000)), 1),
    Column("comments", "Комментарии", "Пікірлер", plain(integer(0, 100_000_000)), 0),
    Column("campaign", "Акция", "Акциясы", looked_up("campaign"), None),
))  # fmt: skip

# In the order they are read: what is referred to comes before what refers to it.
SHEETS = (PLATFORMS, MEDIATORS, CAMPAIGNS, PARTICIPATION, SURVEYS, APPEALS, EVENTS, PUBLICATIONS)
