"""The log of looks at personal data: coordinators write it as themselves, nobody changes it."""

import django.utils.timezone
from django.db import migrations, models

from mediation.database.journal import AppendOnly
from mediation.database.roles import OWN_REGION, RegionPolicy, SqlOperation
from mediation.scope import database_role


class OwnLooks(SqlOperation):
    """A coordinator writes looks of the own region, under the own name."""

    def statements(self, connection):
        role = connection.ops.quote_name(database_role("coordinator"))
        yield f"""create policy coordinator_insert on accounts_accessentry for insert to {role}
                  with check (region = {OWN_REGION} and actor_id::text = current_setting('app.user_id', true))"""
        yield f"grant insert on accounts_accessentry to {role}"


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0002_security"),
    ]

    operations = [
        migrations.CreateModel(
            name="AccessEntry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField(db_index=True, default=django.utils.timezone.now)),
                ("actor_id", models.BigIntegerField()),
                ("region", models.CharField(max_length=5)),
                ("table_name", models.CharField(max_length=63)),
                ("row_key", models.CharField(max_length=64)),
                (
                    "what",
                    models.CharField(
                        choices=[
                            ("seen", "looked at the parties"),
                            ("opened", "opened a party to correct or remove it"),
                            ("printed", "printed a form with the parties"),
                        ],
                        max_length=8,
                    ),
                ),
            ],
            options={
                "verbose_name": "look at personal data",
                "verbose_name_plural": "looks at personal data",
                "indexes": [models.Index(fields=["table_name", "row_key", "-id"], name="access_of_row")],
            },
        ),
        # It says that a look happened, never what was seen: those who supervise read it.
        RegionPolicy("accounts_accessentry", region="region", coordinator="r", national="r", administrator="r"),
        OwnLooks(),
        AppendOnly("accounts_accessentry"),
    ]
