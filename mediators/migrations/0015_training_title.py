from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("mediators", "0014_photo")]

    operations = [
        migrations.AddConstraint(
            model_name="training",
            constraint=models.UniqueConstraint(
                fields=["title"],
                name="training_title_once",
                violation_error_message="A course of this name is already there.",
            ),
        ),
    ]
