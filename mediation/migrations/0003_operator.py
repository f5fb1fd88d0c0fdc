"""The role of office operators, for new portals and for those that have the first four already."""

from django.db import migrations

from mediation.database.roles import CreateRoles


class Migration(migrations.Migration):
    dependencies = [("mediation", "0002_fold")]
    operations = [CreateRoles("operator")]
