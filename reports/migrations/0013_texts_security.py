"""Who writes and reads the texts of the report: a region its own until it hands in, the centre the national ones."""

from django.db import migrations

from mediation.database.journal import Journal, NeverDeleted
from mediation.database.locks import Guard
from mediation.database.roles import Grant, RegionPolicy


class Migration(migrations.Migration):
    dependencies = [("reports", "0012_texts")]
    operations = [
        RegionPolicy("reports_regiontext", coordinator="riu", national="r"),
        Guard("reports_regiontext", "starts_on:text_ru,text_kk"),
        Journal("reports_regiontext"),
        NeverDeleted("reports_regiontext"),
        Grant("reports_nationaltext", national="riu"),
        Journal("reports_nationaltext", region=""),
        NeverDeleted("reports_nationaltext"),
    ]
