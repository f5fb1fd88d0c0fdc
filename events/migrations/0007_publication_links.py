"""Links of publications in one writing, "more than", reactions apart from comments; what of it a closed quarter holds."""

import django.db.models.expressions
from django.db import migrations, models

import events.models.publication
from events.links import link_key
from mediation.database.locks import Guard
from mediation.database.roles import Grant, SqlOperation
from mediation.scope import database_role


class LinksElsewhere(SqlOperation):
    """``portal_links_elsewhere(keys)``: how many other regions entered a page, and nothing else of theirs."""

    def statements(self, connection):
        yield """
            create function portal_links_elsewhere(keys text[]) returns table (link_key varchar, regions bigint)
            language sql stable security definer set search_path = public, pg_temp as $$
                select one.link_key, count(distinct one.region_id) from events_publication as one
                 where one.link_key = any (keys) and one.link_key <> ''
                   and one.region_id is distinct from nullif(current_setting('app.region', true), '')
                 group by one.link_key
            $$"""
        yield "revoke execute on function portal_links_elsewhere(text[]) from public"
        role = connection.ops.quote_name(database_role("coordinator"))
        yield f"grant execute on function portal_links_elsewhere(text[]) to {role}"


def write_keys(apps, schema_editor):
    """Give the links there are their keys; nobody's edit, so the journal is not told."""
    publications = apps.get_model("events", "Publication").objects
    rows = list(publications.exclude(url="").only("pk", "url"))
    schema_editor.execute("alter table events_publication disable trigger portal_journal")
    for row in rows:
        publications.filter(pk=row.pk).update(link_key=link_key(row.url))
    schema_editor.execute("alter table events_publication enable trigger portal_journal")


class Migration(migrations.Migration):
    dependencies = [
        ("events", "0006_files_and_telling"),
    ]

    operations = [
        migrations.AddField(
            model_name="publication",
            name="is_comments_more_than",
            field=models.BooleanField(default=False, verbose_name="more than so many comments and reactions"),
        ),
        migrations.AddField(
            model_name="publication",
            name="is_quantity_more_than",
            field=models.BooleanField(
                default=False,
                help_text="The exact number is not known, only that it is larger.",
                verbose_name="more than this quantity",
            ),
        ),
        migrations.AddField(
            model_name="publication",
            name="link_key",
            field=events.models.publication.LinkKeyField(blank=True, editable=False, max_length=1000),
        ),
        migrations.AddField(
            model_name="publication",
            name="reactions",
            field=models.PositiveIntegerField(
                default=0,
                help_text="Likes and the like; the figures count them together with comments.",
                verbose_name="reactions",
            ),
        ),
        migrations.AddField(
            model_name="publication",
            name="title_kk",
            field=models.CharField(blank=True, max_length=500, verbose_name="title in Kazakh"),
        ),
        migrations.AlterField(
            model_name="publication",
            name="comments",
            field=models.PositiveIntegerField(default=0, verbose_name="comments"),
        ),
        migrations.AlterField(
            model_name="publication",
            name="quantity",
            field=models.PositiveIntegerField(
                default=1,
                help_text="More than one when the line stands for several publications.",
                verbose_name="quantity",
            ),
        ),
        migrations.AddIndex(
            model_name="publication",
            index=models.Index(
                condition=models.Q(("link_key", ""), _negated=True),
                fields=["link_key", "region"],
                name="publication_link",
            ),
        ),
        migrations.AddConstraint(
            model_name="publication",
            constraint=models.CheckConstraint(
                condition=models.Q(("comments__lte", 100000000), ("reactions__lte", 100000000)),
                name="publication_comments_plausible",
                violation_error_message="Comments and reactions are at most 100,000,000 each.",
            ),
        ),
        migrations.AddField(
            model_name="publication",
            name="responses",
            field=models.GeneratedField(
                db_persist=True,
                expression=django.db.models.expressions.CombinedExpression(
                    models.F("comments"), "+", models.F("reactions")
                ),
                output_field=models.PositiveIntegerField(),
                verbose_name="comments and reactions",
            ),
        ),
        migrations.RunSQL("set constraints all immediate", migrations.RunSQL.noop),
        migrations.RunPython(write_keys, migrations.RunPython.noop),
        migrations.RunSQL("set constraints all immediate", migrations.RunSQL.noop),
        migrations.RunSQL("drop trigger portal_guard on events_publication", migrations.RunSQL.noop),
        Guard(
            "events_publication",
            "published_on:quantity,medium,campaign_id,is_quantity_more_than",
            "campaign_id:published_on,quantity,comments,reactions,is_quantity_more_than,is_comments_more_than",
        ),
        LinksElsewhere(),
        # The names of the figures hold those of the types of events; whoever enters an appeal is told its figures.
        Grant("events_eventtype", operator="r"),
    ]
