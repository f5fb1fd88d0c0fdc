"""Birth, education and why an entry began; the keys by which duplicates are found; cards merged into others."""

import datetime

import django.contrib.postgres.indexes
import django.db.models.deletion
from django.db import migrations, models

import mediation.database.keys
import mediators.keys
from mediation.database.journal import Journal
from mediators.keys import KeyFunctions


class Migration(migrations.Migration):
    dependencies = [
        ("mediators", "0002_security"),
        ("offices", "0003_security"),
    ]

    operations = [
        KeyFunctions(),
        migrations.AddField(
            model_name="mediator",
            name="name_key",
            field=models.GeneratedField(
                db_persist=True, expression=mediators.keys.NameKey("full_name"), output_field=models.TextField()
            ),
        ),
        migrations.AddField(
            model_name="mediator",
            name="phone_key",
            field=models.GeneratedField(
                db_persist=True, expression=mediators.keys.PhoneKey("phone"), output_field=models.TextField()
            ),
        ),
        migrations.AddField(
            model_name="mediator",
            name="birth_on",
            field=models.DateField(
                blank=True,
                help_text="For the check of age; never shown to the public.",
                null=True,
                verbose_name="born on",
            ),
        ),
        migrations.AddField(
            model_name="mediator",
            name="education",
            field=models.CharField(
                blank=True,
                help_text="The institution and the year of the diploma.",
                max_length=300,
                verbose_name="higher education",
            ),
        ),
        migrations.AddField(
            model_name="mediator",
            name="merged_into",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="merged",
                to="mediators.mediator",
                verbose_name="merged into",
            ),
        ),
        migrations.AddField(
            model_name="standing",
            name="begun_because",
            field=models.CharField(blank=True, max_length=300, verbose_name="why it began"),
        ),
        migrations.AlterField(
            model_name="standing",
            name="ended_by",
            field=models.CharField(
                blank=True,
                choices=[("excluded", "excluded"), ("changed", "changed"), ("merged", "merged with another card")],
                max_length=8,
                verbose_name="ended by",
            ),
        ),
        migrations.AlterField(
            model_name="standing",
            name="reason",
            field=models.CharField(blank=True, help_text="Why it ended.", max_length=300, verbose_name="reason"),
        ),
        migrations.AddIndex(
            model_name="mediator",
            index=django.contrib.postgres.indexes.GinIndex(
                django.contrib.postgres.indexes.OpClass("name_key", name="gin_trgm_ops"), name="mediator_name_key"
            ),
        ),
        migrations.AddIndex(
            model_name="mediator",
            index=models.Index(fields=["phone_key"], name="mediator_phone_key"),
        ),
        migrations.AddIndex(
            model_name="mediator",
            index=models.Index(fields=["certificate_until_on"], name="mediator_certificate_until"),
        ),
        migrations.AddConstraint(
            model_name="mediator",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("birth_on__isnull", True), ("birth_on__gte", datetime.date(1900, 1, 1)), _connector="OR"
                ),
                name="mediator_birth_plausible",
                violation_error_message="Nobody was born that long ago.",
            ),
        ),
        migrations.AddConstraint(
            model_name="mediator",
            constraint=mediation.database.keys.CompositeForeignKey(
                fields=("merged_into", "region"),
                name="mediator_merged_in_region",
                to="mediators.Mediator",
                to_fields=("id", "region"),
                violation_error_message="Only cards of one region are merged.",
            ),
        ),
        # What the journal masks: the keys tell the name and the telephone.
        migrations.RunSQL("drop trigger portal_journal on mediators_mediator", migrations.RunSQL.noop),
        Journal(
            "mediators_mediator",
            masked=["full_name", "phone", "email", "birth_on", "education", "name_key", "phone_key"],
        ),
    ]
