"""Who hands in, accepts and publishes; what is published stays as it is."""

from django.db import migrations

from mediation.database.journal import AppendOnly, Journal
from mediation.database.roles import Grant, RegionPolicy


class Migration(migrations.Migration):
    dependencies = [("reports", "0001_initial"), ("accounts", "0002_security")]
    operations = [
        RegionPolicy("reports_submission", coordinator="riu", national="ru", administrator="r"),
        Grant("reports_publishedsummary", coordinator="r", national="ri", administrator="r", public="r"),
        Journal("reports_submission"),
        Journal("reports_publishedsummary", region=""),
        AppendOnly("reports_publishedsummary"),
    ]
