import django.db.models.deletion
import madang.base.record.at_once
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
                    name='Appeal',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('proposal', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='propose.proposal')),
                        ('step', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='propose.step')),
                        ('words', models.TextField(max_length=2000, verbose_name='왜 다시 살펴야 하는지')),
                        ('filed_at', models.DateTimeField()),
                        ('filed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('due_on', models.DateField(verbose_name='마감일')),
                        ('outcome', models.CharField(blank=True, choices=[('won', '받아들임'), ('lost', '받아들이지 않음')], max_length=4)),
                        ('sentence', models.TextField(blank=True, max_length=2000, verbose_name='모두에게 드리는 말')),
                        ('decided_at', models.DateTimeField(null=True)),
                        ('decided_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'ordering': ['proposal_id', 'pk'],
                        'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('decided_at', None), ('outcome', '')), models.Q(models.Q(('outcome', ''), _negated=True), models.Q(('sentence', ''), _negated=True), ('decided_at__isnull', False)), _connector='OR'), name='a_decided_appeal_says_why')],
                    },
                ),
                migrations.CreateModel(
                    name='Office',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('government', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.government')),
                        ('name', models.CharField(max_length=60, verbose_name='부서 이름')),
                        ('name_en', models.CharField(blank=True, max_length=80, verbose_name='영문 이름')),
                        ('duties', models.CharField(blank=True, max_length=200, verbose_name='맡은 일')),
                        ('phone', models.CharField(blank=True, max_length=30, verbose_name='전화')),
                        ('closed_on', models.DateField(blank=True, null=True)),
                    ],
                    options={
                        'ordering': ['government_id', 'name'],
                        'constraints': [models.UniqueConstraint(fields=('government', 'name'), name='one_office_a_name')],
                    },
                ),
                migrations.CreateModel(
                    name='Review',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('proposal', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='propose.proposal')),
                        ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='review.office', verbose_name='부서')),
                        ('round', models.PositiveSmallIntegerField(default=1)),
                        ('stand', models.CharField(choices=[('assigned', '배정됨'), ('reviewing', '검토 중'), ('handed_in', '결재를 기다림'), ('asking', '제안자의 동의를 기다림'), ('done', '마침'), ('passed_on', '다른 부서로 넘김'), ('set_aside', '그침')], default='assigned', max_length=10)),
                        ('revision', models.PositiveIntegerField(default=0)),
                        ('assigned_at', models.DateTimeField()),
                        ('assigned_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('due_on', models.DateField(verbose_name='마감일')),
                        ('reviewer', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('begun_at', models.DateTimeField(null=True)),
                        ('verdict', models.CharField(blank=True, choices=[('eligible', '적격'), ('modified', '수정 적격'), ('ineligible', '부적격'), ('already_done', '기추진·반영'), ('deferred', '장기검토')], max_length=12, verbose_name='종합의견')),
                        ('reason', models.CharField(blank=True, choices=[('unlawful', '법령·조례에 어긋남'), ('not_ours', '다른 기관이나 다른 자치단체가 맡은 일'), ('matching', '국비·도비 보조(매칭) 사업'), ('already', '이미 추진하거나 편성·계획한 일'), ('same', '먼저 접수한 같은 제안이 있음'), ('private_gain', '특정인·단체의 이익이나 지원이 목적'), ('no_budget', '예산이 들지 않는 단순 민원·진정'), ('running_cost', '인건비·운영비 같은 경상경비'), ('obligatory', '법으로 정한 의무 경비'), ('several_years', '여러 해에 걸치고 총사업비가 마련되지 않음'), ('over_ceiling', '사업비 한도를 넘음'), ('event', '행사·축제 제한'), ('outsourced', '민간위탁이나 있는 시설의 운영비 늘리기'), ('land', '토지 매입·임대보증금·재산이 되는 물품'), ('routine', '부서가 늘 하는 단순 시설(CCTV·도로보수 등)'), ('product', '특정 제품의 판매·지정'), ('conflict', '주민 갈등이 걱정되고 동의가 없음'), ('no_consent', '땅이나 시설 주인의 동의가 없음'), ('prior_steps', '투자심사·공유재산 심의 같은 사전절차가 필요함'), ('political', '정치·종교 목적'), ('personal_data', '개인정보·명예훼손'), ('not_entitled', '제안할 자격이 없음'), ('other', '그 밖의 이유(답에 적음)')], max_length=30, verbose_name='사유')),
                        ('sentence', models.TextField(blank=True, max_length=2000, verbose_name='제안자와 모두에게 드리는 말')),
                        ('alternatives', models.TextField(blank=True, max_length=2000, verbose_name='대안')),
                        ('when_possible', models.CharField(blank=True, max_length=120, verbose_name='추진할 수 있는 때')),
                        ('procedures', models.CharField(blank=True, max_length=200, verbose_name='미리 거칠 절차')),
                        ('handed_in_at', models.DateTimeField(null=True)),
                        ('handed_in_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('returned', models.TextField(blank=True, max_length=1000)),
                        ('approved_at', models.DateTimeField(null=True)),
                        ('approved_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('done_at', models.DateTimeField(null=True)),
                    ],
                    options={
                        'ordering': ['proposal_id', 'pk'],
                        'indexes': [models.Index(fields=['stand', 'due_on'], name='reviews_by_deadline')],
                        'constraints': [models.UniqueConstraint(condition=models.Q(('stand__in', ('assigned', 'reviewing', 'handed_in', 'asking'))), fields=('proposal',), name='one_office_at_a_time'), models.CheckConstraint(condition=models.Q(('approved_by', None), models.Q(('approved_by', models.F('handed_in_by')), _negated=True), _connector='OR'), name='nobody_approves_their_own_review'), models.CheckConstraint(condition=models.Q(models.Q(('stand__in', ['done', 'asking']), _negated=True), models.Q(('approved_at__isnull', False), ('approved_by__isnull', False), ('handed_in_by__isnull', False), models.Q(('verdict', ''), _negated=True)), _connector='OR'), name='what_is_decided_was_signed_by_two'), models.CheckConstraint(condition=models.Q(models.Q(('stand__in', ['handed_in', 'asking', 'done']), _negated=True), ('verdict', 'eligible'), models.Q(('sentence', ''), _negated=True), _connector='OR'), name='every_no_of_an_office_has_a_sentence')],
                    },
                ),
                migrations.CreateModel(
                    name='CostLine',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('review', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='lines', to='review.review')),
                        ('order', models.PositiveSmallIntegerField()),
                        ('kind', models.CharField(choices=[('once', '만드는 데'), ('yearly', '해마다 돌보는 데')], default='once', max_length=6, verbose_name='쓰는 곳')),
                        ('item', models.CharField(max_length=120, verbose_name='항목')),
                        ('unit', models.CharField(blank=True, max_length=20, verbose_name='단위')),
                        ('unit_price', models.PositiveBigIntegerField(verbose_name='단가')),
                        ('quantity', models.DecimalField(decimal_places=2, max_digits=12, verbose_name='수량')),
                        ('years', models.PositiveSmallIntegerField(default=1, verbose_name='햇수')),
                        ('source', models.CharField(blank=True, max_length=160, verbose_name='단가의 근거')),
                    ],
                    options={
                        'ordering': ['review_id', 'order'],
                        'constraints': [models.UniqueConstraint(fields=('review', 'order'), name='lines_of_a_sheet_are_ordered'), models.CheckConstraint(condition=models.Q(('quantity__gt', 0), ('unit_price__gt', 0)), name='a_line_costs_something'), models.CheckConstraint(condition=models.Q(('years__gte', 1), ('years__lte', 50)), name='a_line_looks_fifty_years_ahead')],
                    },
                ),
                migrations.CreateModel(
                    name='Criterion',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('cycle', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='plan.cycle')),
                        ('track', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='plan.track', verbose_name='유형')),
                        ('kind', models.CharField(choices=[('screening', '사전심사'), ('review', '부서검토')], max_length=10, verbose_name='어디에 쓰는지')),
                        ('code', models.SlugField(max_length=30, verbose_name='기호')),
                        ('order', models.PositiveSmallIntegerField(default=0, verbose_name='순서')),
                        ('question', models.CharField(max_length=200, verbose_name='묻는 것')),
                        ('question_en', models.CharField(blank=True, max_length=240, verbose_name='영문')),
                        ('legal_basis', models.CharField(blank=True, max_length=200, verbose_name='법적 근거')),
                        ('how_to_check', models.TextField(blank=True, max_length=600, verbose_name='확인하는 법')),
                        ('correctable', models.BooleanField(default=False, verbose_name='보완할 수 있음')),
                        ('source', models.CharField(blank=True, max_length=120, verbose_name='어디에서 온 기준인지')),
                        ('dropped_at', models.DateTimeField(null=True)),
                    ],
                    options={
                        'ordering': ['cycle_id', 'kind', 'track_id', 'order', 'pk'],
                        'constraints': [models.UniqueConstraint(condition=models.Q(('dropped_at', None), ('track__isnull', False)), fields=('cycle', 'track', 'kind', 'code'), name='a_criterion_stands_once_in_a_tracks_set'), models.UniqueConstraint(condition=models.Q(('dropped_at', None), ('track', None)), fields=('cycle', 'kind', 'code'), name='a_criterion_stands_once_in_the_years_set')],
                    },
                ),
                migrations.CreateModel(
                    name='Finding',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('review', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='findings', to='review.review')),
                        ('criterion', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='review.criterion')),
                        ('mark', models.CharField(choices=[('ok', '맞음'), ('not', '맞지 않음'), ('mend', '보완하면 됨'), ('none', '해당 없음')], max_length=5, verbose_name='판단')),
                        ('words', models.CharField(blank=True, max_length=600, verbose_name='까닭')),
                        ('evidence', models.CharField(blank=True, max_length=300, verbose_name='근거 자료')),
                        ('paper', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='files.upload', verbose_name='근거 파일')),
                    ],
                    options={
                        'ordering': ['criterion__order', 'criterion_id'],
                        'constraints': [models.UniqueConstraint(fields=('review', 'criterion'), name='one_finding_a_criterion'), models.CheckConstraint(condition=models.Q(('mark__in', ['ok', 'none']), models.Q(('words', ''), _negated=True), _connector='OR'), name='every_bad_mark_says_why')],
                    },
                ),
                migrations.CreateModel(
                    name='InternalNote',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('proposal', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='propose.proposal')),
                        ('words', models.TextField(max_length=2000, verbose_name='안에서만 보는 쪽지')),
                        ('at', models.DateTimeField()),
                        ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('office', models.CharField(blank=True, max_length=60)),
                    ],
                    options={
                        'ordering': ['proposal_id', 'pk'],
                    },
                ),
                migrations.CreateModel(
                    name='Modification',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('review', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='modifications', to='review.review')),
                        ('title_before', models.CharField(max_length=400)),
                        ('idea_before', models.TextField()),
                        ('title', models.CharField(max_length=400, verbose_name='고친 제목')),
                        ('idea', models.TextField(max_length=4000, verbose_name='고친 내용')),
                        ('why', models.TextField(max_length=1000, verbose_name='고친 까닭')),
                        ('asked_at', models.DateTimeField(null=True)),
                        ('due_on', models.DateField(null=True, verbose_name='언제까지')),
                        ('silence', models.CharField(choices=[('refused', '답이 없으면 고친 안에 동의하지 않은 것으로 보고, 처음 글로 검토합니다'), ('given', '답이 없으면 고친 안에 동의한 것으로 봅니다')], default='refused', max_length=10)),
                        ('answer', models.CharField(choices=[('waiting', '답을 기다림'), ('given', '동의함'), ('refused', '동의하지 않음'), ('silent', '기한까지 답이 없음')], default='waiting', max_length=8, verbose_name='답')),
                        ('words', models.TextField(blank=True, max_length=1000, verbose_name='덧붙이는 말')),
                        ('answered_at', models.DateTimeField(null=True)),
                        ('answered_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'ordering': ['review_id', 'pk'],
                        'constraints': [models.UniqueConstraint(condition=models.Q(('answer', 'waiting')), fields=('review',), name='one_changed_text_is_asked_about_at_a_time'), models.CheckConstraint(condition=models.Q(('answer__in', ['waiting', 'silent']), models.Q(('answered_at__isnull', False), ('answered_by__isnull', False)), _connector='OR'), name='a_person_gives_or_refuses_consent'), models.CheckConstraint(condition=models.Q(models.Q(('title', ''), _negated=True), models.Q(('idea', ''), _negated=True)), name='a_changed_wish_has_words')],
                    },
                ),
                migrations.CreateModel(
                    name='Opinion',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('review', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='opinions', to='review.review')),
                        ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='review.office', verbose_name='어느 부서에')),
                        ('question', models.CharField(max_length=400, verbose_name='무엇을 묻는지')),
                        ('asked_at', models.DateTimeField()),
                        ('asked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('due_on', models.DateField(verbose_name='언제까지')),
                        ('leaning', models.CharField(blank=True, choices=[('eligible', '적격'), ('modified', '수정 적격'), ('ineligible', '부적격'), ('already_done', '기추진·반영'), ('deferred', '장기검토')], max_length=12, verbose_name='의견')),
                        ('words', models.TextField(blank=True, max_length=2000, verbose_name='까닭')),
                        ('given_at', models.DateTimeField(null=True)),
                        ('given_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'ordering': ['review_id', 'pk'],
                        'constraints': [models.UniqueConstraint(fields=('review', 'office'), name='an_office_is_asked_once'), models.CheckConstraint(condition=models.Q(('given_at', None), models.Q(models.Q(('leaning', ''), _negated=True), models.Q(('words', ''), _negated=True)), _connector='OR'), name='an_opinion_has_words')],
                    },
                ),
                migrations.CreateModel(
                    name='Seat',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('appeal', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='seats', to='review.appeal')),
                        ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('voice', models.CharField(blank=True, choices=[('won', '받아들임'), ('lost', '받아들이지 않음')], max_length=4, verbose_name='의견')),
                        ('words', models.CharField(blank=True, max_length=600, verbose_name='까닭')),
                        ('at', models.DateTimeField(null=True)),
                    ],
                    options={
                        'ordering': ['appeal_id', 'pk'],
                        'constraints': [models.UniqueConstraint(fields=('appeal', 'person'), name='one_seat_a_person'), models.CheckConstraint(condition=models.Q(('voice', ''), models.Q(('words', ''), _negated=True), _connector='OR'), name='a_voice_on_a_panel_says_why')],
                    },
                ),
                migrations.CreateModel(
                    name='Summons',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('proposal', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='propose.proposal')),
                        ('asked', models.TextField(max_length=1000, verbose_name='무엇을 보완하면 되는지')),
                        ('asked_at', models.DateTimeField()),
                        ('asked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('due_on', models.DateField(verbose_name='언제까지')),
                        ('goes_back_to', models.CharField(choices=[('submitted', '접수'), ('needs_info', '보완 요청'), ('published', '공개'), ('declined', '접수 제외'), ('transferred', '다른 기관으로 이송'), ('complaint', '일반민원으로 전환'), ('merged', '다른 제안과 합침'), ('split', '여러 제안으로 나눔'), ('assigned', '부서 배정'), ('reviewing', '부서 검토 중'), ('eligible', '적격'), ('modified', '수정 적격'), ('ineligible', '부적격'), ('appealed', '재심의 중'), ('already_done', '이미 추진·반영'), ('deferred', '장기 검토'), ('withdrawn', '제안자가 거둠')], max_length=12)),
                        ('answer', models.TextField(blank=True, max_length=2000, verbose_name='답')),
                        ('answered_at', models.DateTimeField(null=True)),
                        ('answered_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('closed_at', models.DateTimeField(null=True)),
                    ],
                    options={
                        'ordering': ['proposal_id', 'pk'],
                        'constraints': [models.UniqueConstraint(condition=models.Q(('closed_at', None)), fields=('proposal',), name='one_summons_at_a_time'), models.CheckConstraint(condition=models.Q(('asked', ''), _negated=True), name='a_summons_says_what_to_mend'), models.CheckConstraint(condition=models.Q(('answered_at', None), models.Q(('answer', ''), _negated=True), _connector='OR'), name='an_answer_to_a_summons_has_words')],
                    },
                ),
                migrations.CreateModel(
                    name='Terms',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('cycle', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='plan.cycle')),
                        ('track', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='plan.track', verbose_name='유형')),
                        ('review_days', models.PositiveSmallIntegerField(default=15, verbose_name='부서검토 날수')),
                        ('summons_days', models.PositiveSmallIntegerField(default=7, verbose_name='보완에 드리는 날수')),
                        ('consent_days', models.PositiveSmallIntegerField(default=7, verbose_name='고친 안에 답하는 날수')),
                        ('appeal_days', models.PositiveSmallIntegerField(default=10, verbose_name='재심의를 청할 수 있는 날수')),
                        ('panel_days', models.PositiveSmallIntegerField(default=15, verbose_name='재심의에 드는 날수')),
                        ('panel_size', models.PositiveSmallIntegerField(default=3, verbose_name='재심의에 앉는 사람 수')),
                        ('silence', models.CharField(choices=[('refused', '답이 없으면 고친 안에 동의하지 않은 것으로 보고, 처음 글로 검토합니다'), ('given', '답이 없으면 고친 안에 동의한 것으로 봅니다')], default='refused', max_length=10, verbose_name='답이 없을 때')),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(condition=models.Q(('track', None)), fields=('cycle',), name='the_clocks_of_a_year_once'), models.UniqueConstraint(condition=models.Q(('track__isnull', False)), fields=('cycle', 'track'), name='the_clocks_of_a_track_once'), models.CheckConstraint(condition=models.Q(('appeal_days__gte', 1), ('consent_days__gte', 1), ('review_days__gte', 1), ('summons_days__gte', 1), ('panel_days__gte', 1)), name='every_clock_of_the_review_runs'), models.CheckConstraint(condition=models.Q(('panel_size__gte', 1), ('panel_size__lte', 15)), name='a_panel_has_seats')],
                    },
                ),
            ],
        ),
    ]
