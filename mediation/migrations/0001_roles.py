"""Before any table: the roles, the extensions, and the guard's functions."""

from django.contrib.postgres.operations import BtreeGistExtension, TrigramExtension
from django.db import migrations

from mediation.database.locks import GuardFunctions
from mediation.database.roles import CreateRoles


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [CreateRoles(), BtreeGistExtension(), TrigramExtension(), GuardFunctions()]
