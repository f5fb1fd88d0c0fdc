"""Questionnaires, what was answered, and findings in Kazakh; who reads and writes them is said in the next one."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import mediation.database.keys


class Migration(migrations.Migration):
    dependencies = [
        ("events", "0007_publication_links"),
        ("offices", "0005_network_security"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="SurveyCount",
            fields=[
                ("id", models.CharField(max_length=40, primary_key=True, serialize=False)),
                (
                    "way",
                    models.CharField(
                        choices=[("total", "typed total"), ("answers", "filled in the portal")], max_length=7
                    ),
                ),
                ("respondents", models.IntegerField()),
            ],
            options={
                "verbose_name": "survey of a region",
                "verbose_name_plural": "surveys of regions",
                "db_table": "events_surveycount",
                "managed": False,
            },
        ),
        migrations.CreateModel(
            name="Question",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("form_token", models.UUIDField(editable=False, null=True, unique=True)),
                ("sort_order", models.PositiveSmallIntegerField(default=0, editable=False, verbose_name="order")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("single", "one choice"),
                            ("several", "several choices"),
                            ("scale", "scale"),
                            ("text", "free text"),
                        ],
                        max_length=7,
                        verbose_name="kind of question",
                    ),
                ),
                ("text_ru", models.CharField(max_length=500, verbose_name="question in Russian")),
                ("text_kk", models.CharField(max_length=500, verbose_name="question in Kazakh")),
                ("is_required", models.BooleanField(default=True, verbose_name="must be answered")),
                (
                    "steps",
                    models.PositiveSmallIntegerField(
                        blank=True, choices=[(5, "1–5"), (10, "1–10")], null=True, verbose_name="steps of the scale"
                    ),
                ),
                ("low_ru", models.CharField(blank=True, max_length=60, verbose_name="lowest step in Russian")),
                ("low_kk", models.CharField(blank=True, max_length=60, verbose_name="lowest step in Kazakh")),
                ("high_ru", models.CharField(blank=True, max_length=60, verbose_name="highest step in Russian")),
                ("high_kk", models.CharField(blank=True, max_length=60, verbose_name="highest step in Kazakh")),
                ("is_retired", models.BooleanField(default=False, editable=False, verbose_name="not asked any more")),
            ],
            options={
                "verbose_name": "question",
                "verbose_name_plural": "questions",
                "ordering": ["sort_order", "id"],
            },
        ),
        migrations.AddField(
            model_name="surveytotal",
            name="findings_kk",
            field=models.TextField(blank=True, max_length=4000, verbose_name="findings in Kazakh"),
        ),
        migrations.AlterField(
            model_name="surveytotal",
            name="respondents",
            field=models.PositiveIntegerField(
                help_text="Only those not filled in the portal: questionnaires filled there are counted by themselves.",
                verbose_name="respondents",
            ),
        ),
        migrations.CreateModel(
            name="Choice",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("sort_order", models.PositiveSmallIntegerField(default=0, verbose_name="order")),
                ("text_ru", models.CharField(max_length=200, verbose_name="choice in Russian")),
                ("text_kk", models.CharField(max_length=200, verbose_name="choice in Kazakh")),
                ("is_retired", models.BooleanField(default=False, verbose_name="not offered any more")),
                (
                    "question",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="choices",
                        to="events.question",
                        verbose_name="question",
                    ),
                ),
            ],
            options={
                "verbose_name": "choice",
                "verbose_name_plural": "choices",
                "ordering": ["sort_order", "id"],
            },
        ),
        migrations.CreateModel(
            name="Questionnaire",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("form_token", models.UUIDField(editable=False, null=True, unique=True)),
                ("name_ru", models.CharField(max_length=300, verbose_name="name in Russian")),
                ("name_kk", models.CharField(blank=True, max_length=300, verbose_name="name in Kazakh")),
                ("code", models.CharField(editable=False, max_length=8, unique=True, verbose_name="short code")),
                ("intro_ru", models.TextField(blank=True, max_length=1000, verbose_name="introduction in Russian")),
                ("intro_kk", models.TextField(blank=True, max_length=1000, verbose_name="introduction in Kazakh")),
                ("opens_on", models.DateField(verbose_name="first day of answers")),
                ("closes_on", models.DateField(verbose_name="last day of answers")),
                ("is_published", models.BooleanField(default=False, editable=False, verbose_name="open to answers")),
                (
                    "conclusions_ru",
                    models.TextField(blank=True, max_length=4000, verbose_name="conclusions in Russian"),
                ),
                ("conclusions_kk", models.TextField(blank=True, max_length=4000, verbose_name="conclusions in Kazakh")),
                (
                    "campaign",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="questionnaires",
                        to="events.campaign",
                        verbose_name="campaign",
                    ),
                ),
            ],
            options={
                "verbose_name": "questionnaire",
                "verbose_name_plural": "questionnaires",
            },
        ),
        migrations.AddField(
            model_name="question",
            name="questionnaire",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="questions",
                to="events.questionnaire",
                verbose_name="questionnaire",
            ),
        ),
        migrations.CreateModel(
            name="Response",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "way",
                    models.CharField(
                        choices=[("phone", "on a phone"), ("paper", "on paper")],
                        max_length=5,
                        verbose_name="how it was filled in",
                    ),
                ),
                (
                    "language",
                    models.CharField(
                        choices=[("ru", "Russian"), ("kk", "Kazakh")], max_length=2, verbose_name="language"
                    ),
                ),
                ("answered_on", models.DateField(verbose_name="answered on")),
                ("device", models.BinaryField(null=True)),
                ("entered_at", models.DateTimeField(null=True, verbose_name="entered at")),
                (
                    "campaign",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="responses",
                        to="events.campaign",
                        verbose_name="campaign",
                    ),
                ),
                (
                    "entered_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="entered by",
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
                        verbose_name="platform",
                    ),
                ),
                (
                    "questionnaire",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="responses",
                        to="events.questionnaire",
                        verbose_name="questionnaire",
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
                "verbose_name": "filled-in questionnaire",
                "verbose_name_plural": "filled-in questionnaires",
            },
        ),
        migrations.CreateModel(
            name="Answer",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("number", models.PositiveSmallIntegerField(null=True, verbose_name="step")),
                ("text", models.TextField(blank=True, max_length=1000, verbose_name="words")),
                (
                    "region",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="offices.region",
                        verbose_name="region",
                    ),
                ),
                (
                    "choice",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="events.choice",
                        verbose_name="choice",
                    ),
                ),
                (
                    "question",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="answers",
                        to="events.question",
                        verbose_name="question",
                    ),
                ),
                (
                    "questionnaire",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="events.questionnaire"
                    ),
                ),
                (
                    "response",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="answers",
                        to="events.response",
                        verbose_name="filled-in questionnaire",
                    ),
                ),
            ],
            options={
                "verbose_name": "answer",
                "verbose_name_plural": "answers",
            },
        ),
        migrations.AddConstraint(
            model_name="choice",
            constraint=models.UniqueConstraint(fields=("id", "question"), name="choice_of_question_key"),
        ),
        migrations.AddConstraint(
            model_name="questionnaire",
            constraint=models.UniqueConstraint(fields=("id", "campaign"), name="questionnaire_campaign_key"),
        ),
        migrations.AddConstraint(
            model_name="questionnaire",
            constraint=models.CheckConstraint(
                condition=models.Q(("closes_on__gte", models.F("opens_on"))),
                name="questionnaire_closes_after_opening",
                violation_error_message="The last day may not be before the first.",
            ),
        ),
        migrations.AddConstraint(
            model_name="question",
            constraint=models.UniqueConstraint(fields=("id", "questionnaire"), name="question_of_questionnaire_key"),
        ),
        migrations.AddConstraint(
            model_name="question",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind", "scale"), ("steps__in", (5, 10))),
                    models.Q(models.Q(("kind", "scale"), _negated=True), ("steps__isnull", True)),
                    _connector="OR",
                ),
                name="question_scale_has_steps",
                violation_error_message="Choose the steps of the scale; other questions have none.",
            ),
        ),
        migrations.AddIndex(
            model_name="response",
            index=models.Index(fields=["questionnaire", "region"], name="response_of_region"),
        ),
        migrations.AddIndex(
            model_name="response",
            index=models.Index(fields=["answered_on", "id"], name="response_day"),
        ),
        migrations.AddConstraint(
            model_name="response",
            constraint=models.UniqueConstraint(fields=("id", "questionnaire", "region"), name="response_key"),
        ),
        migrations.AddConstraint(
            model_name="response",
            constraint=models.UniqueConstraint(
                fields=("questionnaire", "device"),
                name="response_once_a_device",
                violation_error_message="This questionnaire was answered from this device before.",
            ),
        ),
        migrations.AddConstraint(
            model_name="response",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("device__isnull", False),
                        ("entered_at__isnull", True),
                        ("entered_by__isnull", True),
                        ("way", "phone"),
                    ),
                    models.Q(("device__isnull", True), ("entered_at__isnull", False), ("way", "paper")),
                    _connector="OR",
                ),
                name="response_way_is_whole",
            ),
        ),
        migrations.AddConstraint(
            model_name="response",
            constraint=mediation.database.keys.CompositeForeignKey(
                fields=("questionnaire", "campaign"),
                name="response_in_campaign",
                to="events.Questionnaire",
                to_fields=("id", "campaign"),
                violation_error_message="The questionnaire has answers and stays with its campaign.",
            ),
        ),
        migrations.AddConstraint(
            model_name="response",
            constraint=mediation.database.keys.CompositeForeignKey(
                fields=("platform", "region"),
                name="response_platform_in_region",
                to="offices.Platform",
                to_fields=("id", "region"),
                violation_error_message="The platform belongs to another region.",
            ),
        ),
        migrations.AddIndex(
            model_name="answer",
            index=models.Index(fields=["questionnaire", "region"], name="answer_of_region"),
        ),
        migrations.AddConstraint(
            model_name="answer",
            constraint=models.UniqueConstraint(
                fields=("response", "question", "choice"), name="answer_given_once", nulls_distinct=False
            ),
        ),
        migrations.AddConstraint(
            model_name="answer",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("choice__isnull", False), ("number__isnull", True), ("text", "")),
                    models.Q(("choice__isnull", True), ("number__range", (1, 10)), ("text", "")),
                    models.Q(("choice__isnull", True), ("number__isnull", True), models.Q(("text", ""), _negated=True)),
                    _connector="OR",
                ),
                name="answer_is_one_thing",
            ),
        ),
        migrations.AddConstraint(
            model_name="answer",
            constraint=mediation.database.keys.CompositeForeignKey(
                fields=("response", "questionnaire", "region"),
                name="answer_of_response",
                to="events.Response",
                to_fields=("id", "questionnaire", "region"),
            ),
        ),
        migrations.AddConstraint(
            model_name="answer",
            constraint=mediation.database.keys.CompositeForeignKey(
                fields=("question", "questionnaire"),
                name="answer_to_own_question",
                to="events.Question",
                to_fields=("id", "questionnaire"),
            ),
        ),
        migrations.AddConstraint(
            model_name="answer",
            constraint=mediation.database.keys.CompositeForeignKey(
                fields=("choice", "question"),
                name="answer_of_own_choices",
                to="events.Choice",
                to_fields=("id", "question"),
            ),
        ),
    ]
