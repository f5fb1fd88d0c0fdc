"""Sheets and columns of the workbook: their codes, their Russian and Kazakh labels, what kind of value they hold.

One declaration for reading, for writing and for templates.
"""

from dataclasses import dataclass

from django.utils.translation import get_language

from appeals.models import Appeal
from desk.workbook import values
from desk.workbook.kinds import Day, Email, Fixed, Hour, Kind, Link, LookedUp, Partner, Text, Whole, YesNo
from desk.workbook.lists import Days, Items, Several
from events.models import Campaign, Event, ParticipantGroup, Publication
from mediators.models import Standing
from offices.models import PlatformPeriod

NOTHING = object()


@dataclass(frozen=True)
class Labelled:
    """What people know by its code or by its Russian or Kazakh label."""

    code: str
    russian: str
    kazakh: str

    @property
    def names(self) -> set[str]:
        return {values.folded(name) for name in (self.code, self.russian, self.kazakh)}

    @property
    def label(self) -> str:
        """The label of the screen's language; the code where the language has no labels."""
        return {"ru": self.russian, "kk": self.kazakh}.get(get_language(), self.code)


@dataclass(frozen=True)
class Column(Labelled):
    """A column. blank: what an empty cell means (``NOTHING``: the column may not be empty).

    is_extra: beyond the contract with outside tools; it goes out only where it holds anything.
    """

    kind: Kind
    blank: object = NOTHING
    is_extra: bool = False

    @property
    def is_required(self) -> bool:
        return self.blank is NOTHING


@dataclass(frozen=True)
class Sheet(Labelled):
    """A sheet. permission: who may load it in the portal.

    is_extra: beyond the contract with outside tools; it goes out, after the others, only where it holds anything.
    """

    columns: tuple[Column, ...]
    permission: str
    is_extra: bool = False

    def column(self, code: str) -> Column:
        return next(column for column in self.columns if column.code == code)


OLD_KINDS = {"непрофессиональный": "public", "непрофессиональный медиатор": "public", "кәсіби емес": "public"}
# Other words that regions' sheets use.
WHO = {"самостоятельно": "self", "сам": "self", "обратился сам": "self", "өзі": "self", "суды": "court", "нпо": "ngo",
       "образование": "education", "білім": "education", "соцслужбы": "social_services"}  # fmt: skip
HOW = {"телефон": "phone", "выезд": "outreach", "личный приём": "in_person", "жеке": "in_person"}
GENDERS = {"м": "male", "муж": "male", "мужчина": "male", "ер адам": "male", "еркек": "male", "ж": "female",
           "жен": "female", "женщина": "female", "әйел адам": "female"}  # fmt: skip
KEY, LINE, LONG, SLOGAN, AIMS = Text(60), Text(300), Text(500), Text(200), Text(1000)

