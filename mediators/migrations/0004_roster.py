"""What a duty must fit; what the public and programs with a token may read of the roster (ADR 0010)."""

from django.db import migrations

from mediation.database.roles import SqlOperation
from mediation.scope import database_role

# A duty is by a mediator who serves there, at a platform that is open, on that day.
RULES = """
create function portal_duty_rules() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
begin
    if new.status <> 'planned' then
        return new;
    end if;
    if not exists (select 1 from offices_platformperiod where platform_id = new.platform_id
                    and starts_on <= new.day and (ends_on is null or ends_on > new.day)) then
        raise exception 'the platform is not open on %', new.day
            using errcode = '23514', constraint = 'duty_platform_open';
    end if;
    if not exists (select 1 from mediators_service
                    where platform_id = new.platform_id and mediator_id = new.mediator_id
                      and starts_on <= new.day and (ends_on is null or ends_on > new.day)) then
        raise exception 'the mediator does not serve there on %', new.day
            using errcode = '23514', constraint = 'duty_mediator_serves';
    end if;
    return new;
end $$;
create trigger duty_rules before insert or update of mediator_id, platform_id, day, status on mediators_duty
    for each row execute function portal_duty_rules();
"""
# Duties that still stand: a service that ended or a platform that closed since makes none of them true.
STANDING = """
select duty.id, duty.platform_id, duty.day, duty.starts_at, duty.ends_at, duty.mediator_id, duty.status,
       person.full_name, person.is_published
  from mediators_duty duty
  join mediators_mediator person on person.id = duty.mediator_id
 where duty.status = 'planned'
   and exists (select 1 from offices_platformperiod period where period.platform_id = duty.platform_id
                and period.starts_on <= duty.day and (period.ends_on is null or period.ends_on > duty.day))
   and exists (select 1 from mediators_service service
                where service.platform_id = duty.platform_id and service.mediator_id = duty.mediator_id
                  and service.starts_on <= duty.day and (service.ends_on is null or service.ends_on > duty.day))
"""
# Day and hours at every platform, or at one. The roster names those who agreed to be published, and only for days when
# they stand in the register and are not suspended.
PUBLIC_DUTIES = """
create function portal_public_duties(at bigint, first date, until date)
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


class Functions(SqlOperation):
    """What crosses the row policies on purpose, each giving no more than it is for."""

    def statements(self, connection):
        quote = connection.ops.quote_name
        names = {role: database_role(role) for role in ("coordinator", "national", "administrator", "public")}
        staff = ", ".join(quote(names[role]) for role in ("coordinator", "national", "administrator"))
        everyone = f"{staff}, {quote(names['public'])}"
        for signature, result, body, readers in (
            (*self.serving(names["coordinator"]), staff),
            (*self.calendar(), everyone),
        ):
            yield f"""create function {signature} returns table ({result}) language sql stable security definer
                      set search_path = public, pg_temp as $$ {body} $$"""
            yield from self.readable(signature.split("(")[0], readers)
        yield PUBLIC_DUTIES
        yield from self.readable("portal_public_duties", everyone)

    @staticmethod
    def readable(name, readers):
        yield f"revoke execute on function {name} from public"
        yield f"grant execute on function {name} to {readers}"

    def serving(self, coordinator):
        """The people of a platform: a mediator of another region who serves at one's own has a name there."""
        return (
            "portal_serving(at bigint)",
            "id bigint, full_name varchar, registry_number varchar, region_id varchar",
            f"""select distinct person.id, person.full_name, person.registry_number, person.region_id
                  from mediators_service service join mediators_mediator person on person.id = service.mediator_id
                 where service.platform_id = at
                   and (current_setting('role') <> '{coordinator}'
                        or service.region_id = current_setting('app.region', true))""",
        )

    def calendar(self):
        """The duties behind a token, and nothing to whoever has none."""
        return (
            "portal_calendar(secret text, first date)",
            "feed varchar, id bigint, day date, starts_at time, ends_at time, mediator varchar, "
            "name_ru varchar, name_kk varchar, address varchar",
            f"""select coalesce(office.name_ru, owner.full_name), duty.id, duty.day, duty.starts_at, duty.ends_at,
                       duty.full_name, place.name_ru, place.name_kk,
                       concat_ws(', ', nullif(place.locality, ''), nullif(place.address, ''))
                  from mediators_dutyfeed feed
                  left join offices_platform office on office.id = feed.platform_id
                  left join mediators_mediator owner on owner.id = feed.mediator_id
                  left join ({STANDING}) duty on duty.day >= first
                        and (duty.platform_id = feed.platform_id or duty.mediator_id = feed.mediator_id)
                  left join offices_platform place on place.id = duty.platform_id
                 where feed.token = secret
                 order by duty.day, duty.starts_at, duty.id""",
        )


class Migration(migrations.Migration):
    dependencies = [("mediators", "0003_rules"), ("offices", "0003_security")]
    operations = [migrations.RunSQL(RULES, migrations.RunSQL.noop), Functions()]
