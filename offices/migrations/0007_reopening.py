"""A dated exception opens an accepted quarter until a day."""

from django.db import migrations, models

from mediation.database.locks import GuardFunctions, LockState


class Migration(migrations.Migration):
    dependencies = [
        ("offices", "0006_closing"),
    ]

    operations = [
        migrations.AddField(
            model_name="quarterlock",
            name="reopened_until",
            field=models.DateField(blank=True, editable=False, null=True, verbose_name="reopened until"),
        ),
        migrations.AddConstraint(
            model_name="quarterlock",
            constraint=models.CheckConstraint(
                condition=models.Q(("reopened_until__isnull", True), ("status", "accepted"), _connector="OR"),
                name="lock_reopened_when_accepted",
            ),
        ),
        LockState(),
        GuardFunctions(),
    ]
