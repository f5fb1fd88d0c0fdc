"""Before any table: the roles, the extensions, and the functions that triggers, indexes and searches call."""

from django.contrib.postgres.operations import BtreeGistExtension, CreateExtension, TrigramExtension
from django.db import migrations

from mediation.database.alphabet import AlphabetFunction
from mediation.database.fold import FoldFunction
from mediation.database.locks import GuardFunctions
from mediation.database.roles import CreateRoles


class Migration(migrations.Migration):
    initial = True
    # First the libraries that know nothing of our tables: each of their steps renders all models that are there.
    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("django_tasks_database", "0021_conditional_partial_index_ordering"),
        ("sessions", "0001_initial"),
    ]
    operations = [
        CreateRoles("coordinator", "operator", "national", "administrator", "public"),
        BtreeGistExtension(),
        TrigramExtension(),
        CreateExtension("fuzzystrmatch"),  # counts typing errors
        GuardFunctions(),
        FoldFunction(),
        AlphabetFunction(),
    ]
