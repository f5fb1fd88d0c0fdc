"""The functions that fold text for searching and sort it by the alphabet, and the extension that counts typing errors."""

from django.contrib.postgres.operations import CreateExtension
from django.db import migrations

from mediation.database.alphabet import AlphabetFunction
from mediation.database.fold import FoldFunction


class Migration(migrations.Migration):
    dependencies = [("mediation", "0001_roles")]
    operations = [CreateExtension("fuzzystrmatch"), FoldFunction(), AlphabetFunction()]
