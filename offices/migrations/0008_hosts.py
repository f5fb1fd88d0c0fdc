"""The dictionary of hosts of platforms; its items keep the codes that entries of platforms and figures have."""

from django.db import migrations, models

import mediation.database.keys
from mediation.database.journal import Journal
from mediation.database.roles import Grant

HOSTS = """
office|kgu|КГУ «Қоғамдық келісім»|«Қоғамдық келісім» КММ
office|friendship_house|Дом дружбы|Достық үйі
office|university|университет|университет
dialogue|state_body|государственный орган|мемлекеттік орган
dialogue|party|партия|партия
dialogue|trade_union|профсоюз|кәсіподақ
dialogue|service_centre|ЦОН|ХҚКО
dialogue|crisis_centre|кризисный центр|дағдарыс орталығы
dialogue|school|школа|мектеп
dialogue|clinic|поликлиника|емхана
dialogue|akimat|акимат|әкімдік
office|other|другое|басқа
dialogue|other|другое|басқа
"""
LAST = 900  # "other" stands after what administrators add


def make_items(apps, schema_editor):
    model = apps.get_model("offices", "Host")
    for order, line in enumerate(HOSTS.strip().splitlines(), start=1):
        kind, code, ru, kk = line.split("|")
        place = LAST if code == "other" else order
        model.objects.create(kind=kind, code=code, name_ru=ru, name_kk=kk, is_builtin=True, sort_order=place)


class Migration(migrations.Migration):
    dependencies = [
        ("offices", "0007_reopening"),
    ]

    operations = [
        migrations.CreateModel(
            name="Host",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name_ru", models.CharField(max_length=300, verbose_name="name in Russian")),
                ("name_kk", models.CharField(blank=True, max_length=300, verbose_name="name in Kazakh")),
                ("is_builtin", models.BooleanField(default=False, editable=False, verbose_name="built in")),
                (
                    "is_retired",
                    models.BooleanField(
                        default=False, help_text="Not offered for new records.", verbose_name="retired"
                    ),
                ),
                ("sort_order", models.PositiveSmallIntegerField(default=100, verbose_name="order")),
                (
                    "kind",
                    models.CharField(
                        choices=[("office", "mediation office"), ("dialogue", "dialogue platform")],
                        max_length=8,
                        verbose_name="kind of platform",
                    ),
                ),
                ("code", models.SlugField(max_length=16, verbose_name="code")),
            ],
            options={
                "verbose_name": "host of platforms",
                "verbose_name_plural": "hosts of platforms",
                "ordering": ["sort_order", "id"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("is_builtin", True), ("is_retired", True), _negated=True),
                        name="offices_host_builtin_stays",
                        violation_error_message="A built-in item cannot be retired.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("code__regex", "^[a-z][a-z0-9_]*$")),
                        name="offices_host_code_form",
                        violation_error_message="A code is small Latin letters, digits and underscores.",
                    ),
                    models.UniqueConstraint(
                        fields=("kind", "code"),
                        name="host_once_a_kind",
                        violation_error_message="Platforms of this kind have a host with this code already.",
                    ),
                ],
            },
        ),
        Grant("offices_host", coordinator="r", operator="r", national="r", administrator="riu", public="r"),
        Journal("offices_host", region=""),
        migrations.RunPython(make_items, migrations.RunPython.noop),
        migrations.RemoveConstraint(model_name="platformperiod", name="host_fits_kind"),
        migrations.AlterField(
            model_name="platformperiod",
            name="host",
            field=models.CharField(max_length=16, verbose_name="host"),
        ),
        migrations.AddConstraint(
            model_name="platformperiod",
            constraint=mediation.database.keys.CompositeForeignKey(
                fields=("kind", "host"),
                name="host_fits_kind",
                to="offices.Host",
                to_fields=("kind", "code"),
                violation_error_message="This host does not go with this kind of platform.",
            ),
        ),
    ]
