"""The signed scan of a hand-in: brought by the region, seen by it and the centre, never changed afterwards."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import mediation.clock
import mediation.database.keys
from mediation.database.journal import AppendOnly, Journal
from mediation.database.roles import RegionPolicy


class Migration(migrations.Migration):
    dependencies = [
        ("offices", "0007_reopening"),
        ("reports", "0017_draft_readings_security"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="SubmissionScan",
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
            ],
            options={
                "verbose_name": "signed scan",
                "verbose_name_plural": "signed scans",
                "ordering": ["pk"],
                "abstract": False,
            },
        ),
        migrations.AddConstraint(
            model_name="step",
            constraint=models.UniqueConstraint(fields=("id", "region"), name="step_with_region"),
        ),
        migrations.AddField(
            model_name="submissionscan",
            name="region",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="offices.region",
                verbose_name="region",
            ),
        ),
        migrations.AddField(
            model_name="submissionscan",
            name="step",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="scans",
                to="reports.step",
                verbose_name="step of a submission",
            ),
        ),
        migrations.AddConstraint(
            model_name="submissionscan",
            constraint=models.UniqueConstraint(fields=("step",), name="submission_scan_one"),
        ),
        migrations.AddConstraint(
            model_name="submissionscan",
            constraint=mediation.database.keys.CompositeForeignKey(
                fields=("step", "region"),
                name="submission_scan_in_region",
                to="reports.Step",
                to_fields=("id", "region"),
            ),
        ),
        RegionPolicy("reports_submissionscan", coordinator="ri", national="r", administrator="r"),
        AppendOnly("reports_submissionscan"),
        # The name of a file may name people.
        Journal("reports_submissionscan", masked=["name"]),
    ]
