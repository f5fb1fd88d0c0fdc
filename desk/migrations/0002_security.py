"""Who sees uploads, and who may throw their files away."""

from django.conf import settings
from django.db import migrations

from mediation.database.journal import Journal, NeverDeleted
from mediation.database.roles import RegionPolicy, SqlOperation
from mediation.scope import database_role


class AdministratorsOwn(SqlOperation):
    """Administrators load registers, of no region; a region's files, which hold cases, are not theirs."""

    def statements(self, connection):
        role = connection.ops.quote_name(database_role("administrator"))
        for table, rights in (
            ("desk_upload", "select, insert, update"),
            ("desk_uploadfile", "select, insert, update, delete"),
        ):
            yield f"""create policy administrator_own on {table} to {role}
                      using (region_id is null) with check (region_id is null)"""
            yield f"grant {rights} on {table} to {role}"


class OldFilesOnly(SqlOperation):
    """The worker, before it takes a role, deletes files after their day, and reads none."""

    def statements(self, connection):
        web = connection.ops.quote_name(settings.PORTAL_WEB_LOGIN)
        yield f"""create policy web_delete on desk_uploadfile for delete to {web}
                  using (uploaded_at < now() - interval '1 day')"""
        yield f"grant delete on desk_uploadfile to {web}"


class Migration(migrations.Migration):
    dependencies = [("desk", "0001_initial"), ("accounts", "0002_security"), ("offices", "0003_security")]
    operations = [
        RegionPolicy("desk_upload", coordinator="riu"),
        RegionPolicy("desk_uploadfile", coordinator="riud"),
        AdministratorsOwn(),
        OldFilesOnly(),
        Journal("desk_upload"),
        NeverDeleted("desk_upload"),
    ]
