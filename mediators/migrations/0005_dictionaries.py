"""The dictionaries of languages and of fields of mediation, and their built-in items."""

from django.db import migrations

from mediation.database.journal import Journal
from mediation.database.roles import Grant
from mediation.database.tables import Items

LANGUAGES = """
kk|Казахский|Қазақ тілі
ru|Русский|Орыс тілі
en|Английский|Ағылшын тілі
uz|Узбекский|Өзбек тілі
ug|Уйгурский|Ұйғыр тілі
tr|Турецкий|Түрік тілі
uk|Украинский|Украин тілі
de|Немецкий|Неміс тілі
ko|Корейский|Корей тілі
ky|Киргизский|Қырғыз тілі
tg|Таджикский|Тәжік тілі
tt|Татарский|Татар тілі
az|Азербайджанский|Әзербайжан тілі
zh|Китайский|Қытай тілі
signs|Жестовый язык|Ым тілі
"""
FIELDS = """
family|Семейные споры|Отбасы даулары
labour|Трудовые споры|Еңбек даулары
neighbour|Соседские споры|Көршілер арасындағы даулар
land|Земельные споры|Жер даулары
housing|Жилищные споры|Тұрғын үй даулары
inheritance|Наследственные споры|Мұрагерлік даулар
commercial|Коммерческие споры|Коммерциялық даулар
consumer|Защита прав потребителей|Тұтынушылар құқығын қорғау
school|Школьная медиация|Мектеп медиациясы
interethnic|Межэтнические споры|Этносаралық даулар
criminal|Уголовные дела|Қылмыстық істер
"""


class Migration(migrations.Migration):
    dependencies = [("mediators", "0004_roster")]
    operations = [
        *[
            operation
            for table, items in (("mediators_language", LANGUAGES), ("mediators_mediationfield", FIELDS))
            for operation in (
                Grant(table, coordinator="r", national="r", administrator="riu", public="r"),
                Journal(table, region=""),
                Items(table, items),
            )
        ],
    ]
