"""A region takes back what it asked for; an exception goes from state to state in one way, whoever writes it."""

from django.db import migrations, models

from mediation.database.roles import SqlOperation
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
# What was never granted leaves the lock alone.
LOCK = """
create or replace function portal_reopening_lock() returns trigger language plpgsql security definer
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
"""


class RegionTakesBack(SqlOperation):
    """The region ends what was granted, and takes back what was not decided."""

    def statements(self, connection):
        coordinator, table = connection.ops.quote_name(database_role("coordinator")), "reports_reopening"
        yield f"drop policy coordinator_ends on {table}"
        yield f"""create policy coordinator_ends on {table} as restrictive for update to {coordinator}
                  using (state in ('asked', 'granted')) with check (state in ('ended', 'dropped'))"""


class Migration(migrations.Migration):
    dependencies = [
        ("reports", "0014_kept_at"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="reopening",
            name="reopening_has_its_day",
        ),
        migrations.AlterField(
            model_name="reopening",
            name="state",
            field=models.CharField(
                choices=[
                    ("asked", "asked for"),
                    ("dropped", "taken back"),
                    ("refused", "refused"),
                    ("granted", "granted"),
                    ("ended", "ended"),
                ],
                default="asked",
                max_length=7,
            ),
        ),
        migrations.AlterField(
            model_name="step",
            name="kind",
            field=models.CharField(
                choices=[
                    ("submitted", "Submitted"),
                    ("withdrawn", "Taken back"),
                    ("returned", "Returned"),
                    ("accepted", "Accepted"),
                    ("asked", "Exception asked for"),
                    ("dropped", "Request for an exception taken back"),
                    ("refused", "Exception refused"),
                    ("reopened", "Reopened by exception"),
                    ("closed", "Closed again"),
                ],
                max_length=9,
            ),
        ),
        migrations.AddConstraint(
            model_name="reopening",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("open_until__isnull", True), ("state__in", ["asked", "dropped", "refused"])),
                    models.Q(("open_until__gte", models.F("granted_on")), ("state__in", ["granted", "ended"])),
                    _connector="OR",
                ),
                name="reopening_has_its_day",
            ),
        ),
        migrations.RunSQL(COURSE, migrations.RunSQL.noop),
        migrations.RunSQL(LOCK, migrations.RunSQL.noop),
        RegionTakesBack(),
    ]
