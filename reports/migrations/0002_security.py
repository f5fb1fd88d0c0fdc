"""Who hands in, accepts and publishes: the region never accepts its own report, the centre never hands one in."""

from django.db import migrations

from mediation.database.journal import AppendOnly, Journal, NeverDeleted
from mediation.database.locks import Guard
from mediation.database.roles import OWN_REGION, Grant, NationalRows, RegionPolicy, SqlOperation
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
    dependencies = [("reports", "0001_initial"), ("accounts", "0002_security"), ("offices", "0003_security")]
    operations = [
        RegionPolicy("reports_submission", coordinator="riu", national="ru", administrator="r"),
        TwoHands(),
        RegionPolicy("reports_answer", coordinator="riu", national="r"),
        RegionPolicy("reports_remark", national="riud"),
        Remarks(),
        RegionPolicy("reports_step", coordinator="ri", national="ri"),
        RegionPolicy("reports_letter", coordinator="ri", national="riu"),
        RegionPolicy("reports_submissionscan", coordinator="ri", national="r", administrator="r"),
        Grant("reports_publishedsummary", coordinator="r", national="ri", administrator="r"),
        # The files are the published report itself: all staff may have them.
        Grant("reports_publishedfile", coordinator="r", national="ri", administrator="r"),
        RegionPolicy("reports_countedrecords", coordinator="r", national="ri"),
        RegionPolicy("reports_historicfigure", coordinator="r", national="riud", administrator="r"),
        NationalRows("reports_historicfigure", "coordinator"),
        Journal("reports_submission"),
        Journal("reports_answer"),
        Journal("reports_remark"),
        # The name of a file may name people.
        Journal("reports_submissionscan", masked=["name"]),
        Journal("reports_publishedsummary", region=""),
        Journal("reports_historicfigure"),
        NeverDeleted("reports_submission"),
        NeverDeleted("reports_answer"),
        AppendOnly("reports_step"),
        AppendOnly("reports_submissionscan"),
        # Nothing of what is published is ever changed.
        AppendOnly("reports_publishedsummary"),
        AppendOnly("reports_publishedfile"),
        AppendOnly("reports_countedrecords"),
        # What was said of a quarter is read-only while the quarter is.
        Guard("reports_answer", "starts_on:value,reason"),
    ]
