"""An operator searches the region's words, of which the row policies show the own office's appeals; downloads are logged."""

from django.db import migrations

from mediation.database.roles import OWN_REGION, Grant, SqlOperation, policies
from mediation.scope import database_role


class OperatorsSearch(SqlOperation):
    def statements(self, connection):
        role = connection.ops.quote_name(database_role("operator"))
        yield f"grant execute on function portal_search_appeals(text) to {role}"


class OperatorsDownloads(SqlOperation):
    """An operator writes downloads under the own name, which the stamp fills in, and reads no others'."""

    def statements(self, connection):
        own = f"region = {OWN_REGION} and actor_id::text = current_setting('app.user_id', true)"
        yield from policies(connection, "accounts_exportentry", "operator", "ri", own)
        yield from Grant("accounts_exportentry", operator="ri").statements(connection)


class Migration(migrations.Migration):
    dependencies = [("appeals", "0010_requests"), ("accounts", "0006_people_security")]
    operations = [OperatorsSearch(), OperatorsDownloads()]
