"""Citizens' requests: the public inserts and never reads; a coordinator decides those of the region (ADR 0009)."""

import uuid

import django.db.models.deletion
from django.db import migrations, models

import mediation.database.encryption
import mediation.database.keys
from mediation.database.journal import Journal
from mediation.database.roles import OWN_REGION, Grant, SqlOperation, policies
from mediation.scope import database_role

# A code tells one word, and only to whoever has it: the public has no right to read the table.
STATUS = """
create function portal_request_status(code text) returns text language sql stable security definer
set search_path = public, pg_temp as $$
    select case when request.status = 'declined' or appeal.resolved_on is not null
                  or appeal.annulled_at is not null then 'closed'
                when request.status = 'accepted' then 'accepted' else 'received' end
      from appeals_request as request left join appeals_appeal as appeal on appeal.id = request.appeal_id
     where request.receipt = code
$$;
revoke execute on function portal_request_status(text) from public;
"""
# One row an hour and key. The upsert holds the row until the request ends, so that attempts sent at once are
# counted one after another.
ATTEMPTS = """
create table portal_attempt (
    key bytea not null, hour timestamptz not null, tries integer not null, primary key (key, hour)
);
create index portal_attempt_hour on portal_attempt (hour);
create function portal_count_attempt(attempt bytea) returns integer language plpgsql security definer
set search_path = public, pg_temp as $$
declare
    counted integer;
begin
    insert into portal_attempt as one (key, hour, tries) values (attempt, date_trunc('hour', now()), 1)
        on conflict (key, hour) do update set tries = one.tries + 1 returning tries into counted;
    if counted = 1 then
        delete from portal_attempt where ctid in (
            select ctid from portal_attempt where hour < now() - interval '1 day' limit 100 for update skip locked);
    end if;
    return counted;
end $$;
revoke execute on function portal_count_attempt(bytea) from public;
"""


class ForThePublic(SqlOperation):
    """What the public form reads, writes and calls; and what a coordinator may do with what it wrote."""

    def statements(self, connection):
        public = connection.ops.quote_name(database_role("public"))
        own = f"region_id = {OWN_REGION}"
        yield "alter table appeals_request enable row level security"
        today = "(now() at time zone 'Asia/Almaty')::date"
        fresh = f"status = 'received' and appeal_id is null and decided_on is null and sent_on <= {today}"
        yield from policies(connection, "appeals_request", "public", "i", fresh)
        yield from policies(connection, "appeals_request", "coordinator", "r", own)
        coordinator = connection.ops.quote_name(database_role("coordinator"))
        # A decision is made once: what is decided can be read and no longer changed.
        yield f"""create policy coordinator_update on appeals_request for update to {coordinator}
                  using ({own} and status = 'received') with check ({own})"""
        yield from Grant("appeals_request", public="i", coordinator="ru").statements(connection)
        yield f"grant execute on function portal_request_status(text), portal_count_attempt(bytea) to {public}"
        yield from self.offices(connection, public)

    def offices(self, connection, public):
        """Names and places of platforms are public; telephones and the codes of the registers are not."""
        yield from policies(connection, "offices_platform", "public", "r", "true")
        yield from policies(connection, "offices_platformperiod", "public", "r", "true")
        yield f"grant select (id, region_id, name_ru, name_kk, locality) on offices_platform to {public}"
        yield f"grant select (id, platform_id, kind, starts_on, ends_on) on offices_platformperiod to {public}"


class Migration(migrations.Migration):
    dependencies = [
        ("appeals", "0009_operators"),
        ("offices", "0003_security"),
    ]

    operations = [
        migrations.CreateModel(
            name="Request",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "receipt",
                    models.CharField(editable=False, max_length=12, unique=True, verbose_name="receipt number"),
                ),
                (
                    "name",
                    mediation.database.encryption.EncryptedTextField(blank=True, editable=True, verbose_name="name"),
                ),
                ("contact", mediation.database.encryption.EncryptedTextField(editable=True, verbose_name="contact")),
                ("name_index", models.BinaryField(null=True)),
                ("contact_index", models.BinaryField(null=True)),
                (
                    "language",
                    models.CharField(
                        choices=[("kk", "Kazakh"), ("ru", "Russian"), ("en", "English")],
                        max_length=2,
                        verbose_name="language",
                    ),
                ),
                (
                    "callback",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "at any time"),
                            ("morning", "in the morning"),
                            ("afternoon", "in the afternoon"),
                            ("evening", "in the evening"),
                        ],
                        max_length=9,
                        verbose_name="when to call",
                    ),
                ),
                ("sent_on", models.DateField(verbose_name="sent on")),
                ("consented_on", models.DateField(verbose_name="consent given on")),
                (
                    "status",
                    models.CharField(
                        choices=[("received", "received"), ("accepted", "accepted"), ("declined", "declined")],
                        default="received",
                        max_length=8,
                        verbose_name="status",
                    ),
                ),
                ("decided_on", models.DateField(blank=True, null=True, verbose_name="decided on")),
                (
                    "declined_because",
                    models.CharField(blank=True, max_length=300, verbose_name="reason of the refusal"),
                ),
                (
                    "appeal",
                    models.OneToOneField(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="request",
                        to="appeals.appeal",
                        verbose_name="appeal",
                    ),
                ),
                (
                    "category",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="appeals.category",
                        verbose_name="category",
                    ),
                ),
                (
                    "platform",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="offices.platform",
                        verbose_name="mediation office",
                    ),
                ),
                (
                    "region",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="offices.region",
                        verbose_name="region",
                    ),
                ),
            ],
            options={
                "verbose_name": "citizen's request",
                "verbose_name_plural": "citizens' requests",
                "indexes": [
                    models.Index(fields=["region", "-sent_on"], name="request_region_sent"),
                    models.Index(fields=["region", "contact_index"], name="request_contact"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("appeal__isnull", True),
                                ("decided_on__isnull", True),
                                ("declined_because", ""),
                                ("status", "received"),
                            ),
                            models.Q(
                                ("appeal__isnull", False),
                                ("decided_on__isnull", False),
                                ("declined_because", ""),
                                ("status", "accepted"),
                            ),
                            models.Q(
                                ("appeal__isnull", True),
                                ("decided_on__isnull", False),
                                ("status", "declined"),
                                models.Q(("declined_because", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="request_decision_is_whole",
                        violation_error_message="A request is accepted as an appeal, or declined with a reason.",
                    ),
                    mediation.database.keys.CompositeForeignKey(
                        fields=("platform", "region"),
                        name="request_platform_in_region",
                        to="offices.Platform",
                        to_fields=("id", "region"),
                        violation_error_message="The platform belongs to another region.",
                    ),
                    mediation.database.keys.CompositeForeignKey(
                        fields=("appeal", "region"),
                        name="request_appeal_in_region",
                        to="appeals.Appeal",
                        to_fields=("id", "region"),
                    ),
                ],
            },
        ),
        migrations.RunSQL(STATUS, migrations.RunSQL.noop),
        migrations.RunSQL(ATTEMPTS, migrations.RunSQL.noop),
        ForThePublic(),
        Grant("appeals_category", public="r"),
        Journal("appeals_request", masked=["name", "contact", "name_index", "contact_index", "receipt"]),
    ]
