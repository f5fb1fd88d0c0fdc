"""The dictionaries of types of events, of themes, of who takes part and of organisations, and their built-in items."""

from django.db import migrations

from mediation.database.journal import Journal
from mediation.database.roles import Grant
from mediation.database.tables import Items

TYPES = """
meeting|Заседание|Отырыс
round_table|Круглый стол|Дөңгелек үстел
training|Семинар-тренинг|Семинар-тренинг
master_class|Мастер-класс|Шеберлік сабағы
lecture|Лекция|Дәріс
dialogue_session|Диалоговая площадка (мероприятие)|Диалог алаңы (іс-шара)
public_meeting|Встреча с населением|Халықпен кездесу
outreach|Выездная встреча|Көшпелі кездесу
door_to_door|Подворовый обход|Аулаларды аралау
media_appearance|Выступление в СМИ|БАҚ-та сөз сөйлеу
challenge|Челлендж|Челлендж
other|Другое|Басқа
"""
THEMES = """
basics|Медиация: что это и кому поможет|Медиация: ол не және кімге көмектеседі
family|Семья и дети|Отбасы және балалар
school|Школьная медиация|Мектеп медиациясы
labour|Трудовые отношения|Еңбек қатынастары
interethnic|Общественное согласие|Қоғамдық келісім
neighbours|Соседи и жильё|Көршілер және тұрғын үй
law|Правовая грамотность|Құқықтық сауаттылық
skills|Подготовка медиаторов|Медиаторларды даярлау
other|Другое|Басқа
"""
GROUPS = """
residents|Жители|Тұрғындар
youth|Молодёжь|Жастар
pupils|Школьники|Оқушылар
students|Студенты|Студенттер
parents|Родители|Ата-аналар
teachers|Педагоги|Педагогтер
civil_servants|Государственные служащие|Мемлекеттік қызметшілер
lawyers|Юристы|Заңгерлер
mediators|Медиаторы|Медиаторлар
elders|Совет старейшин|Ақсақалдар кеңесі
women|Женщины|Әйелдер
ethnocultural|Этнокультурные объединения|Этномәдени бірлестіктер
workers|Трудовые коллективы|Еңбек ұжымдары
prisoners|Осуждённые|Сотталғандар
"""
KINDS = """
state_body|Государственный орган|Мемлекеттік орган
akimat|Акимат|Әкімдік
court|Суд|Сот
education|Организация образования|Білім беру ұйымы
ngo|Общественное объединение|Қоғамдық бірлестік
ethnocultural|Этнокультурное объединение|Этномәдени бірлестік
mediators|Организация медиаторов|Медиаторлар ұйымы
trade_union|Профсоюз|Кәсіподақ
business|Предприятие|Кәсіпорын
media|Средство массовой информации|Бұқаралық ақпарат құралы
international|Международная организация|Халықаралық ұйым
other|Другое|Басқа
"""
DICTIONARIES = {
    "events_eventtype": TYPES,
    "events_eventtheme": THEMES,
    "events_participantgroup": GROUPS,
    "events_organisationkind": KINDS,
}


class Migration(migrations.Migration):
    dependencies = [("events", "0005_surveys")]
    operations = [
        *[
            operation
            for table, items in DICTIONARIES.items()
            for operation in (
                Grant(table, coordinator="r", national="r", administrator="riu"),
                Journal(table, region=""),
                Items(table, items),
            )
        ],
        # The names of the figures hold those of the types of events; whoever enters an appeal is told its figures.
        Grant("events_eventtype", operator="r"),
    ]
