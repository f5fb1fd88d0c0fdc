"""When a version was kept, on the clock of the journal, apart from when people read that it was published."""

import django.db.models.functions.datetime
from django.db import migrations, models

# Until now both were one moment. The rows are append-only for everybody else.
SAME = """
alter table reports_publishedsummary disable trigger append_only;
update reports_publishedsummary set kept_at = published_at;
alter table reports_publishedsummary enable trigger append_only;
"""


class Migration(migrations.Migration):
    dependencies = [("reports", "0013_texts_security")]
    operations = [
        migrations.AddField(
            model_name="publishedsummary",
            name="kept_at",
            field=models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
        ),
        migrations.RunSQL(SAME, migrations.RunSQL.noop),
    ]
