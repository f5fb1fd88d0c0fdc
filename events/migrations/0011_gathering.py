"""What an event was, who held it and who took part; organisations and memoranda."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

import events.models.event
import mediation.database.keys


class EnsureConstraint(migrations.AddConstraint):
    """Add a constraint unless an earlier migration, of another change to events, has added it."""

    def is_there(self, app_label, state) -> bool:
        options = state.models[app_label, self.model_name_lower].options
        return any(one.name == self.constraint.name for one in options["constraints"])

    def state_forwards(self, app_label, state):
        if not self.is_there(app_label, state):
            super().state_forwards(app_label, state)

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        if not self.is_there(app_label, from_state):
            super().database_forwards(app_label, schema_editor, from_state, to_state)


class Migration(migrations.Migration):
    dependencies = [
        ("events", "0010_survey_security"),
        ("mediators", "0012_training"),
        ("offices", "0005_network_security"),
    ]

    operations = [
        migrations.CreateModel(
            name="Memorandum",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("form_token", models.UUIDField(editable=False, null=True, unique=True)),
                ("number", models.CharField(blank=True, max_length=60, verbose_name="number")),
                ("subject", models.CharField(max_length=300, verbose_name="what it is about")),
                ("signed_on", models.DateField(verbose_name="signed on")),
                (
                    "ends_on",
                    models.DateField(
                        blank=True, help_text="Blank: without a term.", null=True, verbose_name="last day"
                    ),
                ),
            ],
            options={
                "verbose_name": "memorandum",
                "verbose_name_plural": "memoranda",
            },
        ),
        migrations.CreateModel(
            name="Organisation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("form_token", models.UUIDField(editable=False, null=True, unique=True)),
                ("name_ru", models.CharField(max_length=300, verbose_name="name in Russian")),
                ("name_kk", models.CharField(blank=True, max_length=300, verbose_name="name in Kazakh")),
                (
                    "contacts",
                    models.CharField(
                        blank=True,
                        help_text="Of the organisation, not of a person.",
                        max_length=300,
                        verbose_name="contacts",
                    ),
                ),
                (
                    "is_retired",
                    models.BooleanField(
                        default=False, help_text="Not offered for new records.", verbose_name="retired"
                    ),
                ),
            ],
            options={
                "verbose_name": "organisation",
                "verbose_name_plural": "organisations",
            },
        ),
        migrations.CreateModel(
            name="OrganisationKind",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name_ru", models.CharField(max_length=300, verbose_name="name in Russian")),
                ("name_kk", models.CharField(blank=True, max_length=300, verbose_name="name in Kazakh")),
                ("code", models.SlugField(max_length=40, unique=True, verbose_name="code")),
                ("is_builtin", models.BooleanField(default=False, editable=False, verbose_name="built in")),
                (
                    "is_retired",
                    models.BooleanField(
                        default=False, help_text="Not offered for new records.", verbose_name="retired"
                    ),
                ),
                ("sort_order", models.PositiveSmallIntegerField(default=100, verbose_name="order")),
            ],
            options={
                "verbose_name": "kind of organisation",
                "verbose_name_plural": "kinds of organisations",
                "ordering": ["sort_order", "id"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ParticipantGroup",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name_ru", models.CharField(max_length=300, verbose_name="name in Russian")),
                ("name_kk", models.CharField(blank=True, max_length=300, verbose_name="name in Kazakh")),
                ("code", models.SlugField(max_length=40, unique=True, verbose_name="code")),
                ("is_builtin", models.BooleanField(default=False, editable=False, verbose_name="built in")),
                (
                    "is_retired",
                    models.BooleanField(
                        default=False, help_text="Not offered for new records.", verbose_name="retired"
                    ),
                ),
                ("sort_order", models.PositiveSmallIntegerField(default=100, verbose_name="order")),
            ],
            options={
                "verbose_name": "group of participants",
                "verbose_name_plural": "groups of participants",
                "ordering": ["sort_order", "id"],
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="event",
            name="course",
            field=models.ForeignKey(
                blank=True,
                help_text="Who finished it is in the register of mediators; certificates are proposed from there.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="events",
                to="mediators.training",
                verbose_name="course of the mediators",
            ),
        ),
        migrations.AddField(
            model_name="event",
            name="dates",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.DateField(),
                blank=True,
                default=list,
                help_text="Empty: every day from the first to the last.",
                size=None,
                verbose_name="days, if not in a row",
            ),
        ),
        migrations.AddField(
            model_name="event",
            name="format",
            field=models.CharField(
                blank=True,
                choices=[("in_person", "face to face"), ("online", "online"), ("hybrid", "hybrid")],
                max_length=9,
                verbose_name="format",
            ),
        ),
        migrations.AddField(
            model_name="event",
            name="groups",
            field=models.CharField(blank=True, max_length=300, verbose_name="who took part"),
        ),
        migrations.AddField(
            model_name="event",
            name="place",
            field=models.CharField(blank=True, max_length=300, verbose_name="place"),
        ),
        migrations.AddField(
            model_name="event",
            name="title_kk",
            field=models.CharField(blank=True, max_length=500, verbose_name="title in Kazakh"),
        ),
        migrations.CreateModel(
            name="EventMediator",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "event",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="mediators",
                        to="events.event",
                        verbose_name="event",
                    ),
                ),
                (
                    "mediator",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="in_events",
                        to="mediators.mediator",
                        verbose_name="mediator",
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
                "verbose_name": "mediator of an event",
                "verbose_name_plural": "mediators of events",
            },
        ),
        migrations.CreateModel(
            name="EventOrganisation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "role",
                    models.CharField(
                        choices=[("organiser", "organiser"), ("partner", "partner")], max_length=9, verbose_name="role"
                    ),
                ),
                (
                    "event",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="organisations",
                        to="events.event",
                        verbose_name="event",
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
                "verbose_name": "organisation of an event",
                "verbose_name_plural": "organisations of events",
            },
        ),
        migrations.CreateModel(
            name="EventTheme",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name_ru", models.CharField(max_length=300, verbose_name="name in Russian")),
                ("name_kk", models.CharField(blank=True, max_length=300, verbose_name="name in Kazakh")),
                ("code", models.SlugField(max_length=40, unique=True, verbose_name="code")),
                ("is_builtin", models.BooleanField(default=False, editable=False, verbose_name="built in")),
                (
                    "is_retired",
                    models.BooleanField(
                        default=False, help_text="Not offered for new records.", verbose_name="retired"
                    ),
                ),
                ("sort_order", models.PositiveSmallIntegerField(default=100, verbose_name="order")),
            ],
            options={
                "verbose_name": "theme of events",
                "verbose_name_plural": "themes of events",
                "ordering": ["sort_order", "id"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("is_builtin", True), ("is_retired", True), _negated=True),
                        name="events_eventtheme_builtin_stays",
                        violation_error_message="A built-in item cannot be retired.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("code__regex", "^[a-z][a-z0-9_]*$")),
                        name="events_eventtheme_code_form",
                        violation_error_message="A code is small Latin letters, digits and underscores.",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="event",
            name="theme",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="events",
                to="events.eventtheme",
                verbose_name="theme",
            ),
        ),
        EnsureConstraint(
            model_name="event",
            constraint=models.UniqueConstraint(fields=("id", "region"), name="event_with_region"),
        ),
        migrations.AddConstraint(
            model_name="event",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("dates", []),
                    models.Q(
                        ("dates__0", models.F("starts_on")),
                        ("ends_on", events.models.event.LastOf("dates")),
                        ("starts_on__lt", models.F("ends_on")),
                    ),
                    _connector="OR",
                ),
                name="event_dates_fit",
                violation_error_message="The list of days begins on the first day and ends on the last.",
            ),
        ),
        migrations.AddField(
            model_name="memorandum",
            name="region",
            field=models.ForeignKey(
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="offices.region",
                verbose_name="region",
            ),
        ),
        migrations.AddField(
            model_name="organisation",
            name="region",
            field=models.ForeignKey(
                blank=True,
                help_text="Blank: a national organisation.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="organisations",
                to="offices.region",
                verbose_name="region",
            ),
        ),
        migrations.AddField(
            model_name="memorandum",
            name="organisation",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="memoranda",
                to="events.organisation",
                verbose_name="organisation",
            ),
        ),
        migrations.AddField(
            model_name="eventorganisation",
            name="organisation",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="in_events",
                to="events.organisation",
                verbose_name="organisation",
            ),
        ),
        migrations.AddConstraint(
            model_name="organisationkind",
            constraint=models.CheckConstraint(
                condition=models.Q(("is_builtin", True), ("is_retired", True), _negated=True),
                name="events_organisationkind_builtin_stays",
                violation_error_message="A built-in item cannot be retired.",
            ),
        ),
        migrations.AddConstraint(
            model_name="organisationkind",
            constraint=models.CheckConstraint(
                condition=models.Q(("code__regex", "^[a-z][a-z0-9_]*$")),
                name="events_organisationkind_code_form",
                violation_error_message="A code is small Latin letters, digits and underscores.",
            ),
        ),
        migrations.AddField(
            model_name="organisation",
            name="kind",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="organisations",
                to="events.organisationkind",
                verbose_name="kind",
            ),
        ),
        migrations.AddConstraint(
            model_name="participantgroup",
            constraint=models.CheckConstraint(
                condition=models.Q(("is_builtin", True), ("is_retired", True), _negated=True),
                name="events_participantgroup_builtin_stays",
                violation_error_message="A built-in item cannot be retired.",
            ),
        ),
        migrations.AddConstraint(
            model_name="participantgroup",
            constraint=models.CheckConstraint(
                condition=models.Q(("code__regex", "^[a-z][a-z0-9_]*$")),
                name="events_participantgroup_code_form",
                violation_error_message="A code is small Latin letters, digits and underscores.",
            ),
        ),
        migrations.AddConstraint(
            model_name="eventmediator",
            constraint=models.UniqueConstraint(
                fields=("event", "mediator"),
                name="event_mediator_once",
                violation_error_message="The mediator is named already.",
            ),
        ),
        migrations.AddConstraint(
            model_name="eventmediator",
            constraint=mediation.database.keys.CompositeForeignKey(
                fields=("event", "region"),
                name="event_mediator_in_region",
                to="events.Event",
                to_fields=("id", "region"),
            ),
        ),
        migrations.AddIndex(
            model_name="memorandum",
            index=models.Index(fields=["ends_on"], name="memorandum_ends"),
        ),
        migrations.AddConstraint(
            model_name="memorandum",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends_on__isnull", True), ("ends_on__gte", models.F("signed_on")), _connector="OR"),
                name="memorandum_ends_after_signing",
                violation_error_message="The last day may not be before the signing.",
            ),
        ),
        migrations.AddConstraint(
            model_name="memorandum",
            constraint=models.UniqueConstraint(
                fields=("organisation", "signed_on", "subject"),
                name="memorandum_once",
                violation_error_message="This memorandum is already entered.",
            ),
        ),
        migrations.AddConstraint(
            model_name="eventorganisation",
            constraint=models.UniqueConstraint(
                fields=("event", "organisation"),
                name="event_organisation_once",
                violation_error_message="An organisation is either an organiser or a partner, and named once.",
            ),
        ),
        migrations.AddConstraint(
            model_name="eventorganisation",
            constraint=mediation.database.keys.CompositeForeignKey(
                fields=("event", "region"),
                name="event_organisation_in_region",
                to="events.Event",
                to_fields=("id", "region"),
            ),
        ),
        migrations.AddIndex(
            model_name="organisation",
            index=models.Index(fields=["name_ru", "id"], name="organisation_name"),
        ),
        migrations.AddConstraint(
            model_name="organisation",
            constraint=models.UniqueConstraint(
                fields=("region", "name_ru"),
                name="organisation_once",
                nulls_distinct=False,
                violation_error_message="An organisation of this name is already in the register.",
            ),
        ),
    ]
