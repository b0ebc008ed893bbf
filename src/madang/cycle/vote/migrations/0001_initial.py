import django.db.models.deletion
import django.db.models.expressions
import madang.base.record.at_once
import madang.cycle.vote.models.ballot
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('files', '0001_initial'),
        ('places', '0002_korea'),
        ('plan', '0001_initial'),
        ('propose', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        madang.base.record.at_once.AtOnce(
            operations=[
                migrations.CreateModel(
                    name='Poll',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('cycle', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='plan.cycle')),
                        ('track', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='plan.track')),
                        ('budget', models.PositiveBigIntegerField(verbose_name='한도')),
                        ('ballot_rule', models.JSONField(verbose_name='투표 방법')),
                        ('decision_rule', models.JSONField(verbose_name='세는 방법')),
                        ('made_at', models.DateTimeField()),
                        ('state', models.CharField(choices=[('draft', '만드는 중'), ('configured', '투표용지가 굳음'), ('ready', '열쇠 시험을 마침'), ('open', '투표 중'), ('suspended', '멈춤'), ('closing', '마감 확인을 기다림'), ('closed', '마감함'), ('challenge', '이의를 받는 중'), ('frozen', '셀 봉투를 확정함'), ('unlinked', '이름을 지움'), ('opened', '봉투를 엶'), ('published', '결과를 공개함'), ('final', '끝남'), ('purged', '비밀을 모두 없앰')], default='draft', max_length=12, verbose_name='상태')),
                        ('custody', models.CharField(choices=[('server', '이 서버가 열쇠를 지킴'), ('trustees', '열쇠지기들이 나누어 지킴')], default='server', max_length=10, verbose_name='열쇠를 지키는 이')),
                        ('manifest', models.TextField(blank=True, default='')),
                        ('manifest_digest', models.CharField(blank=True, default='', max_length=64)),
                        ('sealed_bytes', models.PositiveIntegerField(default=0)),
                        ('opens_at', models.DateTimeField(null=True)),
                        ('closes_at', models.DateTimeField(null=True)),
                        ('max_casts', models.PositiveSmallIntegerField(default=5, verbose_name='한 사람이 보낼 수 있는 횟수')),
                        ('grace_minutes', models.PositiveSmallIntegerField(default=10)),
                        ('challenge_days', models.PositiveSmallIntegerField(default=3, verbose_name='이의를 받는 날수')),
                        ('asks_check_digits', models.BooleanField(default=False, verbose_name='확인숫자를 스스로 정할 수 있음')),
                        ('suspended_why', models.CharField(blank=True, default='', max_length=200, verbose_name='멈춘 까닭')),
                        ('closed_at', models.DateTimeField(null=True)),
                        ('roll_at_open', models.PositiveIntegerField(null=True)),
                        ('roll_at_close', models.PositiveIntegerField(null=True)),
                        ('voters_at_close', models.PositiveIntegerField(null=True)),
                        ('casts_at_close', models.PositiveIntegerField(null=True)),
                    ],
                    options={
                        'ordering': ['track__order', 'id'],
                        'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['draft', 'configured', 'ready', 'open', 'suspended', 'closing', 'closed', 'challenge', 'frozen', 'unlinked', 'opened', 'published', 'final', 'purged'])), name='a_poll_is_in_a_known_state'), models.CheckConstraint(condition=models.Q(('custody__in', ['server', 'trustees'])), name='a_known_keeper_of_the_key'), models.CheckConstraint(condition=models.Q(('max_casts__gte', 1)), name='a_voter_may_cast_at_least_once')],
                    },
                ),
                migrations.CreateModel(
                    name='Approval',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('poll', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='approvals', to='vote.poll')),
                        ('step', models.CharField(choices=[('close', '마감'), ('freeze', '셀 봉투 확정'), ('unlink', '이름 지우기'), ('open', '봉투 열기'), ('final', '끝내기'), ('purge', '비밀 없애기')], max_length=8)),
                        ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('role', models.CharField(max_length=12)),
                        ('at', models.DateTimeField()),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('poll', 'step', 'by'), name='one_word_a_person_a_step'), models.UniqueConstraint(fields=('poll', 'step', 'role'), name='one_word_a_role_a_step')],
                    },
                ),
                migrations.CreateModel(
                    name='Audit',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('poll', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='audit', to='vote.poll')),
                        ('source', models.CharField(max_length=120)),
                        ('known_at', models.DateTimeField()),
                        ('beacon', models.CharField(blank=True, default='', max_length=200)),
                        ('dice', models.CharField(blank=True, default='', max_length=60)),
                        ('sample', models.TextField(blank=True, default='')),
                        ('drawn_at', models.DateTimeField(null=True)),
                        ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ],
                ),
                migrations.CreateModel(
                    name='Ballot',
                    fields=[
                        ('receipt', models.CharField(default=madang.cycle.vote.models.ballot.random_receipt, max_length=60, primary_key=True, serialize=False)),
                        ('poll', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='vote.poll')),
                        ('choices', models.JSONField()),
                        ('points', models.JSONField(null=True)),
                    ],
                ),
                migrations.CreateModel(
                    name='BoardLeaf',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('poll', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='vote.poll')),
                        ('seq', models.PositiveBigIntegerField()),
                        ('data', models.TextField()),
                        ('leaf', models.CharField(max_length=64)),
                    ],
                    options={
                        'ordering': ['poll', 'seq'],
                        'constraints': [models.UniqueConstraint(fields=('poll', 'seq'), name='one_leaf_a_place'), models.UniqueConstraint(fields=('poll', 'leaf'), name='a_leaf_once_on_a_board')],
                    },
                ),
                migrations.CreateModel(
                    name='BoxEnvelope',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('poll', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='vote.poll')),
                        ('leaf', models.CharField(max_length=64, unique=True)),
                        ('ct', models.BinaryField()),
                        ('data', models.TextField()),
                    ],
                ),
                migrations.CreateModel(
                    name='Census',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('poll', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='censuses', to='vote.poll')),
                        ('file_digest', models.CharField(max_length=64)),
                        ('lines', models.PositiveIntegerField(verbose_name='줄 수')),
                        ('left_out', models.JSONField(default=dict)),
                        ('namesakes', models.PositiveIntegerField(default=0)),
                        ('knows_officials', models.BooleanField(default=False)),
                        ('state', models.CharField(choices=[('staged', '살펴보는 중'), ('active', '명부가 됨'), ('dropped', '버림')], default='staged', max_length=8)),
                        ('brought_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('brought_at', models.DateTimeField()),
                        ('settled_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'ordering': ['-brought_at'],
                        'constraints': [models.UniqueConstraint(condition=models.Q(('state', 'staged')), fields=('poll',), name='one_census_on_its_way'), models.UniqueConstraint(condition=models.Q(('state', 'active')), fields=('poll',), name='one_census_a_poll')],
                    },
                ),
                migrations.CreateModel(
                    name='CensusLine',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('census', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='staged', to='vote.census')),
                        ('number', models.PositiveIntegerField()),
                        ('hmac', models.CharField(max_length=64)),
                        ('ground', models.CharField(max_length=20)),
                        ('area', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.area')),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('census', 'number'), name='a_number_once_a_census')],
                    },
                ),
                migrations.CreateModel(
                    name='Checkpoint',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('poll', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='vote.poll')),
                        ('size', models.PositiveBigIntegerField()),
                        ('root', models.CharField(max_length=64)),
                        ('note', models.TextField()),
                        ('at', models.DateTimeField()),
                    ],
                    options={
                        'ordering': ['poll', 'size'],
                        'constraints': [models.UniqueConstraint(fields=('poll', 'size'), name='one_checkpoint_a_size')],
                    },
                ),
                migrations.CreateModel(
                    name='Cosignature',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('checkpoint', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='cosignatures', to='vote.checkpoint')),
                        ('witness', models.CharField(max_length=120)),
                        ('line', models.TextField()),
                        ('at', models.DateTimeField()),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('checkpoint', 'witness'), name='a_witness_signs_once')],
                    },
                ),
                migrations.CreateModel(
                    name='CountedList',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('poll', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='counted_list', to='vote.poll')),
                        ('text', models.TextField()),
                        ('digest', models.CharField(max_length=64)),
                        ('size', models.PositiveIntegerField()),
                        ('superseded', models.PositiveIntegerField()),
                        ('voided', models.JSONField()),
                        ('frozen_at', models.DateTimeField()),
                    ],
                ),
                migrations.CreateModel(
                    name='ElectionKey',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('poll', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='keys', to='vote.poll')),
                        ('purpose', models.CharField(choices=[('election', '표를 봉하는 열쇠'), ('board', '게시판에 서명하는 열쇠'), ('receipts', '투표확인증에 서명하는 열쇠')], max_length=10)),
                        ('public', models.CharField(max_length=64)),
                        ('key_id', models.CharField(max_length=8)),
                        ('locked', models.TextField(blank=True, default='')),
                        ('made_at', models.DateTimeField()),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('poll', 'purpose'), name='one_key_a_purpose')],
                    },
                ),
                migrations.CreateModel(
                    name='RollEntry',
                    fields=[
                        ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        ('poll', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='vote.poll')),
                        ('person', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('ground', models.CharField(max_length=20, verbose_name='오른 까닭')),
                        ('source', models.CharField(choices=[('register', '이 누리집의 주민'), ('census', '명부 파일'), ('open', '스스로 확인'), ('manual', '담당자가 올림')], default='register', max_length=10)),
                        ('area', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.area')),
                        ('status', models.CharField(choices=[('eligible', '아직 투표하지 않음'), ('voted_online', '화면으로 투표함'), ('voted_paper', '종이로 투표함'), ('voided', '명부에서 뺌')], default='eligible', max_length=14)),
                        ('cast_count', models.PositiveSmallIntegerField(default=0)),
                        ('in_person', models.BooleanField(default=False)),
                        ('reason', models.CharField(blank=True, default='', max_length=40)),
                        ('declared', models.CharField(max_length=40, null=True)),
                        ('number', models.PositiveIntegerField(null=True, verbose_name='명부 번호')),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('poll', 'person'), name='one_person_one_entry'), models.CheckConstraint(condition=models.Q(('status__in', ['eligible', 'voted_online', 'voted_paper', 'voided'])), name='a_known_status_on_the_roll'), models.CheckConstraint(condition=models.Q(models.Q(('status', 'voted_online'), _negated=True), ('cast_count__gte', 1), _connector='OR'), name='who_voted_online_has_cast')],
                    },
                ),
                migrations.CreateModel(
                    name='Envelope',
                    fields=[
                        ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        ('poll', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='vote.poll')),
                        ('entry', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='vote.rollentry')),
                        ('ct', models.BinaryField()),
                        ('c', models.CharField(max_length=64)),
                        ('h', models.CharField(max_length=64)),
                        ('k', models.CharField(max_length=4)),
                        ('leaf', models.CharField(max_length=64, unique=True)),
                        ('nonce', models.CharField(max_length=64, unique=True)),
                        ('channel', models.CharField(choices=[('web', '누리집'), ('kiosk', '투표소 기기'), ('paper', '종이')], default='web', max_length=6)),
                        ('state', models.CharField(choices=[('current', '세는 봉투'), ('superseded', '바꾼 봉투'), ('voided', '무효로 한 봉투')], default='current', max_length=10)),
                        ('boarded', models.BooleanField(default=False)),
                        ('void_reason', models.CharField(blank=True, default='', max_length=40)),
                    ],
                    options={
                        'indexes': [models.Index(fields=['poll', 'state', 'leaf'], name='envelopes_of_a_poll')],
                        'constraints': [models.UniqueConstraint(condition=models.Q(('state', 'current')), fields=('entry',), name='one_current_envelope_an_entry'), models.CheckConstraint(condition=models.Q(('channel', 'paper'), models.Q(('entry', None), _negated=True), _connector='OR'), name='only_paper_has_no_entry'), models.CheckConstraint(condition=models.Q(('state__in', ['current', 'superseded', 'voided'])), name='a_known_state_of_an_envelope')],
                    },
                ),
                migrations.CreateModel(
                    name='HandedReceipt',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('poll', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='handed_receipts', to='vote.poll')),
                        ('leaf', models.CharField(max_length=64, unique=True)),
                        ('note', models.TextField()),
                    ],
                ),
                migrations.CreateModel(
                    name='KeyOffer',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('poll', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='key_offers', to='vote.poll')),
                        ('text', models.TextField()),
                        ('public', models.CharField(max_length=64)),
                        ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('at', models.DateTimeField()),
                    ],
                    options={
                        'ordering': ['pk'],
                    },
                ),
                migrations.CreateModel(
                    name='LetterBatch',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('poll', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='letter_batches', to='vote.poll')),
                        ('area', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.area')),
                        ('printed', models.PositiveIntegerField(verbose_name='인쇄한 편지')),
                        ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('made_at', models.DateTimeField()),
                    ],
                    options={
                        'ordering': ['-made_at', '-pk'],
                    },
                ),
                migrations.CreateModel(
                    name='Letter',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('batch', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='letters', to='vote.letterbatch')),
                        ('entry', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='letters', to='vote.rollentry')),
                        ('is_void', models.BooleanField(default=False)),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(condition=models.Q(('is_void', False)), fields=('entry',), name='one_letter_that_opens_an_entry')],
                    },
                ),
                migrations.CreateModel(
                    name='MachineOpening',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('poll', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='machine_openings', to='vote.poll')),
                        ('holder', models.CharField(max_length=120)),
                        ('ballots_digest', models.CharField(max_length=64)),
                        ('tally_digest', models.CharField(max_length=64)),
                        ('seed', models.CharField(blank=True, default='', max_length=64)),
                        ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('at', models.DateTimeField()),
                    ],
                    options={
                        'ordering': ['pk'],
                    },
                ),
                migrations.CreateModel(
                    name='Objection',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('poll', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='objections', to='vote.poll')),
                        ('about', models.CharField(choices=[('left_out', '제가 명부에 있어야 합니다'), ('not_a_voter', '명부에 있으면 안 되는 사람이 있습니다'), ('wrong_facts', '명부에 적힌 제 동네나 자격이 다릅니다'), ('conduct', '투표가 정해진 대로 이루어지지 않았습니다'), ('result', '센 결과가 맞지 않습니다')], max_length=12, verbose_name='무엇에 대한 이의인가요')),
                        ('text', models.TextField(max_length=1000, verbose_name='까닭')),
                        ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('received_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('made_at', models.DateTimeField()),
                        ('outcome', models.CharField(blank=True, choices=[('upheld', '받아들임'), ('partly', '일부 받아들임'), ('dismissed', '받아들이지 않음')], default='', max_length=10, verbose_name='결정한 것')),
                        ('answer', models.TextField(blank=True, default='', max_length=2000, verbose_name='결정한 까닭')),
                        ('decided_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('decided_at', models.DateTimeField(null=True)),
                    ],
                    options={
                        'ordering': ['made_at', 'pk'],
                        'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('decided_at', None), ('decided_by', None), ('outcome', '')), models.Q(('decided_at__isnull', False), ('decided_by__isnull', False), models.Q(('outcome', ''), _negated=True), models.Q(('answer', ''), _negated=True)), _connector='OR'), name='an_objection_is_decided_with_a_reason'), models.CheckConstraint(condition=models.Q(models.Q(('by', None), ('received_by__isnull', False)), models.Q(('by__isnull', False), ('received_by', None)), _connector='OR'), name='somebody_objected_or_took_it_down')],
                    },
                ),
                migrations.CreateModel(
                    name='OpenedBox',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('poll', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='opened_box', to='vote.poll')),
                        ('box_digest', models.CharField(max_length=64)),
                        ('ballots_digest', models.CharField(max_length=64)),
                        ('valid', models.PositiveIntegerField()),
                        ('rejects', models.JSONField(default=list)),
                        ('at', models.DateTimeField()),
                    ],
                ),
                migrations.CreateModel(
                    name='Option',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('poll', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='options', to='vote.poll')),
                        ('proposal', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='propose.proposal')),
                        ('code', models.CharField(max_length=40, verbose_name='번호')),
                        ('title', models.CharField(max_length=400)),
                        ('problem', models.TextField(blank=True, default='')),
                        ('idea', models.TextField(blank=True, default='')),
                        ('effect', models.TextField(blank=True, default='')),
                        ('place', models.CharField(blank=True, default='', max_length=120)),
                        ('cost', models.PositiveBigIntegerField()),
                        ('area', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.area')),
                        ('withdrawn_at', models.DateTimeField(null=True)),
                    ],
                    options={
                        'ordering': ['id'],
                        'constraints': [models.UniqueConstraint(fields=('poll', 'code'), name='a_code_once_on_a_paper')],
                    },
                ),
                migrations.CreateModel(
                    name='Station',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('poll', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='stations', to='vote.poll')),
                        ('name', models.CharField(max_length=80, verbose_name='투표소')),
                        ('address', models.CharField(blank=True, max_length=200, verbose_name='곳')),
                        ('area', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.area')),
                        ('opens_at', models.DateTimeField(blank=True, null=True)),
                        ('closes_at', models.DateTimeField(blank=True, null=True)),
                        ('signed_off_at', models.DateTimeField(null=True)),
                        ('signed_off_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'ordering': ['poll', 'name'],
                        'constraints': [models.UniqueConstraint(fields=('poll', 'name'), name='a_station_once_a_poll')],
                    },
                ),
                migrations.CreateModel(
                    name='PaperBatch',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('poll', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='batches', to='vote.poll')),
                        ('station', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='batches', to='vote.station')),
                        ('number', models.PositiveIntegerField(verbose_name='묶음 번호')),
                        ('first_stub', models.PositiveIntegerField(default=1, verbose_name='첫 부본 번호')),
                        ('printed', models.PositiveIntegerField(verbose_name='인쇄한 장수')),
                        ('issued', models.PositiveIntegerField(default=0, verbose_name='내준 장수')),
                        ('in_box', models.PositiveIntegerField(null=True, verbose_name='함에 든 장수')),
                        ('spoiled', models.PositiveIntegerField(default=0, verbose_name='버린 장수')),
                        ('unreturned', models.PositiveIntegerField(default=0, verbose_name='돌아오지 않은 장수')),
                        ('seals', models.JSONField(default=list)),
                        ('state', models.CharField(choices=[('issued', '내줌'), ('returned', '돌아옴'), ('entered', '두 번 적음'), ('signed', '서명함')], default='issued', max_length=10)),
                        ('signed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('countersigned_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'ordering': ['poll', 'number'],
                        'constraints': [models.UniqueConstraint(fields=('poll', 'number'), name='a_batch_number_once'), models.CheckConstraint(condition=models.Q(('issued__lte', models.F('printed'))), name='no_more_issued_than_printed'), models.CheckConstraint(condition=models.Q(('state', 'issued'), models.Q(('in_box__isnull', False), ('issued', django.db.models.expressions.CombinedExpression(django.db.models.expressions.CombinedExpression(models.F('in_box'), '+', models.F('spoiled')), '+', models.F('unreturned')))), _connector='OR'), name='papers_add_up'), models.CheckConstraint(condition=models.Q(('countersigned_by', None), models.Q(('countersigned_by', models.F('signed_by')), _negated=True), _connector='OR'), name='two_people_sign_a_batch')],
                    },
                ),
                migrations.CreateModel(
                    name='PaperSheet',
                    fields=[
                        ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        ('batch', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sheets', to='vote.paperbatch')),
                        ('number', models.PositiveIntegerField()),
                        ('scan', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='files.upload')),
                        ('first', models.CharField(blank=True, default='', max_length=64)),
                        ('first_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('second', models.CharField(blank=True, default='', max_length=64)),
                        ('second_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('third_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('void_reason', models.CharField(blank=True, default='', max_length=40, verbose_name='무효 사유')),
                        ('leaf', models.CharField(blank=True, default='', max_length=64)),
                    ],
                    options={
                        'ordering': ['batch', 'number'],
                        'constraints': [models.UniqueConstraint(fields=('batch', 'number'), name='a_sheet_number_once_a_batch'), models.CheckConstraint(condition=models.Q(('second_by', None), models.Q(('second_by', models.F('first_by')), _negated=True), _connector='OR'), name='two_people_key_a_sheet'), models.CheckConstraint(condition=models.Q(('third_by', None), models.Q(models.Q(('third_by', models.F('first_by')), _negated=True), models.Q(('third_by', models.F('second_by')), _negated=True)), _connector='OR'), name='a_third_person_decides_a_sheet'), models.CheckConstraint(condition=models.Q(('leaf', ''), ('void_reason', ''), _connector='OR'), name='a_sheet_is_counted_or_void')],
                    },
                ),
                migrations.CreateModel(
                    name='PaperStub',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('batch', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='stubs', to='vote.paperbatch')),
                        ('number', models.PositiveIntegerField(verbose_name='부본 번호')),
                        ('entry', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='vote.rollentry')),
                        ('spoiled', models.BooleanField(default=False)),
                        ('queued', models.BooleanField(default=False)),
                        ('given_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'ordering': ['batch', 'number'],
                        'constraints': [models.UniqueConstraint(fields=('batch', 'number'), name='a_stub_once'), models.UniqueConstraint(condition=models.Q(('spoiled', False)), fields=('entry',), name='one_paper_in_a_persons_hand')],
                    },
                ),
                migrations.CreateModel(
                    name='Publication',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('poll', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='publication', to='vote.poll')),
                        ('tally', models.TextField()),
                        ('counts', models.TextField()),
                        ('openings', models.TextField()),
                        ('sample', models.TextField(blank=True, default='')),
                        ('at', models.DateTimeField()),
                    ],
                ),
                migrations.CreateModel(
                    name='Purging',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('poll', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='purging', to='vote.poll')),
                        ('identifiers', models.PositiveIntegerField()),
                        ('people', models.PositiveIntegerField()),
                        ('done', models.JSONField(default=dict)),
                        ('at', models.DateTimeField()),
                    ],
                ),
                migrations.CreateModel(
                    name='RollChange',
                    fields=[
                        ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        ('poll', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='roll_changes', to='vote.poll')),
                        ('kind', models.CharField(choices=[('add', '명부에 올리기'), ('void', '명부에서 빼기')], max_length=4)),
                        ('why', models.CharField(choices=[('left_out', '명부에서 빠져 있었음'), ('moved_in', '옮겨 왔음'), ('moved_away', '옮겨 갔음'), ('died', '세상을 떠났음'), ('twice', '두 번 올라 있음'), ('official', '투표할 수 없는 공무원'), ('mistake', '잘못 올렸음')], max_length=10, verbose_name='까닭')),
                        ('entry', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='vote.rollentry')),
                        ('hmac', models.CharField(blank=True, default='', max_length=64)),
                        ('ground', models.CharField(blank=True, default='', max_length=20)),
                        ('area', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.area')),
                        ('asked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('asked_at', models.DateTimeField()),
                        ('decided_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('is_approved', models.BooleanField(null=True)),
                    ],
                    options={
                        'ordering': ['asked_at'],
                        'constraints': [models.CheckConstraint(condition=models.Q(('decided_by', None), models.Q(('decided_by', models.F('asked_by')), _negated=True), _connector='OR'), name='two_people_change_the_roll'), models.CheckConstraint(condition=models.Q(models.Q(('decided_by', None), ('is_approved', None)), models.Q(('decided_by__isnull', False), ('is_approved__isnull', False)), _connector='OR'), name='who_decided_said_what')],
                    },
                ),
                migrations.CreateModel(
                    name='RollIdentifier',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('poll', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='vote.poll')),
                        ('entry', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='identifiers', to='vote.rollentry')),
                        ('kind', models.CharField(choices=[('code', '참여번호'), ('ci', '연계정보'), ('di', '중복가입확인정보'), ('phone', '전화번호'), ('oidc', '기관 로그인'), ('person', '이름과 생년월일')], max_length=8)),
                        ('hmac', models.CharField(max_length=64)),
                    ],
                    options={
                        'indexes': [models.Index(fields=['poll', 'kind', 'hmac'], name='identifier_lookup')],
                        'constraints': [models.UniqueConstraint(condition=models.Q(('kind', 'person'), _negated=True), fields=('poll', 'kind', 'hmac'), name='an_identifier_leads_to_one_entry')],
                    },
                ),
                migrations.CreateModel(
                    name='SealTrial',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('poll', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='seal_trials', to='vote.poll')),
                        ('ct', models.TextField()),
                        ('expected', models.CharField(max_length=64)),
                        ('made_at', models.DateTimeField()),
                        ('offer', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='trials', to='vote.keyoffer')),
                        ('holders', models.JSONField(default=list)),
                        ('passed_at', models.DateTimeField(null=True)),
                        ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ],
                ),
                migrations.CreateModel(
                    name='SecondChance',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('entry', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='second_chances', to='vote.rollentry')),
                        ('option', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='vote.option')),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('entry', 'option'), name='one_more_vote_a_withdrawal')],
                    },
                ),
                migrations.CreateModel(
                    name='Source',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('poll', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='source', to='vote.poll')),
                        ('name', models.CharField(max_length=200)),
                        ('digest', models.CharField(max_length=64)),
                        ('layout', models.JSONField()),
                        ('rule', models.CharField(max_length=60)),
                        ('published_funded', models.JSONField(null=True)),
                    ],
                    options={
                        'constraints': [models.CheckConstraint(condition=models.Q(('digest', ''), _negated=True), name='a_source_has_a_digest')],
                    },
                ),
                migrations.CreateModel(
                    name='SourceVoter',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('source', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='voters', to='vote.source')),
                        ('ballot', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='vote.ballot')),
                        ('row', models.PositiveIntegerField()),
                        ('columns', models.JSONField()),
                    ],
                ),
                migrations.CreateModel(
                    name='Ticket',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('poll', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='vote.poll')),
                        ('station', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='tickets', to='vote.station')),
                        ('entry', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='vote.rollentry')),
                        ('kiosk', models.CharField(blank=True, default='', max_length=40)),
                        ('digest', models.CharField(max_length=64)),
                        ('state', models.CharField(choices=[('issued', '내줌'), ('used', '씀'), ('lapsed', '때가 지남'), ('reissued', '다시 내줌')], default='issued', max_length=10)),
                        ('is_paper', models.BooleanField(default=False)),
                        ('assisted', models.BooleanField(default=False)),
                        ('assisted_seen_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('issued_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('expires_at', models.DateTimeField()),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(condition=models.Q(('state', 'issued')), fields=('entry',), name='one_ticket_at_a_time_an_entry'), models.UniqueConstraint(condition=models.Q(('state', 'issued')), fields=('station', 'digest'), name='a_ticket_number_once_a_station'), models.CheckConstraint(condition=models.Q(('assisted_seen_by', None), models.Q(('assisted_seen_by', models.F('issued_by')), _negated=True), _connector='OR'), name='help_is_seen_by_another')],
                    },
                ),
                migrations.CreateModel(
                    name='Unlinking',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('poll', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='unlinking', to='vote.poll')),
                        ('box_digest', models.CharField(max_length=64)),
                        ('envelopes', models.PositiveIntegerField()),
                        ('done', models.JSONField(default=dict)),
                        ('residue', models.PositiveIntegerField(null=True)),
                        ('at', models.DateTimeField()),
                    ],
                ),
                migrations.CreateModel(
                    name='Witness',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('government', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.government')),
                        ('name', models.CharField(max_length=120, verbose_name='지켜보는 이')),
                        ('key', models.CharField(max_length=300, verbose_name='공개 열쇠')),
                        ('address', models.URLField(blank=True, default='', verbose_name='서버 주소')),
                        ('since', models.DateTimeField()),
                        ('ended_at', models.DateTimeField(null=True)),
                    ],
                    options={
                        'ordering': ['name'],
                        'constraints': [models.UniqueConstraint(condition=models.Q(('ended_at', None)), fields=('government', 'name'), name='a_witness_once_a_government')],
                    },
                ),
            ],
        ),
    ]
