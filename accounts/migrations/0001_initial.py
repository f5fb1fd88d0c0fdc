"""The tables of today, as makemigrations writes them, made at once (ADR 0027)."""

import datetime
import django.contrib.auth.validators
import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import django.db.models.expressions
import django.utils.timezone
import mediation.database.keys
import mediation.database.tables
import mediation.periods
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('auth', '0012_alter_user_first_name_max_length'),
        ('offices', '0001_initial'),
    ]

    operations = [
        mediation.database.tables.Tables(
            models=[
                migrations.CreateModel(
                    name='AccessEntry',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('at', models.DateTimeField(db_index=True, default=django.utils.timezone.now)),
                        ('actor_id', models.BigIntegerField()),
                        ('region', models.CharField(max_length=5)),
                        ('table_name', models.CharField(max_length=63)),
                        ('row_key', models.CharField(max_length=64)),
                        ('what', models.CharField(choices=[('seen', 'looked at the parties'), ('opened', 'opened a party to correct or remove it'), ('printed', 'printed a form with the parties')], max_length=8)),
                    ],
                    options={
                        'verbose_name': 'look at personal data',
                        'verbose_name_plural': 'looks at personal data',
                        'indexes': [models.Index(fields=['table_name', 'row_key', '-id'], name='access_of_row')],
                    },
                ),
                migrations.CreateModel(
                    name='User',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('password', models.CharField(max_length=128, verbose_name='password')),
                        ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                        ('is_superuser', models.BooleanField(default=False, help_text='Designates that this user has all permissions without explicitly assigning them.', verbose_name='superuser status')),
                        ('username', models.CharField(error_messages={'unique': 'A user with that username already exists.'}, help_text='Required. 150 characters or fewer. Letters, digits and @/./+/-/_ only.', max_length=150, unique=True, validators=[django.contrib.auth.validators.UnicodeUsernameValidator()], verbose_name='username')),
                        ('first_name', models.CharField(blank=True, max_length=150, verbose_name='first name')),
                        ('last_name', models.CharField(blank=True, max_length=150, verbose_name='last name')),
                        ('email', models.EmailField(blank=True, max_length=254, verbose_name='email address')),
                        ('is_staff', models.BooleanField(default=False, help_text='Designates whether the user can log into this admin site.', verbose_name='staff status')),
                        ('is_active', models.BooleanField(default=True, help_text='Designates whether this user should be treated as active. Unselect this instead of deleting accounts.', verbose_name='active')),
                        ('date_joined', models.DateTimeField(default=django.utils.timezone.now, verbose_name='date joined')),
                        ('role', models.CharField(choices=[('coordinator', 'regional coordinator'), ('operator', 'office operator'), ('national', 'national staff'), ('administrator', 'administrator')], default='coordinator', max_length=20, verbose_name='role')),
                        ('region', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='offices.region', verbose_name='region')),
                        ('platform', models.ForeignKey(blank=True, db_constraint=False, help_text='For an operator: whose appeals he enters.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='offices.platform', verbose_name='platform')),
                        ('groups', models.ManyToManyField(blank=True, help_text='The groups this user belongs to. A user will get all permissions granted to each of their groups.', related_name='user_set', related_query_name='user', to='auth.group', verbose_name='groups')),
                        ('user_permissions', models.ManyToManyField(blank=True, help_text='Specific permissions for this user.', related_name='user_set', related_query_name='user', to='auth.permission', verbose_name='user permissions')),
                    ],
                    options={
                        'verbose_name': 'user',
                        'verbose_name_plural': 'users',
                        'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('platform__isnull', True), ('region__isnull', False), ('role', 'coordinator')), models.Q(('platform__isnull', False), ('region__isnull', False), ('role', 'operator')), models.Q(models.Q(('role__in', ['coordinator', 'operator']), _negated=True), ('platform__isnull', True), ('region__isnull', True)), _connector='OR'), name='user_region_fits_role', violation_error_message='A coordinator has a region, an operator a region and a platform; the others have neither.'), mediation.database.keys.CompositeForeignKey(fields=('platform', 'region'), name='user_platform_in_region', to='offices.Platform', to_fields=('id', 'region'), violation_error_message='The platform belongs to another region.')],
                    },
                ),
                migrations.CreateModel(
                    name='Deputy',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='deputyships', to=settings.AUTH_USER_MODEL, verbose_name='deputy')),
                        ('for_user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='stands in for')),
                        ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='offices.region', verbose_name='region')),
                        ('starts_on', models.DateField(verbose_name='from')),
                        ('ends_on', models.DateField(help_text='The first day without.', verbose_name='until')),
                    ],
                    options={
                        'verbose_name': 'deputy',
                        'verbose_name_plural': 'deputies',
                        'constraints': [models.CheckConstraint(condition=models.Q(('ends_on__gte', models.F('starts_on'))), name='deputy_ends_after_start', violation_error_message='The end may not be before the beginning.'), models.CheckConstraint(condition=models.Q(('ends_on__lte', django.db.models.expressions.CombinedExpression(models.F('starts_on'), '+', models.Value(datetime.timedelta(days=92))))), name='deputy_for_an_absence', violation_error_message='A deputy stands in for three months at most.'), django.contrib.postgres.constraints.ExclusionConstraint(expressions=[('user', '='), (mediation.periods.DateRange('starts_on', 'ends_on', django.contrib.postgres.fields.ranges.RangeBoundary()), '&&')], name='deputy_no_overlap', violation_error_message='The person deputises on some of these days already.')],
                    },
                ),
                migrations.CreateModel(
                    name='ExportEntry',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('at', models.DateTimeField(db_index=True, null=True, verbose_name='at')),
                        ('actor_id', models.BigIntegerField(null=True)),
                        ('role', models.CharField(blank=True, max_length=63)),
                        ('region', models.CharField(blank=True, max_length=5)),
                        ('register', models.CharField(max_length=60, verbose_name='register')),
                        ('address', models.CharField(max_length=2000, verbose_name='filters')),
                        ('columns', models.JSONField(verbose_name='columns')),
                        ('rows', models.PositiveIntegerField(verbose_name='rows')),
                        ('has_personal', models.BooleanField(verbose_name='with personal data')),
                    ],
                    options={
                        'verbose_name': 'download',
                        'verbose_name_plural': 'downloads',
                    },
                ),
                migrations.CreateModel(
                    name='JournalEntry',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('at', models.DateTimeField(db_index=True)),
                        ('actor_id', models.BigIntegerField(null=True)),
                        ('role', models.CharField(max_length=63)),
                        ('table_name', models.CharField(max_length=63)),
                        ('row_key', models.CharField(max_length=64)),
                        ('region', models.CharField(blank=True, max_length=5)),
                        ('action', models.CharField(max_length=6)),
                        ('changes', models.JSONField()),
                        ('reason', models.TextField(blank=True)),
                    ],
                    options={
                        'verbose_name': 'journal entry',
                        'verbose_name_plural': 'journal',
                        'indexes': [models.Index(fields=['table_name', 'row_key', '-id'], name='journal_of_row')],
                    },
                ),
            ],
        ),
    ]
