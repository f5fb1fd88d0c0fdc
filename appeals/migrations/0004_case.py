# Sessions, agreements and parties become records; steps, hand-overs.

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import mediation.database.keys


class Migration(migrations.Migration):
    dependencies = [
        ("appeals", "0003_categories"),
        ("events", "0003_types"),
        ("mediators", "0002_security"),
        ("offices", "0003_security"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="HandOver",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("form_token", models.UUIDField(editable=False, null=True, unique=True)),
                ("number", models.CharField(max_length=20, verbose_name="number")),
                ("to_body", models.CharField(blank=True, max_length=300, verbose_name="to a body outside the portal")),
                ("handed_on", models.DateField(verbose_name="handed over on")),
                ("reason", models.CharField(max_length=300, verbose_name="why it is handed over")),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("self", "came on their own"),
                            ("court", "court"),
                            ("police", "police"),
                            ("prosecutor", "prosecutor's office"),
                            ("akimat", "akimat"),
                            ("education", "education"),
                            ("social_services", "social services"),
                            ("ngo", "non-governmental organisation"),
                            ("other", "other"),
                        ],
                        max_length=15,
                        verbose_name="referred by",
                    ),
                ),
                (
                    "channel",
                    models.CharField(
                        choices=[
                            ("in_person", "in person"),
                            ("phone", "by telephone"),
                            ("online", "online"),
                            ("outreach", "outreach visit"),
                        ],
                        max_length=9,
                        verbose_name="channel",
                    ),
                ),
                (
                    "decision",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("accepted", "accepted by the region"),
                            ("returned", "returned by the region"),
                            ("withdrawn", "taken back"),
                        ],
                        max_length=9,
                        verbose_name="answer",
                    ),
                ),
                ("decided_on", models.DateField(blank=True, null=True, verbose_name="answered on")),
                ("decided_because", models.CharField(blank=True, max_length=300, verbose_name="why it is returned")),
                ("new_number", models.CharField(blank=True, max_length=20, verbose_name="number there")),
            ],
            options={
                "verbose_name": "hand-over",
                "verbose_name_plural": "hand-overs",
            },
        ),
        migrations.CreateModel(
            name="Step",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("assigned", "mediator assigned"),
                            ("extended", "term extended"),
                            ("reopened", "reopened"),
                        ],
                        max_length=8,
                    ),
                ),
                ("taken_on", models.DateField()),
                ("reason", models.CharField(blank=True, max_length=300)),
            ],
            options={
                "verbose_name": "step of a case",
                "verbose_name_plural": "steps of cases",
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="agreement",
            name="followed_up_on",
            field=models.DateField(blank=True, null=True, verbose_name="followed up on"),
        ),
        migrations.AddField(
            model_name="agreement",
            name="form_token",
            field=models.UUIDField(editable=False, null=True, unique=True),
        ),
        migrations.AddField(
            model_name="agreement",
            name="version",
            field=models.PositiveIntegerField(default=1, editable=False),
        ),
        migrations.AddField(
            model_name="party",
            name="form_token",
            field=models.UUIDField(editable=False, null=True, unique=True),
        ),
        migrations.AddField(
            model_name="party",
            name="version",
            field=models.PositiveIntegerField(default=1, editable=False),
        ),
        migrations.AddField(
            model_name="session",
            name="form_token",
            field=models.UUIDField(editable=False, null=True, unique=True),
        ),
        migrations.AddField(
            model_name="session",
            name="reason",
            field=models.CharField(
                blank=True, max_length=300, verbose_name="why it is entered after the end of the case"
            ),
        ),
        migrations.AddField(
            model_name="session",
            name="version",
            field=models.PositiveIntegerField(default=1, editable=False),
        ),
        migrations.AlterField(
            model_name="agreement",
            name="appeal",
            field=models.ForeignKey(
                db_constraint=False,
                editable=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="%(class)ss",
                to="appeals.appeal",
            ),
        ),
        migrations.AlterField(
            model_name="agreement",
            name="due_on",
            field=models.DateField(
                blank=True,
                help_text="The last day for what was agreed; blank if it was done at once. What was agreed is not entered.",
                null=True,
                verbose_name="to be performed by",
            ),
        ),
        migrations.AlterField(
            model_name="agreement",
            name="number",
            field=models.CharField(blank=True, max_length=60, verbose_name="number of the agreement"),
        ),
        migrations.AlterField(
            model_name="party",
            name="appeal",
            field=models.ForeignKey(
                db_constraint=False,
                editable=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="%(class)ss",
                to="appeals.appeal",
            ),
        ),
        migrations.AlterField(
            model_name="party",
            name="consented_on",
            field=models.DateField(
                blank=True,
                help_text="The day the person agreed in writing that name and contact are kept.",
                null=True,
                verbose_name="consent given on",
            ),
        ),
        migrations.AlterField(
            model_name="party",
            name="gender",
            field=models.CharField(
                blank=True, choices=[("male", "male"), ("female", "female")], max_length=6, verbose_name="gender"
            ),
        ),
        migrations.AlterField(
            model_name="party",
            name="language",
            field=models.CharField(
                blank=True,
                choices=[("kk", "Kazakh"), ("ru", "Russian"), ("en", "English"), ("other", "another language")],
                max_length=40,
                verbose_name="language",
            ),
        ),
        migrations.AlterField(
            model_name="session",
            name="appeal",
            field=models.ForeignKey(
                db_constraint=False,
                editable=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="%(class)ss",
                to="appeals.appeal",
            ),
        ),
        migrations.AlterField(
            model_name="session",
            name="place",
            field=models.CharField(
                blank=True,
                help_text="Where it was held; nothing of what was said.",
                max_length=300,
                verbose_name="place",
            ),
        ),
        migrations.AddConstraint(
            model_name="agreement",
            constraint=models.CheckConstraint(
                condition=models.Q(("due_on__isnull", True), ("due_on__gte", models.F("signed_on")), _connector="OR"),
                name="agreement_due_after_signing",
                violation_error_message="The last day may not be before the signing.",
            ),
        ),
        migrations.AddConstraint(
            model_name="agreement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("followed_up_on__isnull", True), ("is_kept__isnull", True)),
                    models.Q(
                        ("followed_up_on__gte", models.F("signed_on")),
                        ("followed_up_on__isnull", False),
                        ("is_kept__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="agreement_follow_up_whole",
                violation_error_message="A follow-up has a day, not before the signing, and an answer.",
            ),
        ),
        migrations.AddConstraint(
            model_name="appeal",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("extended_on__isnull", True), ("extended_on__gte", models.F("received_on")), _connector="OR"
                ),
                name="appeal_extended_after_receipt",
                violation_error_message="The term may not be extended before the receipt.",
            ),
        ),
        migrations.AddConstraint(
            model_name="appeal",
            constraint=models.UniqueConstraint(
                condition=models.Q(("annulled_at__isnull", True), ("follows__isnull", False)),
                fields=("follows",),
                name="appeal_continued_once",
                violation_error_message="Another appeal continues this one already.",
            ),
        ),
        migrations.AddConstraint(
            model_name="party",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("birth_year__isnull", True),
                    models.Q(("birth_year__gte", 1900), ("birth_year__lte", 2100)),
                    _connector="OR",
                ),
                name="party_birth_year_plausible",
                violation_error_message="The year of birth has four digits, from 1900 on.",
            ),
        ),
        migrations.AddConstraint(
            model_name="party",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("is_organisation", False), models.Q(("birth_year__isnull", True), ("gender", "")), _connector="OR"
                ),
                name="party_organisation_has_no_age",
                violation_error_message="An organisation has neither gender nor year of birth.",
            ),
        ),
        migrations.AddConstraint(
            model_name="party",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("is_organisation", True),
                    ("consented_on__isnull", False),
                    models.Q(("contact_index__isnull", True), ("name_index__isnull", True)),
                    _connector="OR",
                ),
                name="party_named_with_consent",
                violation_error_message="A person's name or contact is kept only with the day of the consent.",
            ),
        ),
        migrations.AddConstraint(
            model_name="session",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("minutes__isnull", True), models.Q(("minutes__gte", 1), ("minutes__lte", 1440)), _connector="OR"
                ),
                name="session_minutes_plausible",
                violation_error_message="A session lasts from 1 to 1440 minutes.",
            ),
        ),
        migrations.AddConstraint(
            model_name="session",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("participants__isnull", True),
                    models.Q(("participants__gte", 1), ("participants__lte", 1000)),
                    _connector="OR",
                ),
                name="session_participants_plausible",
                violation_error_message="From 1 to 1000 people take part.",
            ),
        ),
        migrations.AddField(
            model_name="handover",
            name="appeal",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="hand_overs",
                to="appeals.appeal",
            ),
        ),
        migrations.AddField(
            model_name="handover",
            name="category",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="appeals.category",
                verbose_name="category",
            ),
        ),
        migrations.AddField(
            model_name="handover",
            name="from_region",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="offices.region",
                verbose_name="sender",
            ),
        ),
        migrations.AddField(
            model_name="handover",
            name="to_region",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="offices.region",
                verbose_name="to the region",
            ),
        ),
        migrations.AddField(
            model_name="step",
            name="appeal",
            field=models.ForeignKey(
                db_constraint=False,
                editable=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="%(class)ss",
                to="appeals.appeal",
            ),
        ),
        migrations.AddField(
            model_name="step",
            name="by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="step",
            name="former",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="mediators.mediator"
            ),
        ),
        migrations.AddField(
            model_name="step",
            name="mediator",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="mediators.mediator"
            ),
        ),
        migrations.AddField(
            model_name="step",
            name="region",
            field=models.ForeignKey(
                editable=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="offices.region"
            ),
        ),
        migrations.AddIndex(
            model_name="handover",
            index=models.Index(condition=models.Q(("decision", "")), fields=["to_region"], name="handover_offered"),
        ),
        migrations.AddConstraint(
            model_name="handover",
            constraint=mediation.database.keys.CompositeForeignKey(
                fields=("appeal", "from_region"),
                name="handover_in_region",
                to="appeals.Appeal",
                to_fields=("id", "region"),
            ),
        ),
        migrations.AddConstraint(
            model_name="handover",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("to_body", ""), ("to_region__isnull", False)),
                    models.Q(("to_region__isnull", True), models.Q(("to_body", ""), _negated=True)),
                    _connector="OR",
                ),
                name="handover_to_one",
                violation_error_message="Name either a region or a body outside the portal.",
            ),
        ),
        migrations.AddConstraint(
            model_name="handover",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("to_region__isnull", True),
                    models.Q(("to_region", models.F("from_region")), _negated=True),
                    _connector="OR",
                ),
                name="handover_to_another",
                violation_error_message="An appeal is handed over to another region, not to its own.",
            ),
        ),
        migrations.AddConstraint(
            model_name="handover",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("decided_because", ""), ("decided_on__isnull", True), ("decision", ""), ("new_number", "")
                    ),
                    models.Q(
                        ("decided_on__isnull", False),
                        ("decision", "accepted"),
                        models.Q(("new_number", ""), _negated=True),
                    ),
                    models.Q(
                        ("decided_on__isnull", False),
                        ("decision", "returned"),
                        ("new_number", ""),
                        models.Q(("decided_because", ""), _negated=True),
                    ),
                    models.Q(("decided_on__isnull", False), ("decision", "withdrawn"), ("new_number", "")),
                    _connector="OR",
                ),
                name="handover_decision_whole",
                violation_error_message="An answer has a day; a return has a reason, an acceptance a new number.",
            ),
        ),
        migrations.AddConstraint(
            model_name="handover",
            constraint=models.UniqueConstraint(
                condition=models.Q(("decision__in", ["", "accepted"])),
                fields=("appeal",),
                name="handover_once",
                violation_error_message="The appeal is handed over already.",
            ),
        ),
        migrations.AddConstraint(
            model_name="step",
            constraint=mediation.database.keys.CompositeForeignKey(
                fields=("appeal", "region"), name="step_in_region", to="appeals.Appeal", to_fields=("id", "region")
            ),
        ),
        migrations.AddConstraint(
            model_name="step",
            constraint=models.UniqueConstraint(
                condition=models.Q(("kind", "extended")),
                fields=("appeal",),
                name="step_extended_once",
                violation_error_message="The term has been extended already; it is extended once.",
            ),
        ),
        migrations.AddConstraint(
            model_name="step",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind", "reopened"), ("reason", ""), _negated=True),
                name="step_reopened_with_reason",
                violation_error_message="Say why the appeal is reopened.",
            ),
        ),
    ]
