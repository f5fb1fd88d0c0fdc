"""The dictionary of categories of appeals, and its built-in items."""

from django.db import migrations

from mediation.database.journal import Journal
from mediation.database.roles import Grant
from mediation.database.tables import Items

CATEGORIES = """
family|Семейные вопросы|Отбасы мәселелері
labour|Трудовые вопросы|Еңбек мәселелері
social|Социально-бытовые вопросы|Әлеуметтік-тұрмыстық мәселелер
contract|Договорные обязательства|Шарттық міндеттемелер
land|Земельные вопросы|Жер мәселелері
housing|Жилищные вопросы|Тұрғын үй мәселелері
pension|Пенсионные вопросы|Зейнетақы мәселелері
commercial|Коммерческие споры|Коммерциялық даулар
neighbour|Споры между соседями|Көршілер арасындағы даулар
inheritance|Наследство|Мұрагерлік
consumer|Права потребителей|Тұтынушылар құқығы
school|Школьные конфликты|Мектептегі жанжалдар
interethnic|Межэтнические вопросы|Этносаралық мәселелер
other|Другие вопросы|Басқа мәселелер
"""


class Migration(migrations.Migration):
    dependencies = [("appeals", "0006_requests")]
    operations = [
        Grant("appeals_category", coordinator="r", national="r", administrator="riu"),
        Journal("appeals_category", region=""),
        Items("appeals_category", CATEGORIES),
    ]
