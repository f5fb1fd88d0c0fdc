"""The public roster names a mediator only on days when he stands in the register and is not suspended."""

from django.db import migrations

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


class Migration(migrations.Migration):
    dependencies = [("mediators", "0010_roster_security")]
    operations = [migrations.RunSQL(NAMES, migrations.RunSQL.noop)]
