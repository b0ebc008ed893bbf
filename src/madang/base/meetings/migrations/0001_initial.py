import django.db.models.deletion
import django.db.models.expressions
import madang.base.clock
import madang.base.record.at_once
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('places', '0002_korea'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        madang.base.record.at_once.AtOnce(
            operations=[
                migrations.CreateModel(
                    name='Host',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('quorum', models.CharField(choices=[('majority', '재적 위원 과반수 출석'), ('half', '재적 위원 2분의 1 이상 출석'), ('two_thirds', '재적 위원 3분의 2 이상 출석'), ('third', '재적 위원 3분의 1 이상 출석'), ('number', '정한 수 이상 출석'), ('none', '정족수 없음')], default='majority', max_length=10, verbose_name='개의 정족수')),
                        ('quorum_number', models.PositiveSmallIntegerField(default=0, verbose_name='정한 수')),
                        ('majority', models.CharField(choices=[('present', '출석 위원 과반수 찬성'), ('two_thirds', '출석 위원 3분의 2 이상 찬성'), ('sitting', '재적 위원 과반수 찬성')], default='present', max_length=10, verbose_name='의결 정족수')),
                        ('recused', models.CharField(choices=[('sitting', '재적에는 넣고 출석에서는 뺍니다'), ('out', '재적과 출석에서 모두 뺍니다'), ('quorum', '재적과 정족수에는 넣고 표결에서만 뺍니다')], default='sitting', max_length=8, verbose_name='제척된 사람')),
                        ('government', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.government')),
                        ('host', models.CharField(max_length=60)),
                        ('title', models.CharField(max_length=120, verbose_name='이름')),
                        ('title_en', models.CharField(blank=True, max_length=120, verbose_name='영문 이름')),
                        ('legal_basis', models.CharField(blank=True, max_length=120, verbose_name='법적 근거')),
                        ('page', models.JSONField(blank=True, default=dict)),
                        ('closed_at', models.DateTimeField(blank=True, null=True)),
                        ('made_at', models.DateTimeField(default=madang.base.clock.now, editable=False)),
                        ('secretaries', models.ManyToManyField(blank=True, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='간사')),
                    ],
                    options={
                        'ordering': ['title', 'pk'],
                        'constraints': [models.UniqueConstraint(fields=('government', 'host'), name='a_host_is_known_once'), models.CheckConstraint(condition=models.Q(models.Q(('quorum', 'number'), _negated=True), ('quorum_number__gte', 1), _connector='OR'), name='a_quorum_has_people')],
                    },
                ),
                migrations.CreateModel(
                    name='Meeting',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('quorum', models.CharField(choices=[('majority', '재적 위원 과반수 출석'), ('half', '재적 위원 2분의 1 이상 출석'), ('two_thirds', '재적 위원 3분의 2 이상 출석'), ('third', '재적 위원 3분의 1 이상 출석'), ('number', '정한 수 이상 출석'), ('none', '정족수 없음')], default='majority', max_length=10, verbose_name='개의 정족수')),
                        ('quorum_number', models.PositiveSmallIntegerField(default=0, verbose_name='정한 수')),
                        ('majority', models.CharField(choices=[('present', '출석 위원 과반수 찬성'), ('two_thirds', '출석 위원 3분의 2 이상 찬성'), ('sitting', '재적 위원 과반수 찬성')], default='present', max_length=10, verbose_name='의결 정족수')),
                        ('recused', models.CharField(choices=[('sitting', '재적에는 넣고 출석에서는 뺍니다'), ('out', '재적과 출석에서 모두 뺍니다'), ('quorum', '재적과 정족수에는 넣고 표결에서만 뺍니다')], default='sitting', max_length=8, verbose_name='제척된 사람')),
                        ('government', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.government')),
                        ('holder', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='meetings', to='meetings.host')),
                        ('host', models.CharField(max_length=60)),
                        ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                        ('title', models.CharField(max_length=120, verbose_name='회의 이름')),
                        ('kind', models.CharField(choices=[('regular', '정기회의'), ('extra', '임시회의'), ('subcommittee', '분과회의'), ('general', '총회'), ('local', '지역회의'), ('visit', '찾아가는 설명회'), ('school', '예산학교'), ('hearing', '공청회'), ('workshop', '토론회'), ('site', '현장방문'), ('other', '그 밖의 모임')], default='regular', max_length=12, verbose_name='종류')),
                        ('about', models.TextField(blank=True, max_length=2000, verbose_name='알리는 말')),
                        ('starts_at', models.DateTimeField(verbose_name='시작하는 때')),
                        ('ends_at', models.DateTimeField(verbose_name='마치는 때')),
                        ('mode', models.CharField(choices=[('onsite', '현장에서 만나기'), ('online', '온라인으로 만나기'), ('hybrid', '현장과 온라인 함께')], default='onsite', max_length=7, verbose_name='만나는 방식')),
                        ('place', models.CharField(blank=True, max_length=200, verbose_name='장소')),
                        ('access', models.CharField(blank=True, max_length=300, verbose_name='오는 길과 편의시설')),
                        ('link', models.URLField(blank=True, max_length=400, verbose_name='온라인 주소')),
                        ('area', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.area', verbose_name='동네')),
                        ('audience', models.CharField(choices=[('everyone', '누구나'), ('youth', '청년'), ('children', '어린이·청소년'), ('elderly', '어르신'), ('disabled', '장애인'), ('multicultural', '다문화가족·외국인 주민'), ('parents', '아이 키우는 사람'), ('workers', '일하는 사람·상인'), ('rural', '외진 마을 주민')], default='everyone', max_length=13, verbose_name='누구를 위한 모임인지')),
                        ('is_open', models.BooleanField(default=True, verbose_name='누구나 와서 볼 수 있습니다')),
                        ('reached', models.PositiveIntegerField(blank=True, null=True, verbose_name='함께한 사람 수')),
                        ('state', models.CharField(choices=[('planned', '예정'), ('called', '소집함'), ('held', '열림'), ('minuted', '회의록을 확인함'), ('published', '회의록을 공개함'), ('cancelled', '취소함')], default='planned', max_length=9)),
                        ('sequence', models.PositiveIntegerField(default=0)),
                        ('changed_at', models.DateTimeField(default=madang.base.clock.now)),
                        ('called_at', models.DateTimeField(null=True)),
                        ('held_at', models.DateTimeField(null=True)),
                        ('cancelled_at', models.DateTimeField(null=True)),
                        ('reason', models.CharField(blank=True, max_length=300, verbose_name='까닭')),
                        ('sitting', models.PositiveIntegerField(null=True)),
                        ('made_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'ordering': ['starts_at', 'pk'],
                        'indexes': [models.Index(fields=['government', 'starts_at'], name='meetings_by_day')],
                        'constraints': [models.CheckConstraint(condition=models.Q(('ends_at__gt', models.F('starts_at'))), name='a_meeting_ends_after_it_begins'), models.CheckConstraint(condition=models.Q(('mode', 'online'), models.Q(('place', ''), _negated=True), _connector='OR'), name='who_meets_on_site_has_a_place'), models.CheckConstraint(condition=models.Q(('mode', 'onsite'), models.Q(('link', ''), _negated=True), ('state__in', ['planned', 'cancelled']), _connector='OR'), name='who_is_called_online_has_a_link'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'cancelled'), _negated=True), models.Q(models.Q(('reason', ''), _negated=True), ('cancelled_at__isnull', False)), _connector='OR'), name='a_meeting_is_cancelled_with_a_reason'), models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['held', 'minuted', 'published']), _negated=True), models.Q(('held_at__isnull', False), ('sitting__isnull', False)), _connector='OR'), name='a_meeting_that_was_held_says_who_sat')],
                    },
                ),
                migrations.CreateModel(
                    name='Attendance',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='attendances', to='meetings.meeting')),
                        ('person', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('name', models.CharField(max_length=60, verbose_name='이름')),
                        ('affiliation', models.CharField(blank=True, max_length=80, verbose_name='소속')),
                        ('capacity', models.CharField(choices=[('chair', '위원장'), ('vice', '부위원장'), ('member', '위원'), ('secretary', '간사'), ('official', '배석 공무원'), ('expert', '전문가'), ('speaker', '발표자'), ('resident', '주민'), ('guest', '방청인')], default='member', max_length=9, verbose_name='참석 자격')),
                        ('voting', models.BooleanField(default=False, verbose_name='표결권')),
                        ('coming', models.CharField(choices=[('unknown', '아직 답이 없음'), ('onsite', '현장에 갑니다'), ('online', '온라인으로 함께합니다'), ('no', '못 갑니다')], default='unknown', max_length=7, verbose_name='오시나요')),
                        ('present', models.BooleanField(null=True, verbose_name='출석')),
                        ('invited_at', models.DateTimeField(default=madang.base.clock.now)),
                    ],
                    options={
                        'ordering': ['-voting', 'pk'],
                        'constraints': [models.UniqueConstraint(condition=models.Q(('person__isnull', False)), fields=('meeting', 'person'), name='one_seat_a_person_a_meeting'), models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='a_seat_has_a_name'), models.CheckConstraint(condition=models.Q(('voting', False), ('capacity__in', ['chair', 'vice', 'member', 'secretary', 'resident']), _connector='OR'), name='only_those_who_sit_vote')],
                    },
                ),
                migrations.CreateModel(
                    name='Minutes',
                    fields=[
                        ('meeting', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='minutes', serialize=False, to='meetings.meeting')),
                        ('course', models.TextField(max_length=4000, verbose_name='진행 순서')),
                        ('stand', models.CharField(choices=[('draft', '쓰는 중'), ('approved', '확인함'), ('published', '공개함')], default='draft', max_length=9)),
                        ('revision', models.PositiveIntegerField(default=0)),
                        ('drafted_at', models.DateTimeField(default=madang.base.clock.now)),
                        ('drafted_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('returned', models.CharField(blank=True, max_length=500)),
                        ('approved_at', models.DateTimeField(null=True)),
                        ('approved_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('approver', models.CharField(blank=True, max_length=80)),
                        ('published_at', models.DateTimeField(null=True)),
                        ('content', models.JSONField(default=dict)),
                        ('digest', models.CharField(blank=True, max_length=64)),
                    ],
                    options={
                        'constraints': [models.CheckConstraint(condition=models.Q(('approved_by', None), models.Q(('approved_by', models.F('drafted_by')), _negated=True), _connector='OR'), name='another_person_approves_minutes'), models.CheckConstraint(condition=models.Q(models.Q(('approved_by', None), ('digest', ''), ('stand', 'draft')), models.Q(('approved_at__isnull', False), ('approved_by__isnull', False), ('stand__in', ['approved', 'published']), models.Q(('digest', ''), _negated=True)), _connector='OR'), name='approved_minutes_say_by_whom'), models.CheckConstraint(condition=models.Q(models.Q(('stand', 'published'), _negated=True), ('published_at__isnull', False), _connector='OR'), name='published_minutes_say_when')],
                    },
                ),
                migrations.CreateModel(
                    name='Correction',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('minutes', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='corrections', to='meetings.minutes')),
                        ('words', models.CharField(max_length=1000, verbose_name='바로잡는 말')),
                        ('at', models.DateTimeField(default=madang.base.clock.now)),
                        ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'ordering': ['minutes_id', 'pk'],
                        'constraints': [models.CheckConstraint(condition=models.Q(('words', ''), _negated=True), name='a_correction_has_words')],
                    },
                ),
                migrations.CreateModel(
                    name='Item',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='items', to='meetings.meeting')),
                        ('order', models.PositiveSmallIntegerField(verbose_name='차례')),
                        ('title', models.CharField(max_length=200, verbose_name='안건')),
                        ('subject', models.CharField(blank=True, max_length=60)),
                        ('page', models.JSONField(blank=True, default=dict)),
                        ('said', models.TextField(blank=True, max_length=8000, verbose_name='발언 요지')),
                        ('decided', models.TextField(blank=True, max_length=2000, verbose_name='결정 사항')),
                        ('revision', models.PositiveIntegerField(default=0)),
                    ],
                    options={
                        'ordering': ['meeting_id', 'order', 'pk'],
                        'indexes': [models.Index(fields=['subject'], name='items_about_a_thing')],
                        'constraints': [models.UniqueConstraint(fields=('meeting', 'order'), name='one_item_a_place'), models.UniqueConstraint(condition=models.Q(('subject', ''), _negated=True), fields=('meeting', 'subject'), name='a_thing_is_on_an_agenda_once'), models.CheckConstraint(condition=models.Q(('title', ''), _negated=True), name='an_item_has_a_title')],
                    },
                ),
                migrations.CreateModel(
                    name='Motion',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('item', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='motions', to='meetings.item')),
                        ('words', models.CharField(max_length=500, verbose_name='무엇을 정하는지')),
                        ('proposed_by', models.CharField(blank=True, max_length=60, verbose_name='낸 사람')),
                        ('manner', models.CharField(choices=[('consent', '이의가 있는지 묻기'), ('hands', '손들기'), ('secret', '무기명 투표'), ('named', '기명 투표')], default='hands', max_length=8, verbose_name='표결 방법')),
                        ('outcome', models.CharField(choices=[('open', '표결 중'), ('carried', '가결'), ('lost', '부결'), ('no_quorum', '정족수가 모자라 표결하지 못함'), ('withdrawn', '거두어들임')], default='open', max_length=9)),
                        ('opened_at', models.DateTimeField(default=madang.base.clock.now)),
                        ('closed_at', models.DateTimeField(null=True)),
                        ('closed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('sitting', models.PositiveIntegerField(null=True)),
                        ('present', models.PositiveIntegerField(null=True)),
                        ('recused', models.PositiveIntegerField(null=True)),
                        ('quorum_needed', models.PositiveIntegerField(null=True)),
                        ('yes_needed', models.PositiveIntegerField(null=True)),
                        ('yes', models.PositiveIntegerField(null=True, verbose_name='찬성')),
                        ('no', models.PositiveIntegerField(null=True, verbose_name='반대')),
                        ('abstain', models.PositiveIntegerField(null=True, verbose_name='기권')),
                    ],
                    options={
                        'ordering': ['item_id', 'pk'],
                        'constraints': [models.UniqueConstraint(condition=models.Q(('outcome', 'open')), fields=('item',), name='one_vote_at_a_time_on_an_item'), models.CheckConstraint(condition=models.Q(('words', ''), _negated=True), name='a_motion_has_words'), models.CheckConstraint(condition=models.Q(('outcome__in', ['open', 'withdrawn', 'no_quorum']), models.Q(('present', django.db.models.expressions.CombinedExpression(django.db.models.expressions.CombinedExpression(models.F('yes'), '+', models.F('no')), '+', models.F('abstain'))), ('present__isnull', False)), _connector='OR'), name='votes_add_up_to_who_was_in_the_room'), models.CheckConstraint(condition=models.Q(models.Q(('outcome', 'carried'), _negated=True), models.Q(('yes__gte', models.F('yes_needed')), ('yes_needed__gte', 1)), _connector='OR'), name='a_motion_carries_with_enough_votes'), models.CheckConstraint(condition=models.Q(('outcome', 'open'), ('closed_at__isnull', False), _connector='OR'), name='a_closed_motion_says_when')],
                    },
                ),
                migrations.CreateModel(
                    name='Need',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='needs', to='meetings.meeting')),
                        ('kind', models.CharField(choices=[('sign', '수어 통역'), ('captions', '문자 통역(자막)'), ('braille', '점자 자료'), ('large', '큰 글자 자료'), ('easy', '쉬운 말 자료'), ('wheelchair', '휠체어로 드나들기'), ('childcare', '아이 돌봄'), ('transport', '오가는 차편'), ('language', '다른 나라 말 통역'), ('other', '그 밖')], max_length=10, verbose_name='필요한 편의')),
                        ('words', models.CharField(blank=True, max_length=500, verbose_name='더 알려 줄 것')),
                        ('person', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('name', models.CharField(blank=True, max_length=60, verbose_name='이름')),
                        ('contact', models.CharField(blank=True, max_length=120, verbose_name='연락처')),
                        ('asked_at', models.DateTimeField(default=madang.base.clock.now)),
                        ('consent_at', models.DateTimeField()),
                        ('written_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('due_on', models.DateField()),
                        ('answer', models.CharField(choices=[('waiting', '답을 기다림'), ('granted', '마련합니다'), ('otherwise', '다른 방법으로 마련합니다'), ('declined', '마련하지 못합니다'), ('taken_back', '거두었습니다')], default='waiting', max_length=10, verbose_name='답')),
                        ('sentence', models.CharField(blank=True, max_length=500, verbose_name='드리는 말')),
                        ('answered_at', models.DateTimeField(null=True)),
                        ('answered_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('forgotten_at', models.DateTimeField(null=True)),
                    ],
                    options={
                        'ordering': ['due_on', 'pk'],
                        'indexes': [models.Index(fields=['answer', 'due_on'], name='needs_by_deadline')],
                        'constraints': [models.UniqueConstraint(condition=models.Q(('answer', 'waiting'), ('person__isnull', False)), fields=('meeting', 'person', 'kind'), name='one_waiting_need_of_a_kind'), models.CheckConstraint(condition=models.Q(models.Q(('answer', 'waiting'), ('answered_at', None)), models.Q(models.Q(('answer', 'waiting'), _negated=True), ('answered_at__isnull', False)), _connector='OR'), name='an_answered_need_says_when'), models.CheckConstraint(condition=models.Q(('forgotten_at__isnull', False), models.Q(('answer__in', ['declined', 'otherwise']), _negated=True), models.Q(('sentence', ''), _negated=True), _connector='OR'), name='no_need_is_declined_without_words'), models.CheckConstraint(condition=models.Q(('forgotten_at', None), models.Q(('contact', ''), ('name', ''), ('person', None), ('sentence', ''), ('words', '')), _connector='OR'), name='what_is_forgotten_about_a_need_is_gone')],
                    },
                ),
                migrations.CreateModel(
                    name='Recusal',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('item', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='recusals', to='meetings.item')),
                        ('attendance', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='recusals', to='meetings.attendance')),
                        ('reason', models.CharField(max_length=300, verbose_name='까닭')),
                        ('at', models.DateTimeField(default=madang.base.clock.now)),
                        ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'ordering': ['item_id', 'pk'],
                        'constraints': [models.UniqueConstraint(fields=('item', 'attendance'), name='recused_once_from_an_item'), models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='recused_with_a_reason')],
                    },
                ),
                migrations.CreateModel(
                    name='Voice',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('motion', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='voices', to='meetings.motion')),
                        ('attendance', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='meetings.attendance')),
                        ('choice', models.CharField(choices=[('yes', '찬성'), ('no', '반대'), ('abstain', '기권')], max_length=7, verbose_name='표')),
                        ('at', models.DateTimeField(default=madang.base.clock.now)),
                        ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'ordering': ['motion_id', 'attendance_id'],
                        'constraints': [models.UniqueConstraint(fields=('motion', 'attendance'), name='one_voice_a_seat')],
                    },
                ),
            ],
        ),
    ]
