"""The photo on a card: kept by administrators, seen by staff; the public sees those of whom the directory tells."""

import django.db.models.deletion
from django.db import migrations, models

import mediation.clock
import mediation.database.keys
from mediation.database.journal import Journal
from mediation.database.roles import RegionPolicy, SqlOperation, policies
from mediation.scope import database_role


class ForTheDirectory(SqlOperation):
    """The inner select is under the public's policy of cards: photos of those who agreed, whose card was not merged."""

    def statements(self, connection):
        table, columns = "mediators_mediatorphoto", "id, mediator_id, removed_at, stored_as"
        known = "removed_at is null and exists (select 1 from mediators_mediator as card where card.id = mediator_id)"
        yield from policies(connection, table, "public", "r", known)
        yield f"grant select ({columns}) on {table} to {connection.ops.quote_name(database_role('public'))}"


class Migration(migrations.Migration):
    dependencies = [
        ("mediators", "0013_ethno"),
        ("offices", "0007_reopening"),
    ]

    operations = [
        migrations.AlterField(
            model_name="mediator",
            name="is_published",
            field=models.BooleanField(
                default=False,
                help_text="The name and the photo may stand in the public directory.",
                verbose_name="agreed to be published",
            ),
        ),
        migrations.CreateModel(
            name="MediatorPhoto",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=200, verbose_name="file")),
                (
                    "extension",
                    models.CharField(
                        choices=[
                            ("jpg", "jpg"),
                            ("png", "png"),
                            ("webp", "webp"),
                            ("pdf", "pdf"),
                            ("docx", "docx"),
                            ("xlsx", "xlsx"),
                        ],
                        editable=False,
                        max_length=4,
                        verbose_name="kind",
                    ),
                ),
                ("size", models.PositiveIntegerField(verbose_name="size in bytes")),
                ("sha256", models.CharField(editable=False, max_length=64)),
                ("stored_as", models.CharField(editable=False, max_length=100, unique=True)),
                ("added_at", models.DateTimeField(default=mediation.clock.now, editable=False, verbose_name="added")),
                ("removed_at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="removed")),
                (
                    "mediator",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="photos",
                        to="mediators.mediator",
                        verbose_name="mediator",
                    ),
                ),
                (
                    "region",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="offices.region",
                        verbose_name="region",
                    ),
                ),
            ],
            options={
                "verbose_name": "photo of a mediator",
                "verbose_name_plural": "photos of mediators",
                "ordering": ["pk"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        fields=("mediator", "sha256"),
                        name="mediator_photo_once",
                        violation_error_message="This file is attached already.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("removed_at__isnull", True)),
                        fields=("mediator",),
                        name="mediator_photo_one",
                    ),
                    mediation.database.keys.CompositeForeignKey(
                        fields=("mediator", "region"),
                        name="mediator_photo_in_region",
                        to="mediators.Mediator",
                        to_fields=("id", "region"),
                    ),
                ],
            },
        ),
        RegionPolicy("mediators_mediatorphoto", coordinator="r", national="r", administrator="riud"),
        ForTheDirectory(),
        # The name of a file may name people.
        Journal("mediators_mediatorphoto", masked=["name"]),
    ]
