"""The tables of today, as makemigrations writes them, made at once (ADR 0027)."""

import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import mediation.database.keys
import mediation.database.tables
import mediation.periods
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('mediation', '0001_database'),
    ]

    operations = [
        mediation.database.tables.Tables(
            models=[
                migrations.CreateModel(
                    name='Host',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('name_ru', models.CharField(max_length=300, verbose_name='name in Russian')),
                        ('name_kk', models.CharField(blank=True, max_length=300, verbose_name='name in Kazakh')),
                        ('is_builtin', models.BooleanField(default=False, editable=False, verbose_name='built in')),
                        ('is_retired', models.BooleanField(default=False, help_text='Not offered for new records.', verbose_name='retired')),
                        ('sort_order', models.PositiveSmallIntegerField(default=100, verbose_name='order')),
                        ('kind', models.CharField(choices=[('office', 'mediation office'), ('dialogue', 'dialogue platform')], max_length=8, verbose_name='kind of platform')),
                        ('code', models.SlugField(max_length=16, verbose_name='code')),
                    ],
                    options={
                        'verbose_name': 'host of platforms',
                        'verbose_name_plural': 'hosts of platforms',
                        'ordering': ['sort_order', 'id'],
                        'abstract': False,
                        'constraints': [models.CheckConstraint(condition=models.Q(('is_builtin', True), ('is_retired', True), _negated=True), name='offices_host_builtin_stays', violation_error_message='A built-in item cannot be retired.'), models.CheckConstraint(condition=models.Q(('code__regex', '^[a-z][a-z0-9_]*$')), name='offices_host_code_form', violation_error_message='A code is small Latin letters, digits and underscores.'), models.UniqueConstraint(fields=('kind', 'code'), name='host_once_a_kind', violation_error_message='Platforms of this kind have a host with this code already.')],
                    },
                ),
                migrations.CreateModel(
                    name='Region',
                    fields=[
                        ('code', models.CharField(max_length=5, primary_key=True, serialize=False, verbose_name='code')),
                        ('kato', models.CharField(max_length=2, unique=True, verbose_name='KATO')),
                        ('name_ru', models.CharField(max_length=60, verbose_name='name in Russian')),
                        ('name_kk', models.CharField(max_length=60, verbose_name='name in Kazakh')),
                        ('name_en', models.CharField(max_length=60, verbose_name='name in English')),
                        ('kind', models.CharField(choices=[('oblast', 'oblast'), ('city', 'city of republican significance')], max_length=6, verbose_name='kind')),
                        ('sort_order', models.PositiveSmallIntegerField(unique=True, verbose_name='order')),
                    ],
                    options={
                        'verbose_name': 'region',
                        'verbose_name_plural': 'regions',
                        'ordering': ['sort_order'],
                    },
                ),
                migrations.CreateModel(
                    name='Platform',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('version', models.PositiveIntegerField(default=1, editable=False)),
                        ('form_token', models.UUIDField(editable=False, null=True, unique=True)),
                        ('name_ru', models.CharField(max_length=300, verbose_name='name in Russian')),
                        ('name_kk', models.CharField(blank=True, max_length=300, verbose_name='name in Kazakh')),
                        ('code', models.CharField(max_length=40, unique=True, verbose_name='code')),
                        ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='platforms', to='offices.region', verbose_name='region')),
                        ('district', models.CharField(blank=True, max_length=120, verbose_name='district')),
                        ('locality', models.CharField(blank=True, max_length=120, verbose_name='locality')),
                        ('address', models.CharField(blank=True, max_length=300, verbose_name='address')),
                        ('phone', models.CharField(blank=True, max_length=60, verbose_name='telephone')),
                        ('latitude', models.DecimalField(blank=True, decimal_places=5, max_digits=8, null=True, verbose_name='latitude')),
                        ('longitude', models.DecimalField(blank=True, decimal_places=5, max_digits=8, null=True, verbose_name='longitude')),
                    ],
                    options={
                        'verbose_name': 'platform',
                        'verbose_name_plural': 'platforms',
                        'constraints': [models.UniqueConstraint(fields=('id', 'region'), name='platform_with_region'), models.CheckConstraint(condition=models.Q(models.Q(('latitude__isnull', True), ('longitude__isnull', True)), models.Q(('latitude__isnull', False), ('longitude__isnull', False)), _connector='OR'), name='platform_coordinates_in_pairs', violation_error_message='Give both the latitude and the longitude, or neither.'), models.CheckConstraint(condition=models.Q(('latitude__isnull', True), models.Q(('latitude__range', (40.5, 55.5)), ('longitude__range', (46.4, 87.4))), _connector='OR'), name='platform_in_kazakhstan', violation_error_message='This point is outside Kazakhstan; the latitude comes first.')],
                    },
                ),
                migrations.CreateModel(
                    name='WorkingHours',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('platform', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='hours', to='offices.platform', verbose_name='platform')),
                        ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='offices.region', verbose_name='region')),
                        ('weekday', models.PositiveSmallIntegerField(choices=[(1, 'Monday'), (2, 'Tuesday'), (3, 'Wednesday'), (4, 'Thursday'), (5, 'Friday'), (6, 'Saturday'), (7, 'Sunday')], verbose_name='weekday')),
                        ('opens_at', models.TimeField(verbose_name='opens at')),
                        ('closes_at', models.TimeField(verbose_name='closes at')),
                    ],
                    options={
                        'verbose_name': 'working hours',
                        'verbose_name_plural': 'working hours',
                        'ordering': ['weekday', 'opens_at'],
                        'constraints': [models.CheckConstraint(condition=models.Q(('weekday__range', (1, 7))), name='hours_on_a_weekday'), models.CheckConstraint(condition=models.Q(('closes_at__gt', models.F('opens_at'))), name='hours_close_after_opening', violation_error_message='The platform closes before it opens.'), django.contrib.postgres.constraints.ExclusionConstraint(expressions=[('platform', '='), ('weekday', '='), (mediation.periods.HoursOfDay('opens_at', 'closes_at'), '&&')], name='hours_no_overlap', violation_error_message='These hours overlap with others of the same day.'), mediation.database.keys.CompositeForeignKey(fields=('platform', 'region'), name='hours_in_region', to='offices.Platform', to_fields=('id', 'region'))],
                    },
                ),
                migrations.CreateModel(
                    name='QuarterLock',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='locks', to='offices.region', verbose_name='region')),
                        ('starts_on', models.DateField(verbose_name='first day of the quarter')),
                        ('status', models.CharField(choices=[('open', 'open'), ('submitted', 'submitted'), ('accepted', 'accepted')], default='open', max_length=9, verbose_name='status')),
                        ('reopened_until', models.DateField(blank=True, editable=False, null=True, verbose_name='reopened until')),
                    ],
                    options={
                        'verbose_name': 'quarter of a region',
                        'verbose_name_plural': 'quarters of regions',
                        'constraints': [models.UniqueConstraint(fields=('region', 'starts_on'), name='lock_once_a_quarter'), models.CheckConstraint(condition=models.Q(('starts_on__day', 1), ('starts_on__month__in', [1, 4, 7, 10])), name='lock_starts_a_quarter'), models.CheckConstraint(condition=models.Q(('reopened_until__isnull', True), ('status', 'accepted'), _connector='OR'), name='lock_reopened_when_accepted')],
                    },
                ),
                migrations.CreateModel(
                    name='PlatformPeriod',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('starts_on', models.DateField(verbose_name='from')),
                        ('ends_on', models.DateField(blank=True, help_text='The first day without.', null=True, verbose_name='until')),
                        ('platform', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='periods', to='offices.platform', verbose_name='platform')),
                        ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='offices.region', verbose_name='region')),
                        ('kind', models.CharField(choices=[('office', 'mediation office'), ('dialogue', 'dialogue platform')], max_length=8, verbose_name='kind')),
                        ('host', models.CharField(max_length=16, verbose_name='host')),
                        ('begun_by', models.CharField(choices=[('opened', 'opened'), ('changed', 'changed')], default='opened', max_length=8, verbose_name='begun by')),
                        ('ended_by', models.CharField(blank=True, choices=[('closed', 'closed'), ('changed', 'changed')], max_length=8, verbose_name='ended by')),
                        ('reason', models.CharField(blank=True, max_length=300, verbose_name='reason')),
                    ],
                    options={
                        'verbose_name': 'entry of a platform',
                        'verbose_name_plural': 'entries of platforms',
                        'indexes': [models.Index(fields=['region', 'starts_on'], name='platform_period_region')],
                        'constraints': [models.CheckConstraint(condition=models.Q(('ends_on__isnull', True), ('ends_on__gte', models.F('starts_on')), _connector='OR'), name='platform_period_ends_after_start', violation_error_message='The end may not be before the beginning.'), models.CheckConstraint(condition=models.Q(models.Q(('ended_by', ''), ('ends_on__isnull', True)), models.Q(('ends_on__isnull', False), models.Q(('ended_by', ''), _negated=True)), _connector='OR'), name='platform_period_end_is_told'), django.contrib.postgres.constraints.ExclusionConstraint(expressions=[('platform', '='), (mediation.periods.DateRange('starts_on', 'ends_on', django.contrib.postgres.fields.ranges.RangeBoundary()), '&&')], name='platform_period_no_overlap', violation_error_message='The dates overlap with another entry of the same record.'), mediation.database.keys.CompositeForeignKey(fields=('platform', 'region'), name='platform_period_in_region', to='offices.Platform', to_fields=('id', 'region')), mediation.database.keys.CompositeForeignKey(fields=('kind', 'host'), name='host_fits_kind', to='offices.Host', to_fields=('kind', 'code'), violation_error_message='This host does not go with this kind of platform.')],
                    },
                ),
            ],
        ),
    ]
