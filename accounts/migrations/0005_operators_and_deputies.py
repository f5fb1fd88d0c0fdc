"""Operators of a platform, and deputies of coordinators (ADR 0007)."""

import datetime

import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import django.db.models.expressions
from django.conf import settings
from django.db import migrations, models

import mediation.database.keys
import mediation.periods


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0004_exports"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("offices", "0003_security"),
    ]

    operations = [
        migrations.CreateModel(
            name="Deputy",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("starts_on", models.DateField(verbose_name="from")),
                ("ends_on", models.DateField(help_text="The first day without.", verbose_name="until")),
            ],
            options={
                "verbose_name": "deputy",
                "verbose_name_plural": "deputies",
            },
        ),
        migrations.AlterModelManagers(
            name="user",
            managers=[],
        ),
        migrations.RemoveConstraint(
            model_name="user",
            name="user_region_fits_role",
        ),
        migrations.AddField(
            model_name="user",
            name="platform",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                help_text="For an operator: whose appeals he enters.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="offices.platform",
                verbose_name="platform",
            ),
        ),
        migrations.AlterField(
            model_name="user",
            name="role",
            field=models.CharField(
                choices=[
                    ("coordinator", "regional coordinator"),
                    ("operator", "office operator"),
                    ("national", "national staff"),
                    ("administrator", "administrator"),
                ],
                default="coordinator",
                max_length=20,
                verbose_name="role",
            ),
        ),
        migrations.AddConstraint(
            model_name="user",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("platform__isnull", True), ("region__isnull", False), ("role", "coordinator")),
                    models.Q(("platform__isnull", False), ("region__isnull", False), ("role", "operator")),
                    models.Q(
                        models.Q(("role__in", ["coordinator", "operator"]), _negated=True),
                        ("platform__isnull", True),
                        ("region__isnull", True),
                    ),
                    _connector="OR",
                ),
                name="user_region_fits_role",
                violation_error_message="A coordinator has a region, an operator a region and a platform; the others have neither.",
            ),
        ),
        migrations.AddConstraint(
            model_name="user",
            constraint=mediation.database.keys.CompositeForeignKey(
                fields=("platform", "region"),
                name="user_platform_in_region",
                to="offices.Platform",
                to_fields=("id", "region"),
                violation_error_message="The platform belongs to another region.",
            ),
        ),
        migrations.AddField(
            model_name="deputy",
            name="for_user",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="stands in for",
            ),
        ),
        migrations.AddField(
            model_name="deputy",
            name="region",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="offices.region",
                verbose_name="region",
            ),
        ),
        migrations.AddField(
            model_name="deputy",
            name="user",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="deputyships",
                to=settings.AUTH_USER_MODEL,
                verbose_name="deputy",
            ),
        ),
        migrations.AddConstraint(
            model_name="deputy",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends_on__gte", models.F("starts_on"))),
                name="deputy_ends_after_start",
                violation_error_message="The end may not be before the beginning.",
            ),
        ),
        migrations.AddConstraint(
            model_name="deputy",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "ends_on__lte",
                        django.db.models.expressions.CombinedExpression(
                            models.F("starts_on"), "+", models.Value(datetime.timedelta(days=92))
                        ),
                    )
                ),
                name="deputy_for_an_absence",
                violation_error_message="A deputy stands in for three months at most.",
            ),
        ),
        migrations.AddConstraint(
            model_name="deputy",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[
                    ("user", "="),
                    (
                        mediation.periods.DateRange(
                            "starts_on", "ends_on", django.contrib.postgres.fields.ranges.RangeBoundary()
                        ),
                        "&&",
                    ),
                ],
                name="deputy_no_overlap",
                violation_error_message="The person deputises on some of these days already.",
            ),
        ),
    ]
