"""The tables of today, as makemigrations writes them, made at once (ADR 0027)."""

import django.db.models.deletion
import django.db.models.functions.datetime
import mediation.clock
import mediation.database.keys
import mediation.database.tables
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('offices', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        mediation.database.tables.Tables(
            models=[
                migrations.CreateModel(
                    name='Submission',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='offices.region', verbose_name='region')),
                        ('starts_on', models.DateField(verbose_name='first day of the quarter')),
                        ('status', models.CharField(choices=[('draft', 'draft'), ('submitted', 'submitted'), ('returned', 'returned'), ('accepted', 'accepted')], default='draft', max_length=9, verbose_name='status')),
                        ('director', models.CharField(blank=True, max_length=200, verbose_name='director who signs the report')),
                        ('is_interethnic_zero_confirmed', models.BooleanField(default=False, verbose_name='there were no interethnic appeals')),
                        ('first_submitted_at', models.DateTimeField(blank=True, null=True, verbose_name='first submitted')),
                        ('submitted_at', models.DateTimeField(blank=True, null=True, verbose_name='submitted')),
                        ('submitted_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('decided_at', models.DateTimeField(blank=True, null=True, verbose_name='decided')),
                        ('decided_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('comment', models.TextField(blank=True, max_length=4000, verbose_name='comment')),
                        ('version', models.PositiveIntegerField(default=0, editable=False)),
                        ('found', models.JSONField(blank=True, default=dict, editable=False)),
                    ],
                    options={
                        'verbose_name': 'submission',
                        'verbose_name_plural': 'submissions',
                        'constraints': [models.UniqueConstraint(fields=('region', 'starts_on'), name='submission_once_a_quarter'), models.UniqueConstraint(fields=('id', 'region'), name='submission_with_region'), models.CheckConstraint(condition=models.Q(models.Q(('status__in', ['submitted', 'accepted']), _negated=True), ('submitted_at__isnull', False), _connector='OR'), name='submission_has_moment')],
                    },
                ),
                migrations.CreateModel(
                    name='Answer',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('submission', models.ForeignKey(db_constraint=False, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='reports.submission')),
                        ('region', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='offices.region')),
                        ('starts_on', models.DateField(editable=False)),
                        ('check_code', models.CharField(max_length=30)),
                        ('about', models.CharField(blank=True, max_length=100)),
                        ('value', models.CharField(max_length=100)),
                        ('reason', models.CharField(blank=True, max_length=500, verbose_name='reason')),
                        ('answered_at', models.DateTimeField()),
                        ('answered_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'verbose_name': 'answer to a check',
                        'verbose_name_plural': 'answers to checks',
                        'abstract': False,
                        'constraints': [mediation.database.keys.CompositeForeignKey(fields=('submission', 'region'), name='closing_answer_in_region', to='reports.Submission', to_fields=('id', 'region')), models.UniqueConstraint(fields=('submission', 'check_code', 'about'), name='answer_once_a_finding')],
                    },
                ),
                migrations.CreateModel(
                    name='Remark',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('submission', models.ForeignKey(db_constraint=False, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='reports.submission')),
                        ('region', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='offices.region')),
                        ('figure', models.CharField(blank=True, max_length=100)),
                        ('noun', models.CharField(blank=True, choices=[('appeal', 'appeal'), ('event', 'event'), ('publication', 'publication')], max_length=11)),
                        ('record', models.BigIntegerField(blank=True, null=True)),
                        ('record_name', models.CharField(blank=True, max_length=200)),
                        ('text', models.CharField(max_length=500, verbose_name='what is wrong')),
                        ('made_at', models.DateTimeField()),
                        ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('sent_at', models.DateTimeField(blank=True, null=True)),
                        ('mended_at', models.DateTimeField(blank=True, null=True)),
                        ('mended_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('note', models.CharField(blank=True, max_length=500, verbose_name='what was done')),
                    ],
                    options={
                        'verbose_name': 'remark',
                        'verbose_name_plural': 'remarks',
                        'ordering': ['pk'],
                        'abstract': False,
                        'constraints': [mediation.database.keys.CompositeForeignKey(fields=('submission', 'region'), name='closing_remark_in_region', to='reports.Submission', to_fields=('id', 'region')), models.CheckConstraint(condition=models.Q(models.Q(models.Q(('figure', ''), _negated=True), ('noun', ''), ('record__isnull', True)), models.Q(('figure', ''), ('record__isnull', False), models.Q(('noun', ''), _negated=True)), _connector='OR'), name='remark_pinned_to_one', violation_error_message='A remark is pinned to a figure or to a record.'), models.CheckConstraint(condition=models.Q(('mended_at__isnull', True), ('sent_at__isnull', False), _connector='OR'), name='remark_mended_after_sent')],
                    },
                ),
                migrations.CreateModel(
                    name='Step',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('submission', models.ForeignKey(db_constraint=False, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='reports.submission')),
                        ('region', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='offices.region')),
                        ('kind', models.CharField(choices=[('submitted', 'Submitted'), ('withdrawn', 'Taken back'), ('returned', 'Returned'), ('accepted', 'Accepted'), ('asked', 'Exception asked for'), ('dropped', 'Request for an exception taken back'), ('refused', 'Exception refused'), ('reopened', 'Reopened by exception'), ('closed', 'Closed again')], max_length=9)),
                        ('at', models.DateTimeField()),
                        ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('comment', models.TextField(blank=True, max_length=4000)),
                    ],
                    options={
                        'verbose_name': 'step of a submission',
                        'verbose_name_plural': 'steps of submissions',
                        'ordering': ['at', 'pk'],
                        'abstract': False,
                        'constraints': [mediation.database.keys.CompositeForeignKey(fields=('submission', 'region'), name='closing_step_in_region', to='reports.Submission', to_fields=('id', 'region')), models.UniqueConstraint(fields=('id', 'region'), name='step_with_region')],
                    },
                ),
                migrations.CreateModel(
                    name='HistoricFigure',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('starts_on', models.DateField(verbose_name='first day of the quarter')),
                        ('code', models.CharField(max_length=100, verbose_name='figure')),
                        ('region', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='offices.region', verbose_name='region')),
                        ('value', models.DecimalField(decimal_places=1, max_digits=12, verbose_name='value')),
                        ('is_more', models.BooleanField(default=False, verbose_name='more than')),
                        ('how', models.CharField(choices=[('read', 'as printed'), ('derived', 'follows from others'), ('changed', 'changed by hand')], default='read', max_length=7, verbose_name='how known')),
                        ('sentence', models.TextField(max_length=4000, verbose_name='sentence')),
                        ('source', models.CharField(max_length=200, verbose_name='source')),
                        ('sha256', models.CharField(max_length=64)),
                        ('confirmed_at', models.DateTimeField(verbose_name='confirmed')),
                        ('confirmed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='confirmed by')),
                    ],
                    options={
                        'verbose_name': 'figure of an old report',
                        'verbose_name_plural': 'figures of old reports',
                        'constraints': [models.UniqueConstraint(fields=('starts_on', 'code', 'region'), name='historic_figure_once', nulls_distinct=False, violation_error_message='This figure of the quarter is kept already.'), models.CheckConstraint(condition=models.Q(('value__gte', 0)), name='historic_figure_not_negative', violation_error_message='A figure is not less than zero.'), models.CheckConstraint(condition=models.Q(('starts_on__day', 1), ('starts_on__month__in', [1, 4, 7, 10])), name='historic_figure_of_a_quarter', violation_error_message='A quarter begins in January, April, July or October.')],
                    },
                ),
                migrations.CreateModel(
                    name='Letter',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='offices.region')),
                        ('starts_on', models.DateField(verbose_name='first day of the quarter')),
                        ('occasion', models.CharField(max_length=20)),
                        ('made_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                        ('sent_at', models.DateTimeField(blank=True, null=True)),
                        ('sent_to', models.PositiveSmallIntegerField(blank=True, null=True)),
                    ],
                    options={
                        'verbose_name': 'letter',
                        'verbose_name_plural': 'letters',
                        'constraints': [models.UniqueConstraint(fields=('region', 'starts_on', 'occasion'), name='letter_once_an_occasion')],
                    },
                ),
                migrations.CreateModel(
                    name='PublishedSummary',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('starts_on', models.DateField(verbose_name='first day of the quarter')),
                        ('revision', models.PositiveSmallIntegerField(default=1, verbose_name='version')),
                        ('figures', models.TextField()),
                        ('texts', models.TextField(default='{}')),
                        ('definitions', models.TextField(default='{}')),
                        ('sha256', models.CharField(max_length=64)),
                        ('published_at', models.DateTimeField(verbose_name='published')),
                        ('kept_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False)),
                        ('published_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('reason', models.CharField(blank=True, max_length=300, verbose_name='reason of the correction')),
                    ],
                    options={
                        'verbose_name': 'published summary',
                        'verbose_name_plural': 'published summaries',
                        'constraints': [models.UniqueConstraint(fields=('starts_on', 'revision'), name='published_once'), models.CheckConstraint(condition=models.Q(('revision', 1), models.Q(('reason', ''), _negated=True), _connector='OR'), name='correction_has_reason')],
                    },
                ),
                migrations.CreateModel(
                    name='PublishedFile',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('summary', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='files', to='reports.publishedsummary')),
                        ('format', models.CharField(choices=[('docx', 'Word'), ('xlsx', 'Excel')], max_length=4)),
                        ('language', models.CharField(choices=[('ru', 'Русский'), ('kk', 'Қазақша')], max_length=2)),
                        ('content', models.BinaryField()),
                        ('sha256', models.CharField(max_length=64)),
                    ],
                    options={
                        'verbose_name': 'published file',
                        'verbose_name_plural': 'published files',
                        'constraints': [models.UniqueConstraint(fields=('summary', 'format', 'language'), name='published_file_once')],
                    },
                ),
                migrations.CreateModel(
                    name='CountedRecords',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('summary', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='counted', to='reports.publishedsummary')),
                        ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='offices.region')),
                        ('records', models.TextField()),
                    ],
                    options={
                        'verbose_name': 'counted records',
                        'verbose_name_plural': 'counted records',
                        'constraints': [models.UniqueConstraint(fields=('summary', 'region'), name='counted_once_a_region')],
                    },
                ),
                migrations.CreateModel(
                    name='Reopening',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('submission', models.ForeignKey(db_constraint=False, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='reports.submission')),
                        ('region', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='offices.region')),
                        ('state', models.CharField(choices=[('asked', 'asked for'), ('dropped', 'taken back'), ('refused', 'refused'), ('granted', 'granted'), ('ended', 'ended')], default='asked', max_length=7)),
                        ('reason', models.CharField(max_length=500, verbose_name='why the quarter must be opened')),
                        ('entries', models.TextField(blank=True, max_length=2000, verbose_name='what is to be entered')),
                        ('asked_at', models.DateTimeField()),
                        ('asked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('answer', models.CharField(blank=True, max_length=500, verbose_name='answer of the centre')),
                        ('decided_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('granted_on', models.DateField(null=True)),
                        ('open_until', models.DateField(null=True, verbose_name='open until')),
                        ('ended_on', models.DateField(null=True)),
                    ],
                    options={
                        'verbose_name': 'dated exception',
                        'verbose_name_plural': 'dated exceptions',
                        'ordering': ['pk'],
                        'abstract': False,
                        'constraints': [mediation.database.keys.CompositeForeignKey(fields=('submission', 'region'), name='closing_reopening_in_region', to='reports.Submission', to_fields=('id', 'region')), models.UniqueConstraint(condition=models.Q(('state__in', ['asked', 'granted'])), fields=('submission',), name='reopening_one_at_a_time', violation_error_message='An exception is asked for or open already.'), models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='reopening_has_reason'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'refused'), _negated=True), models.Q(('answer', ''), _negated=True), _connector='OR'), name='reopening_refusal_says_why'), models.CheckConstraint(condition=models.Q(models.Q(('open_until__isnull', True), ('state__in', ['asked', 'dropped', 'refused'])), models.Q(('open_until__gte', models.F('granted_on')), ('state__in', ['granted', 'ended'])), _connector='OR'), name='reopening_has_its_day'), models.CheckConstraint(condition=models.Q(models.Q(('ended_on__isnull', False), ('state', 'ended')), models.Q(models.Q(('state', 'ended'), _negated=True), ('ended_on__isnull', True)), _connector='OR'), name='reopening_ended_on_a_day')],
                    },
                ),
                migrations.CreateModel(
                    name='Snapshot',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('submission', models.ForeignKey(db_constraint=False, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='reports.submission')),
                        ('region', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='offices.region')),
                        ('occasion', models.CharField(choices=[('handed_in', 'handed in'), ('granted', 'reopened'), ('ended', 'closed again')], max_length=9)),
                        ('reopening', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='snapshots', to='reports.reopening')),
                        ('kept_at', models.DateTimeField()),
                        ('figures', models.TextField()),
                        ('records', models.TextField()),
                    ],
                    options={
                        'verbose_name': 'figures at a moment',
                        'verbose_name_plural': 'figures at moments',
                        'abstract': False,
                        'constraints': [mediation.database.keys.CompositeForeignKey(fields=('submission', 'region'), name='closing_snapshot_in_region', to='reports.Submission', to_fields=('id', 'region')), models.UniqueConstraint(fields=('reopening', 'occasion'), name='snapshot_once_an_occasion')],
                    },
                ),
                migrations.CreateModel(
                    name='SubmissionScan',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='offices.region', verbose_name='region')),
                        ('name', models.CharField(max_length=200, verbose_name='file')),
                        ('extension', models.CharField(choices=[('jpg', 'jpg'), ('png', 'png'), ('webp', 'webp'), ('pdf', 'pdf'), ('docx', 'docx'), ('xlsx', 'xlsx')], editable=False, max_length=4, verbose_name='kind')),
                        ('size', models.PositiveIntegerField(verbose_name='size in bytes')),
                        ('sha256', models.CharField(editable=False, max_length=64)),
                        ('stored_as', models.CharField(editable=False, max_length=100, unique=True)),
                        ('added_at', models.DateTimeField(default=mediation.clock.now, editable=False, verbose_name='added')),
                        ('removed_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='removed')),
                        ('step', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='scans', to='reports.step', verbose_name='step of a submission')),
                    ],
                    options={
                        'verbose_name': 'signed scan',
                        'verbose_name_plural': 'signed scans',
                        'ordering': ['pk'],
                        'abstract': False,
                        'constraints': [models.UniqueConstraint(fields=('step',), name='submission_scan_one'), mediation.database.keys.CompositeForeignKey(fields=('step', 'region'), name='submission_scan_in_region', to='reports.Step', to_fields=('id', 'region'))],
                    },
                ),
                migrations.CreateModel(
                    name='RegionText',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('starts_on', models.DateField(editable=False, verbose_name='first day of the quarter')),
                        ('version', models.PositiveIntegerField(default=1, editable=False)),
                        ('edited_at', models.DateTimeField(editable=False)),
                        ('edited_by', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('region', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='offices.region')),
                        ('text_ru', models.TextField(blank=True, max_length=6000, verbose_name='text in Russian')),
                        ('text_kk', models.TextField(blank=True, max_length=6000, verbose_name='text in Kazakh')),
                    ],
                    options={
                        'verbose_name': 'text of a region',
                        'verbose_name_plural': 'texts of regions',
                        'constraints': [models.UniqueConstraint(fields=('region', 'starts_on'), name='region_text_once_a_quarter'), models.CheckConstraint(condition=models.Q(('starts_on__day', 1), ('starts_on__month__in', [1, 4, 7, 10])), name='region_text_of_a_quarter')],
                    },
                ),
                migrations.CreateModel(
                    name='NationalText',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('starts_on', models.DateField(editable=False, verbose_name='first day of the quarter')),
                        ('version', models.PositiveIntegerField(default=1, editable=False)),
                        ('edited_at', models.DateTimeField(editable=False)),
                        ('edited_by', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('section', models.CharField(editable=False, max_length=20)),
                        ('language', models.CharField(choices=[('ru', 'Русский'), ('kk', 'Қазақша')], editable=False, max_length=2)),
                        ('text', models.TextField(blank=True, max_length=10000, verbose_name='text')),
                        ('approved_version', models.PositiveIntegerField(blank=True, editable=False, null=True)),
                        ('approved_at', models.DateTimeField(blank=True, editable=False, null=True)),
                        ('approved_by', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'verbose_name': "section of the report's text",
                        'verbose_name_plural': "sections of the report's text",
                        'constraints': [models.UniqueConstraint(fields=('starts_on', 'section', 'language'), name='national_text_once'), models.CheckConstraint(condition=models.Q(('starts_on__day', 1), ('starts_on__month__in', [1, 4, 7, 10])), name='national_text_of_a_quarter'), models.CheckConstraint(condition=models.Q(('approved_by', None), models.Q(('approved_by', models.F('edited_by')), _negated=True), _connector='OR'), name='national_text_read_by_another', violation_error_message='A text is approved by somebody else than who wrote it.'), models.CheckConstraint(condition=models.Q(models.Q(('approved_at', None), ('approved_by', None), ('approved_version', None)), models.Q(('approved_at__isnull', False), ('approved_by__isnull', False), ('approved_version', models.F('version')), ('approved_version__isnull', False)), _connector='OR'), name='national_text_approved_as_it_is', violation_error_message='The text was changed meanwhile; read it again.')],
                    },
                ),
                migrations.CreateModel(
                    name='DraftReading',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('starts_on', models.DateField(editable=False, verbose_name='first day of the quarter')),
                        ('section', models.CharField(editable=False, max_length=20)),
                        ('language', models.CharField(choices=[('ru', 'Русский'), ('kk', 'Қазақша')], editable=False, max_length=2)),
                        ('draft', models.TextField(editable=False)),
                        ('sha256', models.CharField(editable=False, max_length=64)),
                        ('read_at', models.DateTimeField(editable=False)),
                        ('read_by', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'verbose_name': 'reading of a draft',
                        'verbose_name_plural': 'readings of drafts',
                        'constraints': [models.UniqueConstraint(fields=('starts_on', 'section', 'language', 'sha256', 'read_by'), name='draft_read_once_by_each'), models.CheckConstraint(condition=models.Q(('starts_on__day', 1), ('starts_on__month__in', [1, 4, 7, 10])), name='draft_reading_of_a_quarter')],
                    },
                ),
            ],
        ),
    ]
