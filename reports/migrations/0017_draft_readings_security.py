"""The centre reads drafts: each under the own name, once and for all."""

from django.db import migrations

from mediation.database.journal import AppendOnly
from mediation.database.roles import RegionPolicy, SqlOperation
from mediation.scope import database_role


class OwnName(SqlOperation):
    """Nobody says that another has read."""

    def statements(self, connection):
        national = connection.ops.quote_name(database_role("national"))
        yield f"""create policy national_reads on reports_draftreading as restrictive for insert to {national}
                  with check (read_by_id::text = current_setting('app.user_id', true))"""


class Migration(migrations.Migration):
    dependencies = [("reports", "0016_draft_readings")]
    operations = [
        RegionPolicy("reports_draftreading", national="ri"),
        OwnName(),
        AppendOnly("reports_draftreading"),
    ]
