"""Who writes and reads the texts of the report: a region its own until it hands in, the centre the national ones.

A text of the centre is not changed while its quarter is published: what was read is what is frozen. The centre reads
drafts, each under the own name, once and for all.
"""

from django.db import migrations

from mediation.database.journal import AppendOnly, Journal, NeverDeleted
from mediation.database.locks import Guard
from mediation.database.roles import Grant, RegionPolicy, SqlOperation
from mediation.scope import database_role

# Whoever publishes holds all locks of the quarter from before the texts are looked at; one row is enough to wait for.
FUNCTION = """
create function portal_wait_for_publication() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
begin
    perform from offices_quarterlock where starts_on = new.starts_on order by region_id limit 1 for share;
    return new;
end $$;
"""


class WaitForPublication(SqlOperation):
    """Let whoever writes or approves a text come before the look at it or after the freezing, never between."""

    def statements(self, connection):
        yield FUNCTION
        yield """create trigger portal_wait_for_publication before insert or update on reports_nationaltext
                 for each row execute function portal_wait_for_publication()"""


class OwnName(SqlOperation):
    """Nobody says that another has read."""

    def statements(self, connection):
        national = connection.ops.quote_name(database_role("national"))
        yield f"""create policy national_reads on reports_draftreading as restrictive for insert to {national}
                  with check (read_by_id::text = current_setting('app.user_id', true))"""


class Migration(migrations.Migration):
    dependencies = [("reports", "0003_reopening")]
    operations = [
        RegionPolicy("reports_regiontext", coordinator="riu", national="r"),
        Guard("reports_regiontext", "starts_on:text_ru,text_kk"),
        Journal("reports_regiontext"),
        NeverDeleted("reports_regiontext"),
        Grant("reports_nationaltext", national="riu"),
        WaitForPublication(),
        Journal("reports_nationaltext", region=""),
        NeverDeleted("reports_nationaltext"),
        RegionPolicy("reports_draftreading", national="ri"),
        OwnName(),
        AppendOnly("reports_draftreading"),
    ]
