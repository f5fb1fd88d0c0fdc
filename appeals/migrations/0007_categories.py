"""The dictionary of categories of appeals, and its built-in items."""

from django.db import migrations

from mediation.database.journal import Journal
from mediation.database.roles import Grant

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


def make_categories(apps, schema_editor):
    model = apps.get_model("appeals", "Category")
    for order, line in enumerate(CATEGORIES.strip().splitlines(), start=1):
        code, ru, kk = line.split("|")
        model.objects.create(code=code, name_ru=ru, name_kk=kk, is_builtin=True, sort_order=order)


class Migration(migrations.Migration):
    dependencies = [("appeals", "0006_requests")]
    operations = [
        Grant("appeals_category", coordinator="r", national="r", administrator="riu"),
        Journal("appeals_category", region=""),
        migrations.RunPython(make_categories, migrations.RunPython.noop),
    ]
