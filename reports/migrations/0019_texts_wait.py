"""A text of the centre is not changed while its quarter is published: what was read is what is frozen."""

from django.db import migrations

from mediation.database.roles import SqlOperation

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


class Migration(migrations.Migration):
    dependencies = [("reports", "0018_scan")]
    operations = [WaitForPublication()]
