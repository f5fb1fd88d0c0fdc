"""Who asks for a dated exception and who grants it; what it does to the lock of its quarter."""

from django.db import migrations

from mediation.database.journal import AppendOnly, Journal, NeverDeleted
from mediation.database.roles import RegionPolicy, SqlOperation
from mediation.scope import database_role

# The exception writes the lock, so that edits under way (which hold it for share) come before its end, and are
# counted, or wait for it and are refused.
LOCK = """
create function portal_reopening_lock() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
begin
    if tg_op = 'INSERT' or new.state = 'refused' then
        return null;
    end if;
    update offices_quarterlock
       set reopened_until = case when new.state = 'granted' then new.open_until end
     where region_id = new.region_id
       and starts_on = (select starts_on from reports_submission where id = new.submission_id);
    return null;
end $$;
revoke execute on function portal_reopening_lock() from public;
create trigger reopening_lock after insert or update on reports_reopening
    for each row execute function portal_reopening_lock();
"""
# The stocks of registers look at all closed quarters of an entry: they too ask how a quarter stands today.
STOCKS = """
do $$
declare
    stock text;
    was text;
    made text;
begin
    foreach stock in array array['portal_period_stock', 'portal_standing_stock'] loop
        was := pg_get_functiondef(stock::regproc);
        made := regexp_replace(was, 'select starts_on, status from offices_quarterlock(?: as quarter)?',
            'select starts_on, portal_lock_state(quarter) as status from offices_quarterlock as quarter');
        if made = was then
            raise exception '% does not read the locks as expected', stock;
        end if;
        execute made;
    end loop;
end $$;
"""


class TwoHands(SqlOperation):
    """The region asks and says when it is done; the centre grants, refuses, and ends what has passed."""

    def statements(self, connection):
        quote = connection.ops.quote_name
        coordinator, national = (quote(database_role(role)) for role in ("coordinator", "national"))
        table = "reports_reopening"
        yield f"""create policy coordinator_asks on {table} as restrictive for insert to {coordinator}
                  with check (state = 'asked')"""
        yield f"""create policy coordinator_ends on {table} as restrictive for update to {coordinator}
                  using (state = 'granted') with check (state = 'ended')"""
        yield f"""create policy national_decides on {table} as restrictive for update to {national}
                  using (state in ('asked', 'granted')) with check (state in ('refused', 'granted', 'ended'))"""


class Migration(migrations.Migration):
    dependencies = [("reports", "0010_reopening"), ("mediators", "0013_ethno"), ("events", "0008_campaign")]
    operations = [
        RegionPolicy("reports_reopening", coordinator="riu", national="ru"),
        TwoHands(),
        Journal("reports_reopening"),
        NeverDeleted("reports_reopening"),
        migrations.RunSQL(LOCK, migrations.RunSQL.noop),
        migrations.RunSQL(STOCKS, migrations.RunSQL.noop),
        RegionPolicy("reports_snapshot", coordinator="ri", national="ri"),
        AppendOnly("reports_snapshot"),
    ]
