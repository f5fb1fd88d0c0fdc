"""How many addresses a letter went to: the centre sees whom a reminder has not reached."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("reports", "0019_texts_wait")]
    operations = [
        migrations.AddField("letter", "sent_to", models.PositiveSmallIntegerField(null=True, blank=True)),
    ]
