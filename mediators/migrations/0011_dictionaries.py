"""The dictionaries of languages and of fields of mediation, and their built-in items."""

from django.db import migrations, models

from mediation.database.journal import Journal
from mediation.database.roles import Grant

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


def make_items(apps, schema_editor):
    for name, lines in (("Language", LANGUAGES), ("MediationField", FIELDS)):
        model = apps.get_model("mediators", name)
        for order, line in enumerate(lines.strip().splitlines(), start=1):
            code, ru, kk = line.split("|")
            model.objects.create(code=code, name_ru=ru, name_kk=kk, is_builtin=True, sort_order=order)


class Migration(migrations.Migration):
    dependencies = [
        ("mediators", "0010_roster_security"),
    ]

    operations = [
        migrations.CreateModel(
            name="Language",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name_ru", models.CharField(max_length=300, verbose_name="name in Russian")),
                ("name_kk", models.CharField(blank=True, max_length=300, verbose_name="name in Kazakh")),
                ("code", models.SlugField(max_length=40, unique=True, verbose_name="code")),
                ("is_builtin", models.BooleanField(default=False, editable=False, verbose_name="built in")),
                (
                    "is_retired",
                    models.BooleanField(
                        default=False, help_text="Not offered for new records.", verbose_name="retired"
                    ),
                ),
                ("sort_order", models.PositiveSmallIntegerField(default=100, verbose_name="order")),
            ],
            options={
                "verbose_name": "language of mediators",
                "verbose_name_plural": "languages of mediators",
                "ordering": ["sort_order", "id"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("is_builtin", True), ("is_retired", True), _negated=True),
                        name="mediators_language_builtin_stays",
                        violation_error_message="A built-in item cannot be retired.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("code__regex", "^[a-z][a-z0-9_]*$")),
                        name="mediators_language_code_form",
                        violation_error_message="A code is small Latin letters, digits and underscores.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="MediationField",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name_ru", models.CharField(max_length=300, verbose_name="name in Russian")),
                ("name_kk", models.CharField(blank=True, max_length=300, verbose_name="name in Kazakh")),
                ("code", models.SlugField(max_length=40, unique=True, verbose_name="code")),
                ("is_builtin", models.BooleanField(default=False, editable=False, verbose_name="built in")),
                (
                    "is_retired",
                    models.BooleanField(
                        default=False, help_text="Not offered for new records.", verbose_name="retired"
                    ),
                ),
                ("sort_order", models.PositiveSmallIntegerField(default=100, verbose_name="order")),
            ],
            options={
                "verbose_name": "field of mediation",
                "verbose_name_plural": "fields of mediation",
                "ordering": ["sort_order", "id"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("is_builtin", True), ("is_retired", True), _negated=True),
                        name="mediators_mediationfield_builtin_stays",
                        violation_error_message="A built-in item cannot be retired.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("code__regex", "^[a-z][a-z0-9_]*$")),
                        name="mediators_mediationfield_code_form",
                        violation_error_message="A code is small Latin letters, digits and underscores.",
                    ),
                ],
            },
        ),
        *[
            operation
            for table in ("mediators_language", "mediators_mediationfield")
            for operation in (
                Grant(table, coordinator="r", national="r", administrator="riu", public="r"),
                Journal(table, region=""),
            )
        ],
        migrations.RunPython(make_items, migrations.RunPython.noop),
    ]
