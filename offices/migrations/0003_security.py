"""Who reads and writes regions, platforms and locks (ADR 0003)."""

from django.conf import settings
from django.db import migrations

from mediation.database.journal import Journal, NeverDeleted
from mediation.database.locks import Guard
from mediation.database.roles import Grant, RegionPolicy, SqlOperation
from mediation.scope import database_role


class CoordinatorLocks(SqlOperation):
    """A coordinator may hand a quarter in or take it back, and never touches an accepted one."""

    def statements(self, connection):
        role = connection.ops.quote_name(database_role("coordinator"))
        own = "region_id = (select nullif(current_setting('app.region', true), ''))"
        yield f"create policy coordinator_select on offices_quarterlock for select to {role} using ({own})"
        yield f"""create policy coordinator_update on offices_quarterlock for update to {role}
                  using ({own} and status <> 'accepted') with check ({own} and status <> 'accepted')"""
        yield f"grant select, update on offices_quarterlock to {role}"


class Migration(migrations.Migration):
    dependencies = [
        ("offices", "0002_regions"),
        ("accounts", "0002_security"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]
    operations = [
        Grant("offices_region", web="r", coordinator="r", national="r", administrator="r", public="r"),
        RegionPolicy("offices_platform", coordinator="r", national="r", administrator="riu"),
        RegionPolicy("offices_platformperiod", coordinator="r", national="r", administrator="riu"),
        RegionPolicy("offices_quarterlock", national="ru", administrator="r"),
        CoordinatorLocks(),
        Journal("offices_platform", masked=["phone"]),
        Journal("offices_platformperiod"),
        Journal("offices_quarterlock"),
        NeverDeleted("offices_platform"),
        NeverDeleted("offices_quarterlock"),
        Guard("offices_platformperiod", "starts_on:kind,host,begun_by", "ends_on:ended_by"),
    ]
