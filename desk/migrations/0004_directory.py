"""What the public directory reads, column by column; the rest of these tables does not exist for the public."""

from django.db import migrations

from mediation.database.roles import SqlOperation, policies
from mediation.scope import database_role

COLUMNS = {
    # Added to what the request page reads already.
    "offices_platform": ("district", "address", "phone", "latitude", "longitude"),
    "offices_platformperiod": ("region_id", "host"),
    "events_campaign": ("id", "kind", "name_ru", "name_kk", "starts_on", "ends_on", "opens_at", "closes_at"),
    # Of those who agreed to be published; no contact, no paper, no date of birth.
    "mediators_mediator": (
        "id", "region_id", "full_name", "languages", "specialisation", "is_ethno", "is_published", "merged_into_id",
    ),
    "mediators_standing": ("id", "mediator_id", "region_id", "kind", "is_suspended", "starts_on", "ends_on"),
    # Neither who published nor why a version was corrected.
    "reports_publishedsummary": ("id", "starts_on", "revision", "figures", "published_at"),
}  # fmt: skip


# The roster names a mediator only for days when he stands in the register and is not suspended.
NAMES = """
create or replace function portal_public_duties(at bigint, first date, until date)
returns table (platform_id bigint, day date, starts_at time, ends_at time, mediator varchar)
language sql stable security definer set search_path = public, pg_temp as $$
    select duty.platform_id, duty.day, duty.starts_at, duty.ends_at,
           case when person.is_published and exists (
               select 1 from mediators_standing standing
                where standing.mediator_id = person.id and not standing.is_suspended
                  and standing.starts_on <= duty.day and (standing.ends_on is null or standing.ends_on > duty.day)
           ) then person.full_name end
      from mediators_duty duty join mediators_mediator person on person.id = duty.mediator_id
     where duty.status = 'planned' and (at is null or duty.platform_id = at) and duty.day >= first and duty.day < until
       and exists (select 1 from offices_platformperiod period where period.platform_id = duty.platform_id
                    and period.starts_on <= duty.day and (period.ends_on is null or period.ends_on > duty.day))
       and exists (select 1 from mediators_service service
                    where service.platform_id = duty.platform_id and service.mediator_id = duty.mediator_id
                      and service.starts_on <= duty.day and (service.ends_on is null or service.ends_on > duty.day))
     order by duty.day, duty.starts_at, duty.platform_id
$$;
"""


class ForTheDirectory(SqlOperation):
    """Rows by policy, columns by grant."""

    def statements(self, connection):
        public = connection.ops.quote_name(database_role("public"))
        yield f"revoke select on reports_publishedsummary from {public}"
        for table, columns in COLUMNS.items():
            yield f"grant select ({', '.join(columns)}) on {table} to {public}"
        published = "is_published and merged_into_id is null"
        yield from policies(connection, "mediators_mediator", "public", "r", published)
        # The inner select is under the policy above: entries of those who agreed, and no suspension.
        known = "not is_suspended and exists (select 1 from mediators_mediator as card where card.id = mediator_id)"
        yield from policies(connection, "mediators_standing", "public", "r", known)


class Migration(migrations.Migration):
    dependencies = [
        ("desk", "0003_queue"),
        ("offices", "0005_network_security"),
        ("mediators", "0010_roster_security"),
        ("events", "0003_types"),
        ("appeals", "0010_requests"),
        ("reports", "0002_security"),
    ]
    operations = [ForTheDirectory(), migrations.RunSQL(NAMES, migrations.RunSQL.noop)]
