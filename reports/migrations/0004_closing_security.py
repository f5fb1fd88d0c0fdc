"""Who hands in and who decides: the region never accepts its own report, the centre never hands one in."""

from django.db import migrations

from mediation.database.journal import AppendOnly, Journal, NeverDeleted
from mediation.database.locks import Guard
from mediation.database.roles import OWN_REGION, RegionPolicy, SqlOperation
from mediation.scope import database_role


class TwoHands(SqlOperation):
    """Narrow what ``RegionPolicy`` gave: each role writes the states that are its own to write."""

    def statements(self, connection):
        quote = connection.ops.quote_name
        coordinator, national = (quote(database_role(role)) for role in ("coordinator", "national"))
        table = "reports_submission"
        own = "status in ('draft', 'submitted', 'returned')"
        yield f"create policy coordinator_begins on {table} as restrictive for insert to {coordinator} with check ({own})"
        yield f"""create policy coordinator_hands_in on {table} as restrictive for update to {coordinator}
                  using ({own}) with check ({own})"""
        yield f"""create policy national_decides on {table} as restrictive for update to {national}
                  using (status = 'submitted') with check (status in ('submitted', 'returned', 'accepted'))"""


class Remarks(SqlOperation):
    """A region reads what was sent to it and says what it mended; what was sent, the centre does not change."""

    def statements(self, connection):
        quote = connection.ops.quote_name
        coordinator, national = (quote(database_role(role)) for role in ("coordinator", "national"))
        table, own = "reports_remark", f"region_id = {OWN_REGION} and sent_at is not null"
        yield f"create policy coordinator_select on {table} for select to {coordinator} using ({own})"
        yield f"""create policy coordinator_mends on {table} for update to {coordinator}
                  using ({own}) with check ({own})"""
        yield f"grant select on {table} to {coordinator}"
        yield f"grant update (mended_at, mended_by_id, note) on {table} to {coordinator}"
        unsent = f"to {national} using (sent_at is null)"
        yield f"create policy national_sends on {table} as restrictive for update {unsent} with check (true)"
        yield f"create policy national_takes_away on {table} as restrictive for delete {unsent}"


class Migration(migrations.Migration):
    dependencies = [("reports", "0003_closing"), ("accounts", "0006_people_security")]
    operations = [
        TwoHands(),
        RegionPolicy("reports_answer", coordinator="riu", national="r"),
        RegionPolicy("reports_remark", national="riud"),
        Remarks(),
        RegionPolicy("reports_step", coordinator="ri", national="ri"),
        RegionPolicy("reports_letter", coordinator="ri", national="riu"),
        Journal("reports_answer"),
        Journal("reports_remark"),
        NeverDeleted("reports_submission"),
        NeverDeleted("reports_answer"),
        AppendOnly("reports_step"),
        # What was said of a quarter is read-only while the quarter is.
        Guard("reports_answer", "starts_on:value,reason"),
    ]
