"""The tables of today, as makemigrations writes them, made at once (ADR 0027)."""

import datetime
import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.contrib.postgres.indexes
import django.db.models.deletion
import django.utils.timezone
import mediation.clock
import mediation.database.keys
import mediation.database.tables
import mediation.periods
import mediators.keys
import mediators.models.feed
from django.db import migrations, models
from mediators.keys import KeyFunctions


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '0003_logs'),
        ('mediation', '0001_database'),
        ('offices', '0001_initial'),
    ]

    operations = [
        # Stored columns of the card are computed by them.
        KeyFunctions(),
        mediation.database.tables.Tables(
            models=[
                migrations.CreateModel(
                    name='Language',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('name_ru', models.CharField(max_length=300, verbose_name='name in Russian')),
                        ('name_kk', models.CharField(blank=True, max_length=300, verbose_name='name in Kazakh')),
                        ('code', models.SlugField(max_length=40, unique=True, verbose_name='code')),
                        ('is_builtin', models.BooleanField(default=False, editable=False, verbose_name='built in')),
                        ('is_retired', models.BooleanField(default=False, help_text='Not offered for new records.', verbose_name='retired')),
                        ('sort_order', models.PositiveSmallIntegerField(default=100, verbose_name='order')),
                    ],
                    options={
                        'verbose_name': 'language of mediators',
                        'verbose_name_plural': 'languages of mediators',
                        'ordering': ['sort_order', 'id'],
                        'abstract': False,
                        'constraints': [models.CheckConstraint(condition=models.Q(('is_builtin', True), ('is_retired', True), _negated=True), name='mediators_language_builtin_stays', violation_error_message='A built-in item cannot be retired.'), models.CheckConstraint(condition=models.Q(('code__regex', '^[a-z][a-z0-9_]*$')), name='mediators_language_code_form', violation_error_message='A code is small Latin letters, digits and underscores.')],
                    },
                ),
                migrations.CreateModel(
                    name='MediationField',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('name_ru', models.CharField(max_length=300, verbose_name='name in Russian')),
                        ('name_kk', models.CharField(blank=True, max_length=300, verbose_name='name in Kazakh')),
                        ('code', models.SlugField(max_length=40, unique=True, verbose_name='code')),
                        ('is_builtin', models.BooleanField(default=False, editable=False, verbose_name='built in')),
                        ('is_retired', models.BooleanField(default=False, help_text='Not offered for new records.', verbose_name='retired')),
                        ('sort_order', models.PositiveSmallIntegerField(default=100, verbose_name='order')),
                    ],
                    options={
                        'verbose_name': 'field of mediation',
                        'verbose_name_plural': 'fields of mediation',
                        'ordering': ['sort_order', 'id'],
                        'abstract': False,
                        'constraints': [models.CheckConstraint(condition=models.Q(('is_builtin', True), ('is_retired', True), _negated=True), name='mediators_mediationfield_builtin_stays', violation_error_message='A built-in item cannot be retired.'), models.CheckConstraint(condition=models.Q(('code__regex', '^[a-z][a-z0-9_]*$')), name='mediators_mediationfield_code_form', violation_error_message='A code is small Latin letters, digits and underscores.')],
                    },
                ),
                migrations.CreateModel(
                    name='Mediator',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('version', models.PositiveIntegerField(default=1, editable=False)),
                        ('form_token', models.UUIDField(editable=False, null=True, unique=True)),
                        ('registry_number', models.CharField(max_length=40, unique=True, verbose_name='registry number')),
                        ('full_name', models.CharField(max_length=200, verbose_name='full name')),
                        ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='mediators', to='offices.region', verbose_name='region')),
                        ('languages', models.CharField(blank=True, help_text='Separated by commas.', max_length=200, verbose_name='languages')),
                        ('is_ethno', models.BooleanField(default=False, verbose_name='ethnomediator')),
                        ('phone', models.CharField(blank=True, max_length=60, verbose_name='telephone')),
                        ('email', models.EmailField(blank=True, max_length=254, verbose_name='e-mail')),
                        ('organisation', models.CharField(blank=True, max_length=300, verbose_name='organisation')),
                        ('specialisation', models.CharField(blank=True, max_length=300, verbose_name='fields of mediation')),
                        ('certificate_number', models.CharField(blank=True, max_length=60, verbose_name='certificate number')),
                        ('certificate_issuer', models.CharField(blank=True, max_length=300, verbose_name='certificate issued by')),
                        ('certificate_on', models.DateField(blank=True, null=True, verbose_name='certificate issued on')),
                        ('certificate_until_on', models.DateField(blank=True, null=True, verbose_name='certificate valid until')),
                        ('elected_by', models.CharField(blank=True, max_length=300, verbose_name='elected by')),
                        ('elected_on', models.DateField(blank=True, null=True, verbose_name='elected on')),
                        ('birth_on', models.DateField(blank=True, help_text='For the check of age; never shown to the public.', null=True, verbose_name='born on')),
                        ('education', models.CharField(blank=True, help_text='The institution and the year of the diploma.', max_length=300, verbose_name='higher education')),
                        ('is_published', models.BooleanField(default=False, help_text='The name and the photo may stand in the public directory.', verbose_name='agreed to be published')),
                        ('merged_into', models.ForeignKey(blank=True, db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='merged', to='mediators.mediator', verbose_name='merged into')),
                        ('name_key', models.GeneratedField(db_persist=True, expression=mediators.keys.NameKey('full_name'), output_field=models.TextField())),
                        ('phone_key', models.GeneratedField(db_persist=True, expression=mediators.keys.PhoneKey('phone'), output_field=models.TextField())),
                    ],
                    options={
                        'verbose_name': 'mediator',
                        'verbose_name_plural': 'mediators',
                        'indexes': [django.contrib.postgres.indexes.GinIndex(django.contrib.postgres.indexes.OpClass('name_key', name='gin_trgm_ops'), name='mediator_name_key'), models.Index(fields=['phone_key'], name='mediator_phone_key'), models.Index(fields=['certificate_until_on'], name='mediator_certificate_until')],
                        'constraints': [models.UniqueConstraint(fields=('id', 'region'), name='mediator_with_region'), models.CheckConstraint(condition=models.Q(('certificate_until_on__isnull', True), ('certificate_until_on__gte', models.F('certificate_on')), _connector='OR'), name='certificate_ends_after_issue', violation_error_message='The certificate may not end before it was issued.'), models.CheckConstraint(condition=models.Q(('birth_on__isnull', True), ('birth_on__gte', datetime.date(1900, 1, 1)), _connector='OR'), name='mediator_birth_plausible', violation_error_message='Nobody was born that long ago.'), mediation.database.keys.CompositeForeignKey(fields=('merged_into', 'region'), name='mediator_merged_in_region', to='mediators.Mediator', to_fields=('id', 'region'), violation_error_message='Only cards of one region are merged.')],
                    },
                ),
                migrations.CreateModel(
                    name='DutyPattern',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('starts_on', models.DateField(verbose_name='from')),
                        ('ends_on', models.DateField(blank=True, help_text='The first day without.', null=True, verbose_name='until')),
                        ('version', models.PositiveIntegerField(default=1, editable=False)),
                        ('form_token', models.UUIDField(editable=False, null=True, unique=True)),
                        ('platform', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='patterns', to='offices.platform', verbose_name='platform')),
                        ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='offices.region', verbose_name='region')),
                        ('mediator', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='patterns', to='mediators.mediator', verbose_name='mediator')),
                        ('weekday', models.PositiveSmallIntegerField(choices=[(1, 'Monday'), (2, 'Tuesday'), (3, 'Wednesday'), (4, 'Thursday'), (5, 'Friday'), (6, 'Saturday'), (7, 'Sunday')], verbose_name='weekday')),
                        ('starts_at', models.TimeField(verbose_name='from hour')),
                        ('ends_at', models.TimeField(verbose_name='to hour')),
                    ],
                    options={
                        'verbose_name': 'weekly duty',
                        'verbose_name_plural': 'weekly duties',
                        'constraints': [models.CheckConstraint(condition=models.Q(('ends_at__gt', models.F('starts_at'))), name='pattern_ends_after_start', violation_error_message='The duty ends before it begins.'), mediation.database.keys.CompositeForeignKey(fields=('platform', 'region'), name='pattern_in_region', to='offices.Platform', to_fields=('id', 'region')), models.CheckConstraint(condition=models.Q(('weekday__range', (1, 7))), name='pattern_on_a_weekday'), models.CheckConstraint(condition=models.Q(('ends_on__isnull', True), ('ends_on__gte', models.F('starts_on')), _connector='OR'), name='pattern_ends_after_beginning', violation_error_message='The end may not be before the beginning.')],
                    },
                ),
                migrations.CreateModel(
                    name='Duty',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('version', models.PositiveIntegerField(default=1, editable=False)),
                        ('form_token', models.UUIDField(editable=False, null=True, unique=True)),
                        ('platform', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='duties', to='offices.platform', verbose_name='platform')),
                        ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='offices.region', verbose_name='region')),
                        ('mediator', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='duties', to='mediators.mediator', verbose_name='mediator')),
                        ('pattern', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='duties', to='mediators.dutypattern', verbose_name='weekly duty')),
                        ('day', models.DateField(verbose_name='day')),
                        ('starts_at', models.TimeField(verbose_name='from hour')),
                        ('ends_at', models.TimeField(verbose_name='to hour')),
                        ('status', models.CharField(choices=[('planned', 'planned'), ('cancelled', 'cancelled'), ('holiday', 'no duty, public holiday')], default='planned', max_length=9, verbose_name='status')),
                        ('is_single_change', models.BooleanField(default=False, editable=False, verbose_name='changed for this day')),
                        ('reason', models.CharField(blank=True, max_length=300, verbose_name='reason')),
                    ],
                    options={
                        'verbose_name': 'duty',
                        'verbose_name_plural': 'duties',
                        'indexes': [models.Index(fields=['platform', 'day'], name='duty_at_platform')],
                        'constraints': [models.CheckConstraint(condition=models.Q(('ends_at__gt', models.F('starts_at'))), name='duty_ends_after_start', violation_error_message='The duty ends before it begins.'), mediation.database.keys.CompositeForeignKey(fields=('platform', 'region'), name='duty_in_region', to='offices.Platform', to_fields=('id', 'region')), models.UniqueConstraint(fields=('pattern', 'day'), name='duty_of_pattern_once'), django.contrib.postgres.constraints.ExclusionConstraint(condition=models.Q(('status', 'planned')), expressions=[('mediator', '='), (mediation.periods.HoursOn('day', 'starts_at', 'ends_at'), '&&')], name='duty_in_one_place', violation_error_message='The mediator is on duty elsewhere at that time.')],
                    },
                ),
                migrations.CreateModel(
                    name='DutyFeed',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='offices.region', verbose_name='region')),
                        ('platform', models.OneToOneField(db_constraint=False, null=True, on_delete=django.db.models.deletion.PROTECT, to='offices.platform', verbose_name='platform')),
                        ('mediator', models.OneToOneField(db_constraint=False, null=True, on_delete=django.db.models.deletion.PROTECT, to='mediators.mediator', verbose_name='mediator')),
                        ('token', models.CharField(default=mediators.models.feed.new_token, max_length=64, unique=True, verbose_name='token')),
                    ],
                    options={
                        'verbose_name': 'calendar of duties',
                        'verbose_name_plural': 'calendars of duties',
                        'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('mediator__isnull', False), ('platform__isnull', True)), models.Q(('mediator__isnull', True), ('platform__isnull', False)), _connector='OR'), name='feed_of_one'), mediation.database.keys.CompositeForeignKey(fields=('platform', 'region'), name='feed_platform_in_region', to='offices.Platform', to_fields=('id', 'region')), mediation.database.keys.CompositeForeignKey(fields=('mediator', 'region'), name='feed_mediator_in_region', to='mediators.Mediator', to_fields=('id', 'region'))],
                    },
                ),
                migrations.CreateModel(
                    name='MediatorPhoto',
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
                        ('mediator', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.CASCADE, related_name='photos', to='mediators.mediator', verbose_name='mediator')),
                    ],
                    options={
                        'verbose_name': 'photo of a mediator',
                        'verbose_name_plural': 'photos of mediators',
                        'ordering': ['pk'],
                        'abstract': False,
                        'constraints': [models.UniqueConstraint(fields=('mediator', 'sha256'), name='mediator_photo_once', violation_error_message='This file is attached already.'), models.UniqueConstraint(condition=models.Q(('removed_at__isnull', True)), fields=('mediator',), name='mediator_photo_one'), mediation.database.keys.CompositeForeignKey(fields=('mediator', 'region'), name='mediator_photo_in_region', to='mediators.Mediator', to_fields=('id', 'region'))],
                    },
                ),
                migrations.CreateModel(
                    name='Proposal',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('version', models.PositiveIntegerField(default=1, editable=False)),
                        ('form_token', models.UUIDField(editable=False, null=True, unique=True)),
                        ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='offices.region', verbose_name='region')),
                        ('kind', models.CharField(choices=[('inclusion', 'inclusion'), ('change', 'change of the card'), ('exclusion', 'exclusion')], max_length=9, verbose_name='what is proposed')),
                        ('mediator', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='proposals', to='mediators.mediator', verbose_name='mediator')),
                        ('values', models.JSONField(default=dict, verbose_name='proposed values')),
                        ('because', models.CharField(max_length=300, verbose_name='reason of the proposal')),
                        ('status', models.CharField(choices=[('proposed', 'waits for an answer'), ('accepted', 'accepted by the administrator'), ('returned', 'sent back with a reason')], default='proposed', max_length=8, verbose_name='state')),
                        ('proposed_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='proposed')),
                        ('answer', models.CharField(blank=True, max_length=300, verbose_name='reason of the return')),
                        ('answered_at', models.DateTimeField(blank=True, null=True, verbose_name='answered')),
                    ],
                    options={
                        'verbose_name': 'proposal',
                        'verbose_name_plural': 'proposals',
                        'indexes': [models.Index(fields=['region', 'status'], name='proposal_region')],
                        'constraints': [mediation.database.keys.CompositeForeignKey(fields=('mediator', 'region'), name='proposal_in_region', to='mediators.Mediator', to_fields=('id', 'region')), models.CheckConstraint(condition=models.Q(('kind', 'inclusion'), ('mediator__isnull', False), _connector='OR'), name='proposal_names_its_mediator'), models.CheckConstraint(condition=models.Q(models.Q(('status', 'returned'), _negated=True), models.Q(('answer', ''), _negated=True), _connector='OR'), name='proposal_returned_with_reason', violation_error_message='Say why the proposal is returned.')],
                    },
                ),
                migrations.CreateModel(
                    name='Service',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('starts_on', models.DateField(verbose_name='from')),
                        ('ends_on', models.DateField(blank=True, help_text='The first day without.', null=True, verbose_name='until')),
                        ('mediator', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='services', to='mediators.mediator', verbose_name='mediator')),
                        ('platform', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='services', to='offices.platform', verbose_name='platform')),
                        ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='offices.region', verbose_name='region')),
                    ],
                    options={
                        'verbose_name': 'service at a platform',
                        'verbose_name_plural': 'services at platforms',
                        'constraints': [models.UniqueConstraint(fields=('mediator', 'platform', 'starts_on'), name='service_once'), models.CheckConstraint(condition=models.Q(('ends_on__isnull', True), ('ends_on__gte', models.F('starts_on')), _connector='OR'), name='service_ends_after_start', violation_error_message='The end may not be before the beginning.'), django.contrib.postgres.constraints.ExclusionConstraint(expressions=[('mediator', '='), ('platform', '='), (mediation.periods.DateRange('starts_on', 'ends_on', django.contrib.postgres.fields.ranges.RangeBoundary()), '&&')], name='service_no_overlap', violation_error_message='The mediator serves at this platform on these days already.'), mediation.database.keys.CompositeForeignKey(fields=('platform', 'region'), name='service_in_region', to='offices.Platform', to_fields=('id', 'region'))],
                    },
                ),
                migrations.CreateModel(
                    name='Standing',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('starts_on', models.DateField(verbose_name='from')),
                        ('ends_on', models.DateField(blank=True, help_text='The first day without.', null=True, verbose_name='until')),
                        ('mediator', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='standings', to='mediators.mediator', verbose_name='mediator')),
                        ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='offices.region', verbose_name='region')),
                        ('kind', models.CharField(choices=[('professional', 'professional'), ('public', 'public')], max_length=12, verbose_name='kind')),
                        ('is_suspended', models.BooleanField(default=False, verbose_name='suspended')),
                        ('is_ethno', models.BooleanField(default=False, verbose_name='ethnomediator')),
                        ('begun_by', models.CharField(choices=[('included', 'included'), ('suspended', 'suspended'), ('restored', 'restored'), ('changed', 'kind changed'), ('ethno', 'ethnomediator or no longer one')], default='included', max_length=9, verbose_name='begun by')),
                        ('ended_by', models.CharField(blank=True, choices=[('excluded', 'excluded'), ('changed', 'changed'), ('merged', 'merged with another card')], max_length=8, verbose_name='ended by')),
                        ('begun_because', models.CharField(blank=True, max_length=300, verbose_name='why it began')),
                        ('reason', models.CharField(blank=True, help_text='Why it ended.', max_length=300, verbose_name='reason')),
                    ],
                    options={
                        'verbose_name': 'entry of the register',
                        'verbose_name_plural': 'entries of the register',
                        'indexes': [models.Index(fields=['region', 'starts_on'], name='standing_region')],
                        'constraints': [models.CheckConstraint(condition=models.Q(('ends_on__isnull', True), ('ends_on__gte', models.F('starts_on')), _connector='OR'), name='standing_ends_after_start', violation_error_message='The end may not be before the beginning.'), models.CheckConstraint(condition=models.Q(models.Q(('ended_by', ''), ('ends_on__isnull', True)), models.Q(('ends_on__isnull', False), models.Q(('ended_by', ''), _negated=True)), _connector='OR'), name='standing_end_is_told'), django.contrib.postgres.constraints.ExclusionConstraint(expressions=[('mediator', '='), (mediation.periods.DateRange('starts_on', 'ends_on', django.contrib.postgres.fields.ranges.RangeBoundary()), '&&')], name='standing_no_overlap', violation_error_message='The dates overlap with another entry of the same record.'), mediation.database.keys.CompositeForeignKey(fields=('mediator', 'region'), name='standing_in_region', to='mediators.Mediator', to_fields=('id', 'region')), models.CheckConstraint(condition=models.Q(('is_suspended', False), models.Q(('begun_by', 'included'), _negated=True), _connector='OR'), name='inclusion_is_not_suspended')],
                    },
                ),
                migrations.CreateModel(
                    name='Training',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('version', models.PositiveIntegerField(default=1, editable=False)),
                        ('form_token', models.UUIDField(editable=False, null=True, unique=True)),
                        ('title', models.CharField(max_length=300, verbose_name='title')),
                        ('hours', models.PositiveSmallIntegerField(default=0, verbose_name='hours')),
                        ('is_ethno', models.BooleanField(default=False, verbose_name='prepares ethnomediators')),
                    ],
                    options={
                        'verbose_name': 'training',
                        'verbose_name_plural': 'trainings',
                        'constraints': [models.UniqueConstraint(fields=('title',), name='training_title_once', violation_error_message='A course of this name is already there.'), models.CheckConstraint(condition=models.Q(('hours__lte', 2000)), name='training_hours_plausible', violation_error_message='A training of more than 2000 hours is not plausible.')],
                    },
                ),
                migrations.CreateModel(
                    name='TrainingCompletion',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('version', models.PositiveIntegerField(default=1, editable=False)),
                        ('form_token', models.UUIDField(editable=False, null=True, unique=True)),
                        ('training', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='completions', to='mediators.training', verbose_name='training')),
                        ('mediator', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='completions', to='mediators.mediator', verbose_name='mediator')),
                        ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='offices.region', verbose_name='region')),
                        ('finished_on', models.DateField(db_index=True, verbose_name='finished on')),
                        ('certificate_number', models.CharField(blank=True, max_length=60, verbose_name='certificate number')),
                    ],
                    options={
                        'verbose_name': 'finished training',
                        'verbose_name_plural': 'finished trainings',
                        'constraints': [models.UniqueConstraint(fields=('training', 'mediator', 'finished_on'), name='completion_once', violation_error_message='It is entered already that the mediator finished this training that day.'), mediation.database.keys.CompositeForeignKey(fields=('mediator', 'region'), name='completion_in_region', to='mediators.Mediator', to_fields=('id', 'region'))],
                    },
                ),
            ],
        ),
    ]
