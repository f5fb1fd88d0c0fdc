"""The log of downloads: written by whoever downloads, stamped by the database, changed by nobody."""

from django.db import migrations, models

from mediation.database.journal import AppendOnly
from mediation.database.roles import RegionPolicy

STAMP = """
create function portal_stamp_export() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
begin
    new.at := clock_timestamp();
    new.actor_id := nullif(current_setting('app.user_id', true), '')::bigint;
    new.role := coalesce(nullif(current_setting('role', true), 'none'), session_user);
    new.region := coalesce(current_setting('app.region', true), '');
    return new;
end $$;
create trigger stamp before insert on accounts_exportentry for each row execute function portal_stamp_export();
"""


class Migration(migrations.Migration):
    dependencies = [("accounts", "0003_access_log")]
    operations = [
        migrations.CreateModel(
            name="ExportEntry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField(db_index=True, null=True, verbose_name="at")),
                ("actor_id", models.BigIntegerField(null=True)),
                ("role", models.CharField(blank=True, max_length=63)),
                ("region", models.CharField(blank=True, max_length=5)),
                ("register", models.CharField(max_length=60, verbose_name="register")),
                ("address", models.CharField(max_length=2000, verbose_name="filters")),
                ("columns", models.JSONField(verbose_name="columns")),
                ("rows", models.PositiveIntegerField(verbose_name="rows")),
                ("has_personal", models.BooleanField(verbose_name="with personal data")),
            ],
            options={"verbose_name": "download", "verbose_name_plural": "downloads"},
        ),
        migrations.RunSQL(STAMP, "drop function portal_stamp_export() cascade"),
        AppendOnly("accounts_exportentry"),
        # The region of a coordinator's entry is checked after the stamp, so it is always his own.
        RegionPolicy("accounts_exportentry", region="region", coordinator="ri", national="ri", administrator="ri"),
    ]
