"""What the public directory reads, column by column; the rest of these tables does not exist for the public."""

from django.db import migrations

from mediation.database.roles import SqlOperation, policies
from mediation.scope import database_role

COLUMNS = {
    # Added to what the request page reads already.
    "offices_platform": ("district", "address", "phone", "latitude", "longitude"),
    "offices_platformperiod": ("region_id", "host"),
    "events_campaign": ("id", "kind", "name_ru", "name_kk", "starts_on", "ends_on", "opens_at", "closes_at"),
    # Which places take part in campaigns, and not who does.
    "events_participation": ("campaign_id", "platform_id"),
    # Of those who agreed to be published; no contact, no paper, no date of birth.
    "mediators_mediator": (
        "id", "region_id", "full_name", "languages", "specialisation", "is_ethno", "is_published", "merged_into_id",
    ),
    "mediators_standing": ("id", "mediator_id", "region_id", "kind", "is_suspended", "starts_on", "ends_on"),
    # Neither who published nor why a version was corrected.
    "reports_publishedsummary": ("id", "starts_on", "revision", "figures", "published_at"),
}  # fmt: skip


class ForTheDirectory(SqlOperation):
    """Rows by policy, columns by grant."""

    def statements(self, connection):
        public = connection.ops.quote_name(database_role("public"))
        for table, columns in COLUMNS.items():
            yield f"grant select ({', '.join(columns)}) on {table} to {public}"
        published = "is_published and merged_into_id is null"
        yield from policies(connection, "mediators_mediator", "public", "r", published)
        # The inner select is under the policy above: entries of those who agreed, and no suspension.
        known = "not is_suspended and exists (select 1 from mediators_mediator as card where card.id = mediator_id)"
        yield from policies(connection, "mediators_standing", "public", "r", known)
        yield from policies(connection, "events_participation", "public", "r", "true")


class Migration(migrations.Migration):
    dependencies = [
        ("desk", "0003_queue"),
        ("offices", "0003_security"),
        ("mediators", "0004_roster"),
        ("events", "0002_security"),
        ("appeals", "0006_requests"),
        ("reports", "0002_security"),
    ]
    operations = [ForTheDirectory()]