PLATFORMS = Sheet("platforms", "Площадки", "Алаңдар", (
    Column("code", "Код", "Коды", Text(40)),
    Column("region", "Регион", "Өңір", LookedUp("region")),
    Column("kind", "Вид", "Түрі", Fixed(PlatformPeriod.Kind.choices)),
    Column("host", "При ком", "Қай жерде", LookedUp("host")),
    Column("name_ru", "Название", "Атауы (орысша)", LINE),
    Column("name_kk", "Название на казахском", "Атауы", LINE, ""),
    Column("district", "Район", "Аудан", Text(120), ""),
    Column("locality", "Населённый пункт", "Елді мекен", Text(120), ""),
    Column("address", "Адрес", "Мекенжай", LINE, ""),
    Column("phone", "Телефон", "Телефоны", KEY, ""),
    Column("opened_on", "Открыта", "Ашылған күні", Day()),
    Column("closed_on", "Закрыта", "Жабылған күні", Day(), None),
), "platforms.keep")  # fmt: skip
MEDIATORS = Sheet("mediators", "Медиаторы", "Медиаторлар", (
    Column("registry_number", "Номер в реестре", "Тізілімдегі нөмірі", Text(40)),
    Column("full_name", "ФИО", "Аты-жөні", Text(200)),
    Column("kind", "Вид", "Түрі", Fixed(Standing.Kind.choices, OLD_KINDS)),
    Column("region", "Регион", "Өңір", LookedUp("region")),
    Column("included_on", "Включён", "Енгізілген күні", Day()),
    Column("excluded_on", "Исключён", "Шығарылған күні", Day(), None),
    Column("languages", "Языки", "Тілдері", Text(200), ""),
    Column("is_ethno", "Этномедиатор", "Этномедиатор ма", YesNo(), False),
    Column("phone", "Телефон", "Телефоны", KEY, ""),
    Column("email", "Электронная почта", "Электрондық пошта", Email(), ""),
    Column("is_published", "Публиковать", "Жариялау", YesNo(), False),
    Column("organisation", "Организация", "Ұйымы", LINE, "", is_extra=True),
    Column("specialisation", "Сферы медиации", "Медиация салалары", LINE, "", is_extra=True),
    Column("certificate_number", "Номер сертификата", "Сертификат нөмірі", KEY, "", is_extra=True),
    Column("certificate_issuer", "Кем выдан сертификат", "Сертификатты берген", LINE, "", is_extra=True),
    Column("certificate_on", "Сертификат выдан", "Сертификат берілген күні", Day(), None, is_extra=True),
    Column("certificate_until_on", "Сертификат действует до", "Сертификаттың мерзімі", Day(), None, is_extra=True),
    Column("elected_by", "Кем избран", "Кім сайлады", LINE, "", is_extra=True),
    Column("elected_on", "Избран", "Сайланған күні", Day(), None, is_extra=True),
    Column("birth_on", "Дата рождения", "Туған күні", Day(), None, is_extra=True),
    Column("education", "Высшее образование", "Жоғары білімі", LINE, "", is_extra=True),
), "mediators.keep")  # fmt: skip
CAMPAIGNS = Sheet("campaigns", "Акции", "Акциялар", (
    Column("code", "Код", "Коды", Text(40)),
    Column("kind", "Вид", "Түрі", Fixed(Campaign.Kind.choices)),
    Column("name_ru", "Название", "Атауы (орысша)", LINE),
    Column("name_kk", "Название на казахском", "Атауы", LINE, ""),
    Column("starts_on", "Начало", "Басталуы", Day()),
    Column("ends_on", "Окончание", "Аяқталуы", Day()),
    Column("opens_at", "С часа", "Басталу сағаты", Hour(), None),
    Column("closes_at", "До часа", "Аяқталу сағаты", Hour(), None),
    Column("slogan_ru", "Девиз", "Ұраны (орысша)", SLOGAN, "", is_extra=True),
    Column("slogan_kk", "Девиз на казахском", "Ұраны", SLOGAN, "", is_extra=True),
    Column("aims_ru", "Цели", "Мақсаты (орысша)", AIMS, "", is_extra=True),
    Column("aims_kk", "Цели на казахском", "Мақсаты", AIMS, "", is_extra=True),
    Column("is_pilot", "Пилотная", "Пилоттық па", YesNo(), False, is_extra=True),
), "campaigns.keep")  # fmt: skip
PARTICIPATION = Sheet("participation", "Участие", "Қатысу", (
    Column("campaign", "Акция", "Акциясы", LookedUp("campaign")),
    Column("platform", "Площадка", "Алаң", LookedUp("platform")),
    Column("mediator", "Медиатор", "Медиаторы", LookedUp("mediator"), None),
), "events.enter")  # fmt: skip
SURVEYS = Sheet("surveys", "Анкетирование", "Сауалнама", (
    Column("campaign", "Акция", "Акциясы", LookedUp("campaign")),
    Column("region", "Регион", "Өңір", LookedUp("region")),
    Column("respondents", "Опрошено", "Қатысқандар", Whole(0, 10_000_000)),
    Column("findings", "Выводы", "Қорытынды", Text(4000), ""),
    Column("findings_kk", "Выводы на казахском", "Қазақша қорытынды", Text(4000), ""),
), "events.enter")  # fmt: skip
APPEALS = Sheet("appeals", "Обращения", "Өтініштер", (
    Column("external_id", "Внешний номер", "Сыртқы нөмірі", KEY),
    Column("platform", "Площадка", "Алаң", LookedUp("platform")),
    Column("mediator", "Медиатор", "Медиаторы", LookedUp("mediator"), None),
    Column("received_on", "Поступило", "Түскен күні", Day()),
    Column("source", "Кем направлено", "Кім жіберді", Fixed(Appeal.Source.choices, WHO)),
    Column("channel", "Как обратились", "Өтініш жолы", Fixed(Appeal.Channel.choices, HOW)),
    Column("category", "Вопрос", "Мәселе", LookedUp("category")),
    Column("age", "Возраст", "Жасы", Whole(0, 120), None),
    Column("gender", "Пол", "Жынысы", Fixed(Appeal.Gender.choices, GENDERS), ""),
    Column("outcome", "Исход", "Нәтиже", Fixed(Appeal.Outcome.choices), ""),
    Column("resolved_on", "Разрешено", "Шешілген күні", Day(), None),
    Column("campaign", "Акция", "Акциясы", LookedUp("campaign"), None),
), "appeals.enter")  # fmt: skip
EVENTS = Sheet("events", "Мероприятия", "Іс-шаралар", (
    Column("external_id", "Внешний номер", "Сыртқы нөмірі", KEY),
    Column("region", "Регион", "Өңір", LookedUp("region")),
    Column("platform", "Площадка", "Алаң", LookedUp("platform"), None),
    Column("type", "Вид мероприятия", "Іс-шара түрі", LookedUp("type")),
    Column("title", "Название", "Атауы", LONG),
    Column("starts_on", "Начало", "Басталуы", Day()),
    Column("ends_on", "Окончание", "Аяқталуы", Day(), None),
    Column("attendance", "Охват", "Қамту", Whole(0, 200_000)),
    Column("certificates", "Сертификаты", "Сертификаттар", Whole(0, 200_000), 0),
    Column("campaign", "Акция", "Акциясы", LookedUp("campaign"), None),
    Column("title_kk", "Название на казахском", "Атауы (қазақша)", LONG, "", is_extra=True),
    Column("format", "Формат", "Форматы", Fixed(Event.Format.choices), "", is_extra=True),
    Column("place", "Место", "Өтетін орны", LINE, "", is_extra=True),
    Column("theme", "Тема", "Тақырыбы", LookedUp("theme"), None, is_extra=True),
    Column("dates", "Дни", "Күндері", Days(), [], is_extra=True),
    Column("groups", "Для кого", "Кімдерге арналған", Items(ParticipantGroup), "", is_extra=True),
    Column("organisers", "Организаторы", "Ұйымдастырушылар", Several("organisation"), (), is_extra=True),
    Column("partners", "Партнёры", "Серіктестер", Several("organisation"), (), is_extra=True),
    Column("mediators", "Медиаторы", "Медиаторлар", Several("mediator"), (), is_extra=True),
    Column("course", "Курс медиаторов", "Медиаторлар курсы", LookedUp("training"), None, is_extra=True),
), "events.enter")  # fmt: skip
PUBLICATIONS = Sheet("publications", "Публикации", "Жарияланымдар", (
    Column("external_id", "Внешний номер", "Сыртқы нөмірі", KEY),
    Column("region", "Регион", "Өңір", LookedUp("region")),
    Column("published_on", "Опубликовано", "Жарияланған күні", Day()),
    Column("medium", "Вид СМИ", "БАҚ түрі", Fixed(Publication.Medium.choices)),
    Column("title", "Название", "Атауы", LONG),
    Column("outlet", "Издание", "Басылым", LINE, ""),
    Column("url", "Ссылка", "Сілтеме", Link(), ""),
    Column("quantity", "Количество", "Саны", Whole(1, 100_000), 1),
    Column("comments", "Комментарии", "Пікірлер", Whole(0, 100_000_000), 0),
    Column("campaign", "Акция", "Акциясы", LookedUp("campaign"), None),
    Column("reactions", "Реакции", "Реакциялар", Whole(0, 100_000_000), 0),
    Column("is_quantity_more_than", "Публикаций более", "Жарияланым одан астам", YesNo(), False),
    Column("is_comments_more_than", "Отзывов более", "Пікір одан астам", YesNo(), False),
    Column("title_kk", "Название на казахском", "Атауы (қазақша)", LONG, ""),
), "events.enter")  # fmt: skip
TRAININGS = Sheet("trainings", "Курсы", "Курстар", (
    Column("title", "Название", "Атауы", LINE),
    Column("hours", "Часов", "Сағат саны", Whole(0, 2000), 0),
    Column("is_ethno", "Готовит этномедиаторов", "Этномедиаторларды даярлай ма", YesNo(), False),
), "mediators.keep", is_extra=True)  # fmt: skip
COMPLETIONS = Sheet("completions", "Обученные", "Оқығандар", (
    Column("training", "Курс", "Курсы", LookedUp("training")),
    Column("mediator", "Медиатор", "Медиаторы", LookedUp("mediator")),
    Column("finished_on", "Окончил", "Аяқтаған күні", Day()),
    Column("certificate_number", "Номер сертификата", "Сертификат нөмірі", KEY, ""),
), "trainings.record", is_extra=True)  # fmt: skip
ENTRIES = Sheet("entries", "Записи реестра", "Тізілім жазбалары", (
    Column("mediator", "Медиатор", "Медиаторы", LookedUp("mediator")),
    Column("starts_on", "С", "Басталуы", Day()),
    Column("begun_by", "Что внесено", "Не енгізілді", Fixed(Standing.Begun.choices)),
    Column("ends_on", "До", "Аяқталуы", Day(), None),
    Column("ended_by", "Чем окончена", "Немен аяқталды", Fixed(Standing.Ended.choices), ""),
    Column("kind", "Вид", "Түрі", Fixed(Standing.Kind.choices, OLD_KINDS)),
    Column("is_suspended", "Приостановлен", "Тоқтатылған ба", YesNo(), False),
    Column("is_ethno", "Этномедиатор", "Этномедиатор ма", YesNo(), False),
    Column("begun_because", "Основание", "Негізі", LINE, ""),
    Column("reason", "Причина окончания", "Аяқталу себебі", LINE, ""),
), "mediators.keep", is_extra=True)  # fmt: skip
ORGANISATIONS = Sheet("organisations", "Организации", "Ұйымдар", (
    Column("name_ru", "Название", "Атауы (орысша)", LINE),
    Column("region", "Регион", "Өңір", LookedUp("region"), None),
    Column("kind", "Вид", "Түрі", LookedUp("organisation_kind")),
    Column("name_kk", "Название на казахском", "Атауы", LINE, ""),
    Column("contacts", "Контакты", "Байланыс", LINE, ""),
    Column("is_retired", "Не предлагать", "Ұсынбау", YesNo(), False),
), "partners.keep", is_extra=True)  # fmt: skip
MEMORANDA = Sheet("memoranda", "Меморандумы", "Меморандумдар", (
    Column("organisation", "Организация", "Ұйымы", Partner(300)),
    Column("region", "Регион", "Өңір", LookedUp("region"), None),
    Column("number", "Номер", "Нөмірі", KEY, ""),
    Column("subject", "Предмет", "Мәні", LINE),
    Column("signed_on", "Подписан", "Қол қойылған күні", Day()),
    Column("ends_on", "Действует по", "Соңғы күні", Day(), None),
), "partners.keep", is_extra=True)  # fmt: skip

# In the order they are read: what is referred to comes before what refers to it.
SHEETS = (PLATFORMS, MEDIATORS, ENTRIES, TRAININGS, COMPLETIONS, ORGANISATIONS, MEMORANDA, CAMPAIGNS, PARTICIPATION,
          SURVEYS, APPEALS, EVENTS, PUBLICATIONS)  # fmt: skip
