import django.db.models.deletion
import madang.base.clock
import madang.base.record.at_once
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('convene', '0001_initial'),
        ('plan', '0001_initial'),
        ('propose', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        madang.base.record.at_once.AtOnce(
            operations=[
                migrations.CreateModel(
                    name='Round',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('cycle', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='plan.cycle')),
                        ('track', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='plan.track', verbose_name='유형')),
                        ('body', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='convene.body', verbose_name='심사하는 모임')),
                        ('title', models.CharField(max_length=120, verbose_name='이름')),
                        ('trim_from', models.PositiveSmallIntegerField(default=5, verbose_name='가장 높은 것과 낮은 것을 빼는 심사표 수')),
                        ('pitch_minutes', models.PositiveSmallIntegerField(default=3, verbose_name='발표 시간(분)')),
                        ('pitches_at', models.DateTimeField(blank=True, null=True, verbose_name='발표를 시작하는 때')),
                        ('opens_at', models.DateTimeField(verbose_name='채점을 여는 때')),
                        ('closes_at', models.DateTimeField(verbose_name='채점을 닫는 때')),
                        ('made_at', models.DateTimeField(default=madang.base.clock.now, editable=False)),
                        ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('closed_at', models.DateTimeField(null=True)),
                        ('closed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'ordering': ['cycle_id', 'opens_at', 'pk'],
                        'constraints': [models.UniqueConstraint(fields=('track', 'body'), name='one_round_a_track_and_body'), models.CheckConstraint(condition=models.Q(('closes_at__gt', models.F('opens_at'))), name='a_round_closes_after_it_opens'), models.CheckConstraint(condition=models.Q(('trim_from', 0), ('trim_from__gte', 3), _connector='OR'), name='nobody_drops_two_sheets_of_two'), models.CheckConstraint(condition=models.Q(('closed_at', None), models.Q(('closed_at__gte', models.F('closes_at')), ('closed_by__isnull', False)), _connector='OR'), name='no_round_ends_before_its_time')],
                    },
                ),
                migrations.CreateModel(
                    name='Candidate',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('round', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='candidates', to='deliberate.round')),
                        ('proposal', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='propose.proposal')),
                        ('order', models.PositiveSmallIntegerField(verbose_name='발표 차례')),
                        ('pitch', models.CharField(blank=True, choices=[('', '아직'), ('given', '발표함'), ('by_another', '대신 읽음'), ('recorded', '영상이나 글로 대신함'), ('not_given', '발표하지 않음')], max_length=10, verbose_name='발표')),
                    ],
                    options={
                        'ordering': ['round_id', 'order'],
                        'constraints': [models.UniqueConstraint(fields=('round', 'proposal'), name='a_proposal_is_once_in_a_round'), models.UniqueConstraint(fields=('round', 'order'), name='pitches_have_an_order')],
                    },
                ),
                migrations.CreateModel(
                    name='Together',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('proposal', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='propose.proposal')),
                        ('opened_at', models.DateTimeField(default=madang.base.clock.now, editable=False)),
                        ('opened_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('agreed_version', models.PositiveSmallIntegerField(null=True)),
                        ('agreed_at', models.DateTimeField(null=True)),
                        ('agreed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('settled_at', models.DateTimeField(null=True)),
                        ('settled_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'constraints': [models.CheckConstraint(condition=models.Q(('settled_at', None), models.Q(('agreed_at__isnull', False), ('settled_by__isnull', False)), _connector='OR'), name='two_sides_settle_a_text')],
                    },
                ),
                migrations.CreateModel(
                    name='Change',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('together', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='changes', to='deliberate.together')),
                        ('base', models.PositiveSmallIntegerField()),
                        ('paragraph', models.PositiveSmallIntegerField()),
                        ('before', models.TextField(blank=True)),
                        ('after', models.TextField(blank=True, max_length=1500, verbose_name='이렇게 고치면 어떨까요')),
                        ('why', models.CharField(max_length=400, verbose_name='까닭')),
                        ('whose', models.CharField(choices=[('proposer', '제안자'), ('resident', '주민'), ('office', '부서')], max_length=8)),
                        ('office', models.CharField(blank=True, max_length=60)),
                        ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('at', models.DateTimeField(default=madang.base.clock.now, editable=False)),
                        ('answer', models.CharField(blank=True, choices=[('', '답을 기다림'), ('accepted', '고치기로 함'), ('refused', '고치지 않기로 함')], max_length=9, verbose_name='답')),
                        ('answer_words', models.CharField(blank=True, max_length=400, verbose_name='답의 까닭')),
                        ('answered_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('answered_at', models.DateTimeField(null=True)),
                    ],
                    options={
                        'ordering': ['together_id', 'pk'],
                        'constraints': [models.CheckConstraint(condition=models.Q(('why', ''), _negated=True), name='a_change_says_why'), models.CheckConstraint(condition=models.Q(('before', models.F('after')), _negated=True), name='a_change_changes_something'), models.CheckConstraint(condition=models.Q(('answer', ''), models.Q(models.Q(('answer_words', ''), _negated=True), ('answered_at__isnull', False)), _connector='OR'), name='a_change_is_answered_with_a_reason'), models.CheckConstraint(condition=models.Q(('answered_by', None), models.Q(('answered_by', models.F('by')), _negated=True), _connector='OR'), name='nobody_accepts_their_own_change')],
                    },
                ),
                migrations.CreateModel(
                    name='Conversation',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('cycle', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='plan.cycle')),
                        ('about', models.CharField(blank=True, max_length=60)),
                        ('title', models.CharField(max_length=120, verbose_name='이름')),
                        ('question', models.TextField(max_length=600, verbose_name='무엇을 묻나요')),
                        ('opens_at', models.DateTimeField(verbose_name='여는 때')),
                        ('closes_at', models.DateTimeField(verbose_name='닫는 때')),
                        ('residents_add', models.BooleanField(default=True, verbose_name='주민도 말을 보탤 수 있음')),
                        ('min_votes', models.PositiveSmallIntegerField(default=7, verbose_name='지도에 놓이려면 답할 말의 수')),
                        ('agreement', models.PositiveSmallIntegerField(default=70, verbose_name='모둠을 보이려면 필요한 안정성(%)')),
                        ('made_at', models.DateTimeField(default=madang.base.clock.now, editable=False)),
                        ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('closed_at', models.DateTimeField(null=True)),
                        ('closed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'ordering': ['cycle_id', 'opens_at', 'pk'],
                        'constraints': [models.CheckConstraint(condition=models.Q(('closes_at__gt', models.F('opens_at'))), name='a_conversation_closes_after_it_opens'), models.CheckConstraint(condition=models.Q(('agreement__gte', 70), ('agreement__lte', 100), ('min_votes__gte', 1)), name='groups_are_shown_only_when_they_are_stable'), models.CheckConstraint(condition=models.Q(('closed_at', None), ('closed_at__gte', models.F('closes_at')), _connector='OR'), name='no_conversation_ends_before_its_time')],
                    },
                ),
                migrations.CreateModel(
                    name='Claim',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('conversation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='claims', to='deliberate.conversation')),
                        ('number', models.PositiveSmallIntegerField()),
                        ('words', models.CharField(max_length=140, verbose_name='한마디')),
                        ('is_seed', models.BooleanField(default=False)),
                        ('person', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('at', models.DateTimeField(default=madang.base.clock.now, editable=False)),
                    ],
                    options={
                        'ordering': ['conversation_id', 'number'],
                        'constraints': [models.UniqueConstraint(fields=('conversation', 'number'), name='claims_are_numbered'), models.CheckConstraint(condition=models.Q(('words', ''), _negated=True), name='a_claim_has_words')],
                    },
                ),
                migrations.CreateModel(
                    name='Frozen',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('conversation', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='frozen', to='deliberate.conversation')),
                        ('made_at', models.DateTimeField()),
                        ('found', models.JSONField()),
                        ('digest', models.CharField(max_length=64)),
                    ],
                ),
                migrations.CreateModel(
                    name='Hearing',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('cycle', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='plan.cycle')),
                        ('about', models.CharField(blank=True, max_length=60)),
                        ('title', models.CharField(max_length=120, verbose_name='이름')),
                        ('words', models.TextField(max_length=2000, verbose_name='무엇을 듣나요')),
                        ('place', models.CharField(blank=True, max_length=120, verbose_name='어디서')),
                        ('held_at', models.DateTimeField(blank=True, null=True, verbose_name='모이는 때')),
                        ('meeting', models.CharField(blank=True, max_length=40)),
                        ('opens_at', models.DateTimeField(verbose_name='의견을 받기 시작하는 때')),
                        ('closes_at', models.DateTimeField(verbose_name='의견을 그만 받는 때')),
                        ('answer_days', models.PositiveSmallIntegerField(default=10, verbose_name='답하는 날수(근무일)')),
                        ('made_at', models.DateTimeField(default=madang.base.clock.now, editable=False)),
                        ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'ordering': ['cycle_id', 'opens_at', 'pk'],
                        'constraints': [models.CheckConstraint(condition=models.Q(('closes_at__gt', models.F('opens_at'))), name='a_hearing_closes_after_it_opens'), models.CheckConstraint(condition=models.Q(('answer_days__gte', 1)), name='an_answer_has_a_day')],
                    },
                ),
                migrations.CreateModel(
                    name='Judge',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('round', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='judges', to='deliberate.round')),
                        ('member', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='convene.member')),
                        ('letter', models.CharField(max_length=3)),
                    ],
                    options={
                        'ordering': ['round_id', 'pk'],
                        'constraints': [models.UniqueConstraint(fields=('round', 'member'), name='a_member_judges_once'), models.UniqueConstraint(fields=('round', 'letter'), name='a_letter_is_one_judge')],
                    },
                ),
                migrations.CreateModel(
                    name='Shortlist',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('round', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='shortlist', to='deliberate.round')),
                        ('ground', models.CharField(max_length=300, verbose_name='무엇을 근거로')),
                        ('motion', models.CharField(blank=True, max_length=40)),
                        ('drawn_up_at', models.DateTimeField()),
                        ('drawn_up_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('signed_at', models.DateTimeField(null=True)),
                        ('signed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'constraints': [models.CheckConstraint(condition=models.Q(('signed_at', None), models.Q(('motion', ''), _negated=True), models.Q(('signed_by__isnull', False), models.Q(('signed_by', models.F('drawn_up_by')), _negated=True)), _connector='OR'), name='a_meeting_or_a_second_person_decides_the_shortlist'), models.CheckConstraint(condition=models.Q(('ground', ''), _negated=True), name='a_shortlist_says_its_ground')],
                    },
                ),
                migrations.CreateModel(
                    name='Listing',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('shortlist', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='listings', to='deliberate.shortlist')),
                        ('candidate', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='listing', to='deliberate.candidate')),
                        ('listed', models.BooleanField(verbose_name='상정')),
                        ('sentence', models.TextField(blank=True, max_length=600, verbose_name='올리지 않는 까닭 (모두에게 보입니다)')),
                        ('title', models.CharField(max_length=400)),
                        ('cost', models.PositiveBigIntegerField(null=True)),
                    ],
                    options={
                        'ordering': ['candidate_id'],
                        'constraints': [models.CheckConstraint(condition=models.Q(('listed', True), models.Q(('sentence', ''), _negated=True), _connector='OR'), name='who_is_not_shortlisted_is_told_why')],
                    },
                ),
                migrations.CreateModel(
                    name='Reaction',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('claim', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reactions', to='deliberate.claim')),
                        ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('stance', models.SmallIntegerField(choices=[(1, '맞아요'), (0, '잘 모르겠어요'), (-1, '아니에요')])),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('claim', 'person'), name='one_word_a_person_and_claim'), models.CheckConstraint(condition=models.Q(('stance__in', [-1, 0, 1])), name='a_stance_is_yes_no_or_pass')],
                    },
                ),
                migrations.CreateModel(
                    name='RoundCriterion',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('round', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='criteria', to='deliberate.round')),
                        ('order', models.PositiveSmallIntegerField()),
                        ('code', models.SlugField(max_length=30, verbose_name='기호')),
                        ('name', models.CharField(max_length=60, verbose_name='기준')),
                        ('name_en', models.CharField(blank=True, max_length=80, verbose_name='영문')),
                        ('question', models.CharField(blank=True, max_length=200, verbose_name='살필 것')),
                        ('weight', models.PositiveSmallIntegerField(default=20, verbose_name='배점')),
                        ('most', models.PositiveSmallIntegerField(default=20, verbose_name='가장 높은 점수')),
                    ],
                    options={
                        'ordering': ['round_id', 'order'],
                        'constraints': [models.UniqueConstraint(fields=('round', 'code'), name='a_criterion_is_once_in_a_round'), models.UniqueConstraint(fields=('round', 'order'), name='criteria_of_a_round_are_ordered'), models.CheckConstraint(condition=models.Q(('most__gte', 1), ('most__lte', 100), ('weight__gte', 1), ('weight__lte', 100)), name='a_criterion_weighs')],
                    },
                ),
                migrations.CreateModel(
                    name='Sheet',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('candidate', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sheets', to='deliberate.candidate')),
                        ('judge', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sheets', to='deliberate.judge')),
                        ('stand', models.CharField(choices=[('draft', '쓰는 중'), ('handed_in', '냄'), ('withdrawn', '거둠')], default='draft', max_length=9)),
                        ('words', models.TextField(blank=True, max_length=600, verbose_name='덧붙이는 의견')),
                        ('revision', models.PositiveIntegerField(default=1)),
                        ('taken_down_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('begun_at', models.DateTimeField()),
                        ('handed_in_at', models.DateTimeField(null=True)),
                        ('withdrawn_at', models.DateTimeField(null=True)),
                        ('withdrawn_why', models.CharField(blank=True, max_length=300, verbose_name='거두는 까닭')),
                    ],
                    options={
                        'ordering': ['candidate_id', 'pk'],
                        'constraints': [models.UniqueConstraint(condition=models.Q(('stand', 'withdrawn'), _negated=True), fields=('candidate', 'judge'), name='one_sheet_a_judge_and_proposal'), models.CheckConstraint(condition=models.Q(models.Q(('handed_in_at', None), ('stand', 'draft')), models.Q(models.Q(('stand', 'draft'), _negated=True), ('handed_in_at__isnull', False)), _connector='OR'), name='a_sheet_is_handed_in_at_a_moment'), models.CheckConstraint(condition=models.Q(models.Q(('stand', 'withdrawn'), _negated=True), models.Q(('withdrawn_at__isnull', False), models.Q(('withdrawn_why', ''), _negated=True)), _connector='OR'), name='a_sheet_is_withdrawn_with_a_reason')],
                    },
                ),
                migrations.CreateModel(
                    name='Score',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('sheet', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='scores', to='deliberate.sheet')),
                        ('criterion', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='deliberate.roundcriterion')),
                        ('mark', models.PositiveSmallIntegerField()),
                    ],
                    options={
                        'ordering': ['sheet_id', 'criterion__order'],
                        'constraints': [models.UniqueConstraint(fields=('sheet', 'criterion'), name='one_mark_a_criterion_and_sheet')],
                    },
                ),
                migrations.CreateModel(
                    name='Statement',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('hearing', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='statements', to='deliberate.hearing')),
                        ('number', models.PositiveIntegerField()),
                        ('person', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('name', models.CharField(blank=True, max_length=60, verbose_name='함께 보일 이름')),
                        ('words', models.TextField(max_length=2000, verbose_name='말한 의견')),
                        ('channel', models.CharField(choices=[('web', '누리집에서'), ('spoken', '그 자리에서 말로'), ('paper', '종이로')], default='web', max_length=6, verbose_name='어떻게 들었나요')),
                        ('said_at', models.DateTimeField()),
                        ('taken_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('due_on', models.DateField(verbose_name='언제까지 답하나요')),
                        ('answer', models.TextField(blank=True, max_length=2000, verbose_name='답')),
                        ('office', models.CharField(blank=True, max_length=60, verbose_name='답한 부서')),
                        ('answered_at', models.DateTimeField(null=True)),
                        ('answered_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'ordering': ['hearing_id', 'number'],
                        'constraints': [models.UniqueConstraint(fields=('hearing', 'number'), name='statements_are_numbered'), models.CheckConstraint(condition=models.Q(('words', ''), _negated=True), name='a_statement_has_words'), models.CheckConstraint(condition=models.Q(models.Q(('answer', ''), ('answered_at', None)), models.Q(('answered_at__isnull', False), models.Q(('answer', ''), _negated=True), models.Q(('office', ''), _negated=True)), _connector='OR'), name='an_office_answers_a_statement_in_words')],
                    },
                ),
                migrations.CreateModel(
                    name='Version',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('together', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='versions', to='deliberate.together')),
                        ('number', models.PositiveSmallIntegerField()),
                        ('text', models.TextField(max_length=4000)),
                        ('at', models.DateTimeField(default=madang.base.clock.now, editable=False)),
                    ],
                    options={
                        'ordering': ['together_id', 'number'],
                        'constraints': [models.UniqueConstraint(fields=('together', 'number'), name='versions_are_numbered')],
                    },
                ),
                migrations.CreateModel(
                    name='Visit',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('candidate', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='visits', to='deliberate.candidate')),
                        ('on', models.DateField(verbose_name='간 날')),
                        ('people', models.PositiveSmallIntegerField(verbose_name='함께 간 위원 수')),
                        ('words', models.TextField(max_length=1000, verbose_name='보고 들은 것')),
                        ('at', models.DateTimeField(default=madang.base.clock.now, editable=False)),
                        ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'ordering': ['candidate_id', 'on', 'pk'],
                        'constraints': [models.CheckConstraint(condition=models.Q(('people__gte', 1), models.Q(('words', ''), _negated=True)), name='a_visit_saw_something')],
                    },
                ),
            ],
        ),
    ]
