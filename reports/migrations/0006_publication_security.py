"""Who reads and writes published versions; nothing of them is ever changed."""

from django.db import migrations

from mediation.database.journal import AppendOnly
from mediation.database.roles import Grant, RegionPolicy


class Migration(migrations.Migration):
    dependencies = [("reports", "0005_publication")]
    operations = [
        # The files are the published report itself: all staff may have them.
        Grant("reports_publishedfile", coordinator="r", national="ri", administrator="r"),
        AppendOnly("reports_publishedfile"),
        RegionPolicy("reports_countedrecords", coordinator="r", national="ri"),
        AppendOnly("reports_countedrecords"),
    ]
