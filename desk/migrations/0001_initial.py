"""The tables of today, as makemigrations writes them, made at once (ADR 0027)."""

import django.db.models.deletion
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
                    name='Upload',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('region', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='offices.region', verbose_name='region')),
                        ('user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='sent by')),
                        ('name', models.CharField(max_length=200, verbose_name='file')),
                        ('size', models.PositiveIntegerField(verbose_name='size in bytes')),
                        ('rows', models.PositiveIntegerField(default=0, verbose_name='rows')),
                        ('status', models.CharField(choices=[('checking', 'being checked'), ('checked', 'ready to load'), ('unchanged', 'nothing to load'), ('faulty', 'has errors'), ('loading', 'being loaded'), ('loaded', 'loaded'), ('failed', 'interrupted'), ('discarded', 'discarded')], default='checking', max_length=9, verbose_name='result')),
                        ('counts', models.JSONField(blank=True, default=list, verbose_name='rows by sheet')),
                        ('mark', models.CharField(blank=True, editable=False, max_length=64)),
                        ('uploaded_at', models.DateTimeField(auto_now_add=True, verbose_name='sent')),
                        ('finished_at', models.DateTimeField(blank=True, null=True, verbose_name='finished')),
                    ],
                    options={
                        'verbose_name': 'upload',
                        'verbose_name_plural': 'uploads',
                        'indexes': [models.Index(fields=['region', '-id'], name='upload_region')],
                        'constraints': [models.UniqueConstraint(fields=('id', 'region'), name='upload_with_region'), models.CheckConstraint(condition=models.Q(('status__in', ('checking', 'loading')), ('finished_at__isnull', False), _connector='OR'), name='upload_finished_when_done', violation_error_message='An upload that is done has the moment it was done.')],
                    },
                ),
                migrations.CreateModel(
                    name='UploadFile',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('upload', models.OneToOneField(db_constraint=False, on_delete=django.db.models.deletion.CASCADE, related_name='file', to='desk.upload')),
                        ('region', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='offices.region')),
                        ('content', models.BinaryField()),
                        ('report', models.JSONField(blank=True, null=True)),
                        ('done', models.PositiveIntegerField(default=0)),
                        ('expected', models.PositiveIntegerField(default=0)),
                        ('uploaded_at', models.DateTimeField(auto_now_add=True)),
                    ],
                    options={
                        'verbose_name': 'file of an upload',
                        'verbose_name_plural': 'files of uploads',
                        'constraints': [mediation.database.keys.CompositeForeignKey(fields=('upload', 'region'), name='upload_file_in_region', to='desk.Upload', to_fields=('id', 'region'))],
                    },
                ),
            ],
        ),
    ]
