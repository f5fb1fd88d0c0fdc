"""A reopening remembers the outcome and the day that it took away."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("appeals", "0011_operators_search"),
    ]

    operations = [
        migrations.AddField(
            model_name="step",
            name="former_outcome",
            field=models.CharField(
                blank=True,
                choices=[
                    ("consultation", "consultation"),
                    ("agreement", "settlement agreement"),
                    ("no_agreement", "no agreement reached"),
                    ("redirected", "redirected"),
                    ("withdrawn", "withdrawn"),
                ],
                max_length=12,
            ),
        ),
        migrations.AddField(
            model_name="step",
            name="former_resolved_on",
            field=models.DateField(null=True),
        ),
        migrations.AddConstraint(
            model_name="step",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("former_outcome", ""), ("former_resolved_on__isnull", True)),
                    models.Q(
                        ("former_resolved_on__isnull", False),
                        ("kind", "reopened"),
                        models.Q(("former_outcome", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="step_former_outcome_with_day",
                violation_error_message="Give both the outcome and its day, or neither.",
            ),
        ),
    ]
