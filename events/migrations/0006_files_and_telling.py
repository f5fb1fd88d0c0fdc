"""Files of events, the order in which a region tells, and the guard of what closed quarters tell."""

import django.db.models.deletion
import django.db.models.functions.datetime
from django.db import migrations, models

import mediation.clock
import mediation.database.keys
from mediation.database.journal import Journal
from mediation.database.locks import Guard
from mediation.database.roles import RegionPolicy


class Migration(migrations.Migration):
    dependencies = [
        ("events", "0008_campaign"),
        ("offices", "0005_network_security"),
    ]

    operations = [
        migrations.CreateModel(
            name="EventFile",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=200, verbose_name="file")),
                (
                    "extension",
                    models.CharField(
                        choices=[
                            ("jpg", "jpg"),
                            ("png", "png"),
                            ("webp", "webp"),
                            ("pdf", "pdf"),
                            ("docx", "docx"),
                            ("xlsx", "xlsx"),
                        ],
                        editable=False,
                        max_length=4,
                        verbose_name="kind",
                    ),
                ),
                ("size", models.PositiveIntegerField(verbose_name="size in bytes")),
                ("sha256", models.CharField(editable=False, max_length=64)),
                ("stored_as", models.CharField(editable=False, max_length=100, unique=True)),
                ("added_at", models.DateTimeField(default=mediation.clock.now, editable=False, verbose_name="added")),
                ("removed_at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="removed")),
            ],
            options={
                "verbose_name": "file of an event",
                "verbose_name_plural": "files of events",
                "ordering": ["pk"],
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="event",
            name="told_position",
            field=models.PositiveSmallIntegerField(
                default=0, editable=False, verbose_name="place among what the region tells"
            ),
        ),
        migrations.AddConstraint(
            model_name="event",
            constraint=models.UniqueConstraint(fields=("id", "region"), name="event_with_region"),
        ),
        migrations.AddConstraint(
            model_name="event",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("told_in_on__isnull", True),
                    models.Q(
                        ("told_in_on__day", 1),
                        ("told_in_on__gte", django.db.models.functions.datetime.TruncQuarter("starts_on")),
                        ("told_in_on__month__in", [1, 4, 7, 10]),
                    ),
                    _connector="OR",
                ),
                name="event_told_in_quarter",
                violation_error_message="An event is told in its own quarter or in a later one.",
            ),
        ),
        migrations.AddField(
            model_name="eventfile",
            name="event",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="files",
                to="events.event",
                verbose_name="event",
            ),
        ),
        migrations.AddField(
            model_name="eventfile",
            name="region",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="offices.region",
                verbose_name="region",
            ),
        ),
        migrations.AddConstraint(
            model_name="eventfile",
            constraint=models.UniqueConstraint(
                fields=("event", "sha256"),
                name="event_file_once",
                violation_error_message="This file is attached already.",
            ),
        ),
        migrations.AddConstraint(
            model_name="eventfile",
            constraint=mediation.database.keys.CompositeForeignKey(
                fields=("event", "region"), name="event_file_in_region", to="events.Event", to_fields=("id", "region")
            ),
        ),
        RegionPolicy("events_eventfile", coordinator="riud", national="r"),
        # The name of a file may name people.
        Journal("events_eventfile", masked=["name"]),
        # What the report of a quarter tells, and how, stays once the region has handed in (DESIGN §3.8, §3.9).
        Guard(
            "events_event",
            "told_in_on:highlight_ru,highlight_kk,told_position,title,ends_on",
            name="portal_guard_told",
        ),
    ]
