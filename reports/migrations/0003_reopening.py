"""Who asks for a dated exception and who grants it; its states, and what it does to the lock of its quarter."""

from django.db import migrations

from mediation.database.journal import AppendOnly, Journal, NeverDeleted
from mediation.database.roles import RegionPolicy, SqlOperation
from mediation.scope import database_role

# Row policies see the old row and the new one apart, never which became which.
COURSE = """
create function portal_reopening_course() returns trigger language plpgsql as $$
begin
    if old.state <> new.state and (old.state, new.state) not in
       (('asked', 'dropped'), ('asked', 'refused'), ('asked', 'granted'), ('granted', 'ended')) then
        raise exception 'an exception that is % does not become %', old.state, new.state
            using errcode = '23514', constraint = 'reopening_goes_on';
    end if;
    return new;
end $$;
create trigger reopening_course before update on reports_reopening
    for each row execute function portal_reopening_course();
"""
# The exception writes the lock, so that edits under way (which hold it for share) come before its end, and are
# counted, or wait for it and are refused. What was never granted leaves the lock alone.
LOCK = """
create function portal_reopening_lock() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
begin
    if tg_op = 'INSERT' or new.state in ('dropped', 'refused') then
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


class TwoHands(SqlOperation):
    """The region asks, takes back what was not decided, and says when it is done; the centre grants, refuses, and ends
    what has passed.
    """

    def statements(self, connection):
        quote = connection.ops.quote_name
        coordinator, national = (quote(database_role(role)) for role in ("coordinator", "national"))
        table = "reports_reopening"
        yield f"""create policy coordinator_asks on {table} as restrictive for insert to {coordinator}
                  with check (state = 'asked')"""
        yield f"""create policy coordinator_ends on {table} as restrictive for update to {coordinator}
                  using (state in ('asked', 'granted')) with check (state in ('ended', 'dropped'))"""
        yield f"""create policy national_decides on {table} as restrictive for update to {national}
                  using (state in ('asked', 'granted')) with check (state in ('refused', 'granted', 'ended'))"""


class Migration(migrations.Migration):
    dependencies = [("reports", "0002_security")]
    operations = [
        RegionPolicy("reports_reopening", coordinator="riu", national="ru"),
        TwoHands(),
        Journal("reports_reopening"),
        NeverDeleted("reports_reopening"),
        migrations.RunSQL(COURSE, migrations.RunSQL.noop),
        migrations.RunSQL(LOCK, migrations.RunSQL.noop),
        RegionPolicy("reports_snapshot", coordinator="ri", national="ri"),
        AppendOnly("reports_snapshot"),
    ]
