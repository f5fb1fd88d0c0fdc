"""Before any table: the roles, the extensions, and the functions that triggers, indexes and searches call."""

from django.contrib.postgres.operations import BtreeGistExtension, CreateExtension, TrigramExtension
from django.db import migrations

from mediation.database.alphabet import AlphabetFunction
from mediation.database.fold import FoldFunction
from mediation.database.locks import GuardFunctions
from mediation.database.roles import CreateRoles


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [
        CreateRoles("coordinator", "operator", "national", "administrator", "public"),
        BtreeGistExtension(),
        TrigramExtension(),
        CreateExtension("fuzzystrmatch"),  # counts typing errors
        GuardFunctions(),
        FoldFunction(),
        AlphabetFunction(),
    ]
