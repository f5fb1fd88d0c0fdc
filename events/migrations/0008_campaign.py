"""What a campaign says of itself, what regions prepare, and who may say who takes part."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from mediation.database.journal import Journal
from mediation.database.roles import MoreRights, RegionPolicy, SqlOperation
from mediation.scope import database_role


class StillRegistered(SqlOperation):
    """Which of these mediators are in the register and not suspended on a day: keys alone, of any region.

    A coordinator copies who took part from one open day to the next, and among them may be mediators of other
    regions, whose cards the row policies keep from him.
    """

    def statements(self, connection):
        readers = ", ".join(connection.ops.quote_name(database_role(role)) for role in ("coordinator", "national"))
        yield """create function portal_active_mediators(asked bigint[], at date) returns setof bigint
                 language sql stable security definer set search_path = public, pg_temp as $$
                 select distinct standing.mediator_id from mediators_standing standing
                   join mediators_mediator person on person.id = standing.mediator_id
                  where standing.mediator_id = any (asked) and person.merged_into_id is null
                    and not standing.is_suspended
                    and standing.starts_on <= at and (standing.ends_on is null or standing.ends_on > at) $$"""
        yield "revoke execute on function portal_active_mediators from public"
        yield f"grant execute on function portal_active_mediators to {readers}"


class Migration(migrations.Migration):
    dependencies = [
        ("events", "0003_types"),
        ("mediators", "0012_training"),
        ("offices", "0005_network_security"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="campaign",
            name="aims_kk",
            field=models.TextField(blank=True, max_length=1000, verbose_name="aims in Kazakh"),
        ),
        migrations.AddField(
            model_name="campaign",
            name="aims_ru",
            field=models.TextField(blank=True, max_length=1000, verbose_name="aims in Russian"),
        ),
        migrations.AddField(
            model_name="campaign",
            name="is_pilot",
            field=models.BooleanField(
                default=False,
                help_text="Held to try it out; without the mark it is a regular campaign.",
                verbose_name="pilot",
            ),
        ),
        migrations.AddField(
            model_name="campaign",
            name="slogan_kk",
            field=models.CharField(blank=True, max_length=200, verbose_name="slogan in Kazakh"),
        ),
        migrations.AddField(
            model_name="campaign",
            name="slogan_ru",
            field=models.CharField(blank=True, max_length=200, verbose_name="slogan in Russian"),
        ),
        migrations.CreateModel(
            name="Preparation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "item",
                    models.CharField(
                        choices=[
                            ("announced", "The day is announced in the media and at state bodies"),
                            ("briefed", "Mediators know their place and hours"),
                            ("papers", "Journals, forms and leaflets are at the places"),
                            ("survey", "The survey is ready"),
                        ],
                        max_length=9,
                        verbose_name="item",
                    ),
                ),
                ("done_at", models.DateTimeField(verbose_name="done at")),
                (
                    "campaign",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="preparations",
                        to="events.campaign",
                        verbose_name="campaign",
                    ),
                ),
                (
                    "done_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="done by",
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
                "verbose_name": "preparation of a campaign",
                "verbose_name_plural": "preparations of campaigns",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("campaign", "region", "item"),
                        name="preparation_once",
                        violation_error_message="This is marked as done already.",
                    )
                ],
            },
        ),
        RegionPolicy("events_preparation", coordinator="rid", national="r"),
        Journal("events_preparation"),
        # National staff set an open day up for all regions at once.
        MoreRights("events_participation", national="id"),
        StillRegistered(),
    ]
