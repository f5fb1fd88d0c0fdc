"""The public reads which places take part in campaigns, and not who does."""

from django.db import migrations

from mediation.database.roles import SqlOperation, policies
from mediation.scope import database_role


class ForTheDirectory(SqlOperation):
    def statements(self, connection):
        public = connection.ops.quote_name(database_role("public"))
        yield f"grant select (campaign_id, platform_id) on events_participation to {public}"
        yield from policies(connection, "events_participation", "public", "r", "true")


class Migration(migrations.Migration):
    dependencies = [("desk", "0004_directory"), ("events", "0008_campaign")]
    operations = [ForTheDirectory()]
