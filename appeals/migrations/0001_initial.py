"""The tables of today, as makemigrations writes them, made at once (ADR 0027)."""

import django.db.models.deletion
import mediation.database.encryption
import mediation.database.keys
import mediation.database.tables
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('events', '0001_initial'),
        ('mediators', '0001_initial'),
        ('offices', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        mediation.database.tables.Tables(
            models=[
                migrations.CreateModel(
                    name='Category',
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
                        'verbose_name': 'category of appeals',
                        'verbose_name_plural': 'categories of appeals',
                        'ordering': ['sort_order', 'id'],
                        'abstract': False,
                        'constraints': [models.CheckConstraint(condition=models.Q(('is_builtin', True), ('is_retired', True), _negated=True), name='appeals_category_builtin_stays', violation_error_message='A built-in item cannot be retired.'), models.CheckConstraint(condition=models.Q(('code__regex', '^[a-z][a-z0-9_]*$')), name='appeals_category_code_form', violation_error_message='A code is small Latin letters, digits and underscores.')],
                    },
                ),
                migrations.CreateModel(
                    name='Appeal',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('version', models.PositiveIntegerField(default=1, editable=False)),
                        ('form_token', models.UUIDField(editable=False, null=True, unique=True)),
                        ('number', models.CharField(editable=False, max_length=20, unique=True, verbose_name='number')),
                        ('region', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='appeals', to='offices.region', verbose_name='region')),
                        ('external_id', models.CharField(blank=True, max_length=60, verbose_name='external number')),
                        ('platform', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='appeals', to='offices.platform', verbose_name='platform')),
                        ('mediator', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='appeals', to='mediators.mediator', verbose_name='mediator')),
                        ('received_on', models.DateField(verbose_name='received on')),
                        ('source', models.CharField(choices=[('self', 'came on their own'), ('court', 'court'), ('police', 'police'), ('prosecutor', "prosecutor's office"), ('akimat', 'akimat'), ('education', 'education'), ('social_services', 'social services'), ('ngo', 'non-governmental organisation'), ('other', 'other')], default='self', max_length=15, verbose_name='referred by')),
                        ('channel', models.CharField(choices=[('in_person', 'in person'), ('phone', 'by telephone'), ('online', 'online'), ('outreach', 'outreach visit')], default='in_person', max_length=9, verbose_name='channel')),
                        ('category', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='appeals', to='appeals.category', verbose_name='category')),
                        ('age', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='age')),
                        ('gender', models.CharField(blank=True, choices=[('male', 'male'), ('female', 'female')], max_length=6, verbose_name='gender')),
                        ('mediation_agreed_on', models.DateField(blank=True, help_text='The usual term of 30 days runs from this day, or from the receipt until it is signed.', null=True, verbose_name='agreement to mediate signed on')),
                        ('extended_on', models.DateField(blank=True, editable=False, null=True, verbose_name='term extended on')),
                        ('outcome', models.CharField(blank=True, choices=[('consultation', 'consultation'), ('agreement', 'settlement agreement'), ('no_agreement', 'no agreement reached'), ('redirected', 'redirected'), ('withdrawn', 'withdrawn')], max_length=12, verbose_name='outcome')),
                        ('resolved_on', models.DateField(blank=True, null=True, verbose_name='resolved on')),
                        ('campaign', models.ForeignKey(blank=True, help_text="An appeal of a campaign is counted in the campaign's section, not in the routine figures.", null=True, on_delete=django.db.models.deletion.PROTECT, related_name='appeals', to='events.campaign', verbose_name='campaign')),
                        ('follows', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='followers', to='appeals.appeal', verbose_name='continues the appeal')),
                        ('annulled_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='annulled')),
                        ('annulled_because', models.CharField(blank=True, editable=False, max_length=300, verbose_name='reason of annulment')),
                    ],
                    options={
                        'verbose_name': 'appeal',
                        'verbose_name_plural': 'appeals',
                        'indexes': [models.Index(fields=['region', 'received_on'], name='appeal_region_received'), models.Index(fields=['received_on', 'id'], name='appeal_received'), models.Index(condition=models.Q(('resolved_on__isnull', True)), fields=['received_on'], name='appeal_unresolved'), models.Index(fields=['resolved_on'], name='appeal_resolved'), models.Index(condition=models.Q(('campaign__isnull', False)), fields=['campaign'], name='appeal_campaign'), models.Index(fields=['mediator'], name='appeal_mediator_received')],
                        'constraints': [models.UniqueConstraint(fields=('id', 'region'), name='appeal_with_region'), models.UniqueConstraint(condition=models.Q(('external_id', ''), _negated=True), fields=('region', 'external_id'), name='appeal_external_id_once', violation_error_message='This external number is already used in the region.'), models.CheckConstraint(condition=models.Q(models.Q(('outcome', ''), ('resolved_on__isnull', True)), models.Q(models.Q(('outcome', ''), _negated=True), ('resolved_on__isnull', False)), _connector='OR'), name='appeal_outcome_with_day', violation_error_message='Give both the outcome and its day, or neither.'), models.CheckConstraint(condition=models.Q(('resolved_on__isnull', True), ('resolved_on__gte', models.F('received_on')), _connector='OR'), name='appeal_resolved_after_receipt', violation_error_message='An outcome may not be before the receipt.'), models.CheckConstraint(condition=models.Q(('mediation_agreed_on__isnull', True), ('mediation_agreed_on__gte', models.F('received_on')), _connector='OR'), name='appeal_agreed_after_receipt', violation_error_message='The agreement to mediate may not be before the receipt.'), models.CheckConstraint(condition=models.Q(('age__isnull', True), ('age__lte', 120), _connector='OR'), name='appeal_age_plausible', violation_error_message='The age must be from 0 to 120.'), models.CheckConstraint(condition=models.Q(models.Q(('annulled_at__isnull', True), ('annulled_because', '')), models.Q(('annulled_at__isnull', False), models.Q(('annulled_because', ''), _negated=True)), _connector='OR'), name='appeal_annulled_with_reason', violation_error_message='Say why the appeal is annulled.'), models.CheckConstraint(condition=models.Q(('extended_on__isnull', True), ('extended_on__gte', models.F('received_on')), _connector='OR'), name='appeal_extended_after_receipt', violation_error_message='The term may not be extended before the receipt.'), models.UniqueConstraint(condition=models.Q(('annulled_at__isnull', True), ('follows__isnull', False)), fields=('follows',), name='appeal_continued_once', violation_error_message='Another appeal continues this one already.'), mediation.database.keys.CompositeForeignKey(fields=('platform', 'region'), name='appeal_platform_in_region', to='offices.Platform', to_fields=('id', 'region'), violation_error_message='The platform belongs to another region.')],
                    },
                ),
                migrations.CreateModel(
                    name='Session',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('version', models.PositiveIntegerField(default=1, editable=False)),
                        ('form_token', models.UUIDField(editable=False, null=True, unique=True)),
                        ('appeal', models.ForeignKey(db_constraint=False, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='appeals.appeal')),
                        ('region', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='offices.region')),
                        ('held_on', models.DateField(verbose_name='held on')),
                        ('minutes', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='duration, minutes')),
                        ('place', models.CharField(blank=True, help_text='Where it was held; nothing of what was said.', max_length=300, verbose_name='place')),
                        ('participants', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='participants')),
                        ('reason', models.CharField(blank=True, max_length=300, verbose_name='why it is entered after the end of the case')),
                    ],
                    options={
                        'verbose_name': 'session',
                        'verbose_name_plural': 'sessions',
                        'abstract': False,
                        'constraints': [mediation.database.keys.CompositeForeignKey(fields=('appeal', 'region'), name='session_in_region', to='appeals.Appeal', to_fields=('id', 'region')), models.CheckConstraint(condition=models.Q(('minutes__isnull', True), models.Q(('minutes__gte', 1), ('minutes__lte', 1440)), _connector='OR'), name='session_minutes_plausible', violation_error_message='A session lasts from 1 to 1440 minutes.'), models.CheckConstraint(condition=models.Q(('participants__isnull', True), models.Q(('participants__gte', 1), ('participants__lte', 1000)), _connector='OR'), name='session_participants_plausible', violation_error_message='From 1 to 1000 people take part.')],
                    },
                ),
                migrations.CreateModel(
                    name='Agreement',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('version', models.PositiveIntegerField(default=1, editable=False)),
                        ('form_token', models.UUIDField(editable=False, null=True, unique=True)),
                        ('appeal', models.ForeignKey(db_constraint=False, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='appeals.appeal')),
                        ('region', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='offices.region')),
                        ('number', models.CharField(blank=True, max_length=60, verbose_name='number of the agreement')),
                        ('signed_on', models.DateField(verbose_name='signed on')),
                        ('due_on', models.DateField(blank=True, help_text='The last day for what was agreed; blank if it was done at once. What was agreed is not entered.', null=True, verbose_name='to be performed by')),
                        ('is_kept', models.BooleanField(blank=True, null=True, verbose_name='kept at follow-up')),
                        ('followed_up_on', models.DateField(blank=True, null=True, verbose_name='followed up on')),
                    ],
                    options={
                        'verbose_name': 'settlement agreement',
                        'verbose_name_plural': 'settlement agreements',
                        'abstract': False,
                        'constraints': [mediation.database.keys.CompositeForeignKey(fields=('appeal', 'region'), name='agreement_in_region', to='appeals.Appeal', to_fields=('id', 'region')), models.CheckConstraint(condition=models.Q(('due_on__isnull', True), ('due_on__gte', models.F('signed_on')), _connector='OR'), name='agreement_due_after_signing', violation_error_message='The last day may not be before the signing.'), models.CheckConstraint(condition=models.Q(models.Q(('followed_up_on__isnull', True), ('is_kept__isnull', True)), models.Q(('followed_up_on__gte', models.F('signed_on')), ('followed_up_on__isnull', False), ('is_kept__isnull', False)), _connector='OR'), name='agreement_follow_up_whole', violation_error_message='A follow-up has a day, not before the signing, and an answer.')],
                    },
                ),
                migrations.CreateModel(
                    name='Step',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('appeal', models.ForeignKey(db_constraint=False, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='appeals.appeal')),
                        ('region', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='offices.region')),
                        ('kind', models.CharField(choices=[('assigned', 'mediator assigned'), ('extended', 'term extended'), ('reopened', 'reopened')], max_length=8)),
                        ('taken_on', models.DateField()),
                        ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('reason', models.CharField(blank=True, max_length=300)),
                        ('former', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='mediators.mediator')),
                        ('mediator', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='mediators.mediator')),
                        ('former_outcome', models.CharField(blank=True, choices=[('consultation', 'consultation'), ('agreement', 'settlement agreement'), ('no_agreement', 'no agreement reached'), ('redirected', 'redirected'), ('withdrawn', 'withdrawn')], max_length=12)),
                        ('former_resolved_on', models.DateField(null=True)),
                    ],
                    options={
                        'verbose_name': 'step of a case',
                        'verbose_name_plural': 'steps of cases',
                        'abstract': False,
                        'constraints': [mediation.database.keys.CompositeForeignKey(fields=('appeal', 'region'), name='step_in_region', to='appeals.Appeal', to_fields=('id', 'region')), models.UniqueConstraint(condition=models.Q(('kind', 'extended')), fields=('appeal',), name='step_extended_once', violation_error_message='The term has been extended already; it is extended once.'), models.CheckConstraint(condition=models.Q(('kind', 'reopened'), ('reason', ''), _negated=True), name='step_reopened_with_reason', violation_error_message='Say why the appeal is reopened.'), models.CheckConstraint(condition=models.Q(models.Q(('former_outcome', ''), ('former_resolved_on__isnull', True)), models.Q(('former_resolved_on__isnull', False), ('kind', 'reopened'), models.Q(('former_outcome', ''), _negated=True)), _connector='OR'), name='step_former_outcome_with_day', violation_error_message='Give both the outcome and its day, or neither.')],
                    },
                ),
                migrations.CreateModel(
                    name='AppealCounter',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='offices.region')),
                        ('year', models.PositiveSmallIntegerField()),
                        ('last', models.PositiveIntegerField()),
                    ],
                    options={
                        'verbose_name': 'counter of registration numbers',
                        'constraints': [models.UniqueConstraint(fields=('region', 'year'), name='counter_once_a_year')],
                    },
                ),
                migrations.CreateModel(
                    name='HandOver',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('version', models.PositiveIntegerField(default=1, editable=False)),
                        ('form_token', models.UUIDField(editable=False, null=True, unique=True)),
                        ('appeal', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.PROTECT, related_name='hand_overs', to='appeals.appeal')),
                        ('number', models.CharField(max_length=20, verbose_name='number')),
                        ('from_region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='offices.region', verbose_name='sender')),
                        ('to_region', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='offices.region', verbose_name='to the region')),
                        ('to_body', models.CharField(blank=True, max_length=300, verbose_name='to a body outside the portal')),
                        ('handed_on', models.DateField(verbose_name='handed over on')),
                        ('reason', models.CharField(max_length=300, verbose_name='why it is handed over')),
                        ('category', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='appeals.category', verbose_name='category')),
                        ('source', models.CharField(choices=[('self', 'came on their own'), ('court', 'court'), ('police', 'police'), ('prosecutor', "prosecutor's office"), ('akimat', 'akimat'), ('education', 'education'), ('social_services', 'social services'), ('ngo', 'non-governmental organisation'), ('other', 'other')], max_length=15, verbose_name='referred by')),
                        ('channel', models.CharField(choices=[('in_person', 'in person'), ('phone', 'by telephone'), ('online', 'online'), ('outreach', 'outreach visit')], max_length=9, verbose_name='channel')),
                        ('decision', models.CharField(blank=True, choices=[('accepted', 'accepted by the region'), ('returned', 'returned by the region'), ('withdrawn', 'taken back')], max_length=9, verbose_name='answer')),
                        ('decided_on', models.DateField(blank=True, null=True, verbose_name='answered on')),
                        ('decided_because', models.CharField(blank=True, max_length=300, verbose_name='why it is returned')),
                        ('new_number', models.CharField(blank=True, max_length=20, verbose_name='number there')),
                    ],
                    options={
                        'verbose_name': 'hand-over',
                        'verbose_name_plural': 'hand-overs',
                        'indexes': [models.Index(condition=models.Q(('decision', '')), fields=['to_region'], name='handover_offered')],
                        'constraints': [mediation.database.keys.CompositeForeignKey(fields=('appeal', 'from_region'), name='handover_in_region', to='appeals.Appeal', to_fields=('id', 'region')), models.CheckConstraint(condition=models.Q(models.Q(('to_body', ''), ('to_region__isnull', False)), models.Q(('to_region__isnull', True), models.Q(('to_body', ''), _negated=True)), _connector='OR'), name='handover_to_one', violation_error_message='Name either a region or a body outside the portal.'), models.CheckConstraint(condition=models.Q(('to_region__isnull', True), models.Q(('to_region', models.F('from_region')), _negated=True), _connector='OR'), name='handover_to_another', violation_error_message='An appeal is handed over to another region, not to its own.'), models.CheckConstraint(condition=models.Q(models.Q(('decided_because', ''), ('decided_on__isnull', True), ('decision', ''), ('new_number', '')), models.Q(('decided_on__isnull', False), ('decision', 'accepted'), models.Q(('new_number', ''), _negated=True)), models.Q(('decided_on__isnull', False), ('decision', 'returned'), ('new_number', ''), models.Q(('decided_because', ''), _negated=True)), models.Q(('decided_on__isnull', False), ('decision', 'withdrawn'), ('new_number', '')), _connector='OR'), name='handover_decision_whole', violation_error_message='An answer has a day; a return has a reason, an acceptance a new number.'), models.UniqueConstraint(condition=models.Q(('decision__in', ['', 'accepted'])), fields=('appeal',), name='handover_once', violation_error_message='The appeal is handed over already.')],
                    },
                ),
                migrations.CreateModel(
                    name='Party',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('version', models.PositiveIntegerField(default=1, editable=False)),
                        ('form_token', models.UUIDField(editable=False, null=True, unique=True)),
                        ('appeal', models.ForeignKey(db_constraint=False, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='appeals.appeal')),
                        ('region', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='offices.region')),
                        ('role', models.CharField(choices=[('applicant', 'applicant'), ('respondent', 'other party'), ('representative', 'representative')], max_length=14, verbose_name='role')),
                        ('is_organisation', models.BooleanField(default=False, verbose_name='organisation')),
                        ('name', mediation.database.encryption.EncryptedTextField(blank=True, editable=True, verbose_name='name')),
                        ('contact', mediation.database.encryption.EncryptedTextField(blank=True, editable=True, verbose_name='contact')),
                        ('gender', models.CharField(blank=True, choices=[('male', 'male'), ('female', 'female')], max_length=6, verbose_name='gender')),
                        ('birth_year', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='year of birth')),
                        ('language', models.CharField(blank=True, choices=[('kk', 'Kazakh'), ('ru', 'Russian'), ('en', 'English'), ('other', 'another language')], max_length=40, verbose_name='language')),
                        ('consented_on', models.DateField(blank=True, help_text='The day the person agreed in writing that name and contact are kept.', null=True, verbose_name='consent given on')),
                        ('name_index', models.BinaryField(null=True)),
                        ('contact_index', models.BinaryField(null=True)),
                    ],
                    options={
                        'verbose_name': 'party',
                        'verbose_name_plural': 'parties',
                        'abstract': False,
                        'indexes': [models.Index(fields=['region', 'name_index'], name='party_name'), models.Index(fields=['region', 'contact_index'], name='party_contact')],
                        'constraints': [mediation.database.keys.CompositeForeignKey(fields=('appeal', 'region'), name='party_in_region', to='appeals.Appeal', to_fields=('id', 'region')), models.CheckConstraint(condition=models.Q(('birth_year__isnull', True), models.Q(('birth_year__gte', 1900), ('birth_year__lte', 2100)), _connector='OR'), name='party_birth_year_plausible', violation_error_message='The year of birth has four digits, from 1900 on.'), models.CheckConstraint(condition=models.Q(('is_organisation', False), models.Q(('birth_year__isnull', True), ('gender', '')), _connector='OR'), name='party_organisation_has_no_age', violation_error_message='An organisation has neither gender nor year of birth.'), models.CheckConstraint(condition=models.Q(('is_organisation', True), ('consented_on__isnull', False), models.Q(('contact_index__isnull', True), ('name_index__isnull', True)), _connector='OR'), name='party_named_with_consent', violation_error_message="A person's name or contact is kept only with the day of the consent.")],
                    },
                ),
                migrations.CreateModel(
                    name='Request',
                    fields=[
                        ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        ('receipt', models.CharField(editable=False, max_length=12, unique=True, verbose_name='receipt number')),
                        ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='offices.region', verbose_name='region')),
                        ('platform', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='offices.platform', verbose_name='mediation office')),
                        ('category', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='appeals.category', verbose_name='category')),
                        ('name', mediation.database.encryption.EncryptedTextField(blank=True, editable=True, verbose_name='name')),
                        ('contact', mediation.database.encryption.EncryptedTextField(editable=True, verbose_name='contact')),
                        ('name_index', models.BinaryField(null=True)),
                        ('contact_index', models.BinaryField(null=True)),
                        ('language', models.CharField(choices=[('kk', 'Kazakh'), ('ru', 'Russian'), ('en', 'English')], max_length=2, verbose_name='language')),
                        ('callback', models.CharField(blank=True, choices=[('', 'at any time'), ('morning', 'in the morning'), ('afternoon', 'in the afternoon'), ('evening', 'in the evening')], max_length=9, verbose_name='when to call')),
                        ('sent_on', models.DateField(verbose_name='sent on')),
                        ('consented_on', models.DateField(verbose_name='consent given on')),
                        ('status', models.CharField(choices=[('received', 'received'), ('accepted', 'accepted'), ('declined', 'declined')], default='received', max_length=8, verbose_name='status')),
                        ('decided_on', models.DateField(blank=True, null=True, verbose_name='decided on')),
                        ('declined_because', models.CharField(blank=True, max_length=300, verbose_name='reason of the refusal')),
                        ('appeal', models.OneToOneField(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='request', to='appeals.appeal', verbose_name='appeal')),
                    ],
                    options={
                        'verbose_name': "citizen's request",
                        'verbose_name_plural': "citizens' requests",
                        'indexes': [models.Index(fields=['region', '-sent_on'], name='request_region_sent'), models.Index(fields=['region', 'contact_index'], name='request_contact')],
                        'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('appeal__isnull', True), ('decided_on__isnull', True), ('declined_because', ''), ('status', 'received')), models.Q(('appeal__isnull', False), ('decided_on__isnull', False), ('declined_because', ''), ('status', 'accepted')), models.Q(('appeal__isnull', True), ('decided_on__isnull', False), ('status', 'declined'), models.Q(('declined_because', ''), _negated=True)), _connector='OR'), name='request_decision_is_whole', violation_error_message='A request is accepted as an appeal, or declined with a reason.'), mediation.database.keys.CompositeForeignKey(fields=('platform', 'region'), name='request_platform_in_region', to='offices.Platform', to_fields=('id', 'region'), violation_error_message='The platform belongs to another region.'), mediation.database.keys.CompositeForeignKey(fields=('appeal', 'region'), name='request_appeal_in_region', to='appeals.Appeal', to_fields=('id', 'region'))],
                    },
                ),
            ],
        ),
    ]
