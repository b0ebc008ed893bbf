import django.db.models.deletion
import madang.base.clock
import madang.base.record.at_once
import madang.cycle.propose.search
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('files', '0001_initial'),
        ('places', '0002_korea'),
        ('plan', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        madang.base.record.at_once.AtOnce(
            operations=[
                migrations.CreateModel(
                    name='Proposal',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('cycle', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='plan.cycle')),
                        ('track', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='plan.track', verbose_name='유형')),
                        ('number', models.PositiveIntegerField(verbose_name='접수번호')),
                        ('proposer', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('proposer_name', models.CharField(blank=True, max_length=60, verbose_name='함께 보일 이름')),
                        ('group_name', models.CharField(blank=True, max_length=80, verbose_name='함께 제안하는 모임')),
                        ('channel', models.CharField(choices=[('web', '누리집'), ('desk', '창구'), ('phone', '전화'), ('paper', '종이 신청서'), ('sheet', '표 파일'), ('meeting', '지역회의'), ('email', '전자우편'), ('file', '공개된 자료')], default='web', max_length=8, verbose_name='접수 방법')),
                        ('late_for', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='plan.cycle')),
                        ('title', models.CharField(max_length=400, verbose_name='제목')),
                        ('problem', models.TextField(blank=True, max_length=2000, verbose_name='무엇이 불편한가요')),
                        ('idea', models.TextField(blank=True, max_length=4000, verbose_name='어떻게 하면 좋을까요')),
                        ('effect', models.TextField(blank=True, max_length=2000, verbose_name='무엇이 좋아지나요')),
                        ('field', models.CharField(choices=[('safety', '안전'), ('welfare', '복지'), ('health', '건강'), ('children', '아이·청소년'), ('education', '배움'), ('transport', '교통·보행'), ('parks', '공원·산책길'), ('environment', '환경·자원'), ('housing', '집·골목'), ('culture', '문화·체육'), ('economy', '일자리·시장'), ('village', '이웃·마을')], default='village', max_length=12, verbose_name='분야')),
                        ('cost', models.PositiveBigIntegerField(blank=True, null=True, verbose_name='어림한 비용')),
                        ('is_event', models.BooleanField(default=False, verbose_name='행사·축제')),
                        ('area', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.area', verbose_name='동네')),
                        ('place', models.CharField(blank=True, max_length=120, verbose_name='자세한 자리')),
                        ('x', models.FloatField(blank=True, null=True)),
                        ('y', models.FloatField(blank=True, null=True)),
                        ('no_exact_place', models.BooleanField(default=False, verbose_name='정해진 한 곳이 없음')),
                        ('picture', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='files.upload')),
                        ('state', models.CharField(choices=[('submitted', '접수'), ('needs_info', '보완 요청'), ('published', '공개'), ('declined', '접수 제외'), ('transferred', '다른 기관으로 이송'), ('complaint', '일반민원으로 전환'), ('merged', '다른 제안과 합침'), ('split', '여러 제안으로 나눔'), ('assigned', '부서 배정'), ('reviewing', '부서 검토 중'), ('eligible', '적격'), ('modified', '수정 적격'), ('ineligible', '부적격'), ('appealed', '재심의 중'), ('already_done', '이미 추진·반영'), ('deferred', '장기 검토'), ('withdrawn', '제안자가 거둠')], default='submitted', max_length=12)),
                        ('answer', models.TextField(blank=True, max_length=2000, verbose_name='공개하는 답')),
                        ('submitted_at', models.DateTimeField()),
                        ('published_at', models.DateTimeField(blank=True, null=True)),
                        ('consented_at', models.DateTimeField(blank=True, null=True)),
                        ('held_at', models.DateTimeField(blank=True, editable=False, null=True)),
                        ('mend_page', models.CharField(blank=True, editable=False, max_length=40, null=True)),
                        ('search', madang.cycle.propose.search.SearchField(default='', editable=False, of=('title', 'problem', 'idea', 'effect', 'place'))),
                        ('title_search', madang.cycle.propose.search.SearchField(default='', editable=False, of=('title',))),
                    ],
                    options={
                        'ordering': ['cycle', 'number'],
                        'indexes': [models.Index(fields=['cycle', 'state'], name='proposals_by_state')],
                        'constraints': [models.UniqueConstraint(fields=('cycle', 'number'), name='proposals_are_numbered_once'), models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['eligible', 'modified']), _negated=True), ('published_at__isnull', False), _connector='OR'), name='nothing_is_voted_on_unseen'), models.CheckConstraint(condition=models.Q(('no_exact_place', False), ('x', None), _connector='OR'), name='no_exact_place_has_no_point'), models.CheckConstraint(condition=models.Q(models.Q(('x', None), ('y', None)), models.Q(('x__isnull', False), ('y__isnull', False)), _connector='OR'), name='a_point_is_two'), models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['already_done', 'complaint', 'declined', 'deferred', 'ineligible', 'merged', 'modified', 'needs_info', 'split', 'transferred']), _negated=True), models.Q(('answer', ''), _negated=True), _connector='OR'), name='every_no_has_a_public_answer'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'published'), _negated=True), ('published_at__isnull', False), _connector='OR'), name='published_at_a_moment')],
                    },
                ),
                migrations.CreateModel(
                    name='Assistance',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('proposal', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='assistance', to='propose.proposal')),
                        ('channel', models.CharField(choices=[('web', '누리집'), ('desk', '창구'), ('phone', '전화'), ('paper', '종이 신청서'), ('sheet', '표 파일'), ('meeting', '지역회의'), ('email', '전자우편'), ('file', '공개된 자료')], max_length=8)),
                        ('helper', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('consent', models.CharField(choices=[('spoken', '말로'), ('signed', '글로(서명)'), ('sent', '보내온 글에 적어서')], max_length=6, verbose_name='어떻게 동의했나요')),
                        ('occasion', models.CharField(blank=True, max_length=120, verbose_name='어디에서 받았나요')),
                        ('scan', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='files.upload')),
                        ('at', models.DateTimeField(default=madang.base.clock.now)),
                    ],
                    options={
                        'constraints': [models.CheckConstraint(condition=models.Q(('channel__in', ('desk', 'phone', 'paper', 'meeting', 'email'))), name='only_some_channels_need_a_helper')],
                    },
                ),
                migrations.CreateModel(
                    name='ComplaintOffice',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('government', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='places.government')),
                        ('name', models.CharField(max_length=80, verbose_name='민원 부서')),
                        ('phone', models.CharField(blank=True, max_length=40, verbose_name='전화')),
                        ('page', models.URLField(blank=True, verbose_name='누리집 주소')),
                        ('hours', models.CharField(blank=True, max_length=80, verbose_name='언제 받나요')),
                    ],
                    options={
                        'constraints': [models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='the_complaint_office_has_a_name')],
                    },
                ),
                migrations.CreateModel(
                    name='DeskFilter',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('government', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='places.government')),
                        ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('desk', models.CharField(max_length=10)),
                        ('name', models.CharField(max_length=40, verbose_name='이름')),
                        ('query', models.CharField(max_length=300)),
                    ],
                    options={
                        'ordering': ['person_id', 'desk', 'name'],
                        'constraints': [models.UniqueConstraint(fields=('government', 'person', 'desk', 'name'), name='one_desk_filter_a_name')],
                    },
                ),
                migrations.CreateModel(
                    name='Draft',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('cycle', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='plan.cycle')),
                        ('digest', models.CharField(max_length=64, unique=True)),
                        ('typed', models.JSONField(default=dict)),
                        ('saved_at', models.DateTimeField(default=madang.base.clock.now)),
                        ('expires_at', models.DateTimeField()),
                    ],
                    options={
                        'ordering': ['pk'],
                        'indexes': [models.Index(fields=['expires_at'], name='drafts_by_expiry')],
                    },
                ),
                migrations.CreateModel(
                    name='Lineage',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('kind', models.CharField(choices=[('merged', '합침'), ('split', '나눔')], max_length=6)),
                        ('before', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='became', to='propose.proposal')),
                        ('after', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='came_from', to='propose.proposal')),
                        ('at', models.DateTimeField(default=madang.base.clock.now)),
                    ],
                    options={
                        'ordering': ['pk'],
                        'constraints': [models.UniqueConstraint(fields=('before', 'after'), name='kin_once'), models.CheckConstraint(condition=models.Q(('before', models.F('after')), _negated=True), name='nobody_is_their_own_kin')],
                    },
                ),
                migrations.CreateModel(
                    name='Programme',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('government', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.government')),
                        ('fiscal_year', models.PositiveSmallIntegerField(verbose_name='회계연도')),
                        ('department', models.CharField(max_length=80, verbose_name='부서')),
                        ('name', models.CharField(max_length=200, verbose_name='세부사업')),
                        ('purpose', models.CharField(blank=True, max_length=1000, verbose_name='목적')),
                        ('amount', models.PositiveBigIntegerField(verbose_name='예산액')),
                        ('source', models.CharField(max_length=120, verbose_name='출처')),
                        ('taken_in_at', models.DateTimeField(default=madang.base.clock.now)),
                    ],
                    options={
                        'ordering': ['government', '-fiscal_year', 'department', 'name'],
                        'constraints': [models.UniqueConstraint(fields=('government', 'fiscal_year', 'department', 'name'), name='a_programme_once_a_year'), models.CheckConstraint(condition=models.Q(models.Q(('name', ''), _negated=True), models.Q(('department', ''), _negated=True), models.Q(('source', ''), _negated=True)), name='a_programme_says_whose_and_whence')],
                    },
                ),
                migrations.CreateModel(
                    name='Proposer',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('proposal', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='proposers', to='propose.proposal')),
                        ('person', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('name', models.CharField(blank=True, max_length=60, verbose_name='함께 보일 이름')),
                        ('address', models.CharField(blank=True, max_length=120, verbose_name='연락처')),
                        ('came_with', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='propose.proposal')),
                        ('since', models.DateTimeField(default=madang.base.clock.now)),
                    ],
                    options={
                        'ordering': ['proposal', 'pk'],
                        'constraints': [models.UniqueConstraint(condition=models.Q(('person__isnull', False)), fields=('proposal', 'person'), name='one_proposes_once_with_others')],
                    },
                ),
                migrations.CreateModel(
                    name='Signatures',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('proposal', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='signatures', to='propose.proposal')),
                        ('total', models.PositiveIntegerField(verbose_name='서명한 줄')),
                        ('duplicates', models.PositiveIntegerField(default=0, verbose_name='겹친 줄')),
                        ('sheet', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='files.upload')),
                        ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('at', models.DateTimeField(default=madang.base.clock.now)),
                    ],
                    options={
                        'ordering': ['proposal', 'pk'],
                        'constraints': [models.CheckConstraint(condition=models.Q(('duplicates__lte', models.F('total'))), name='no_more_duplicates_than_lines'), models.CheckConstraint(condition=models.Q(('total__gt', 0)), name='a_sheet_has_a_signature')],
                    },
                ),
                migrations.CreateModel(
                    name='Step',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('proposal', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='steps', to='propose.proposal')),
                        ('before', models.CharField(choices=[('submitted', '접수'), ('needs_info', '보완 요청'), ('published', '공개'), ('declined', '접수 제외'), ('transferred', '다른 기관으로 이송'), ('complaint', '일반민원으로 전환'), ('merged', '다른 제안과 합침'), ('split', '여러 제안으로 나눔'), ('assigned', '부서 배정'), ('reviewing', '부서 검토 중'), ('eligible', '적격'), ('modified', '수정 적격'), ('ineligible', '부적격'), ('appealed', '재심의 중'), ('already_done', '이미 추진·반영'), ('deferred', '장기 검토'), ('withdrawn', '제안자가 거둠')], max_length=12)),
                        ('after', models.CharField(choices=[('submitted', '접수'), ('needs_info', '보완 요청'), ('published', '공개'), ('declined', '접수 제외'), ('transferred', '다른 기관으로 이송'), ('complaint', '일반민원으로 전환'), ('merged', '다른 제안과 합침'), ('split', '여러 제안으로 나눔'), ('assigned', '부서 배정'), ('reviewing', '부서 검토 중'), ('eligible', '적격'), ('modified', '수정 적격'), ('ineligible', '부적격'), ('appealed', '재심의 중'), ('already_done', '이미 추진·반영'), ('deferred', '장기 검토'), ('withdrawn', '제안자가 거둠')], max_length=12)),
                        ('reason', models.CharField(blank=True, choices=[('unlawful', '법령·조례에 어긋남'), ('not_ours', '다른 기관이나 다른 자치단체가 맡은 일'), ('matching', '국비·도비 보조(매칭) 사업'), ('already', '이미 추진하거나 편성·계획한 일'), ('same', '먼저 접수한 같은 제안이 있음'), ('private_gain', '특정인·단체의 이익이나 지원이 목적'), ('no_budget', '예산이 들지 않는 단순 민원·진정'), ('running_cost', '인건비·운영비 같은 경상경비'), ('obligatory', '법으로 정한 의무 경비'), ('several_years', '여러 해에 걸치고 총사업비가 마련되지 않음'), ('over_ceiling', '사업비 한도를 넘음'), ('event', '행사·축제 제한'), ('outsourced', '민간위탁이나 있는 시설의 운영비 늘리기'), ('land', '토지 매입·임대보증금·재산이 되는 물품'), ('routine', '부서가 늘 하는 단순 시설(CCTV·도로보수 등)'), ('product', '특정 제품의 판매·지정'), ('conflict', '주민 갈등이 걱정되고 동의가 없음'), ('no_consent', '땅이나 시설 주인의 동의가 없음'), ('prior_steps', '투자심사·공유재산 심의 같은 사전절차가 필요함'), ('political', '정치·종교 목적'), ('personal_data', '개인정보·명예훼손'), ('not_entitled', '제안할 자격이 없음'), ('other', '그 밖의 이유(답에 적음)')], max_length=14, verbose_name='이유')),
                        ('sentence', models.TextField(blank=True, max_length=2000, verbose_name='공개하는 답')),
                        ('actor', models.CharField(blank=True, max_length=80)),
                        ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('at', models.DateTimeField(default=madang.base.clock.now)),
                    ],
                    options={
                        'ordering': ['proposal', 'pk'],
                        'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('after__in', ['already_done', 'complaint', 'declined', 'deferred', 'ineligible', 'merged', 'modified', 'needs_info', 'split', 'transferred']), _negated=True), models.Q(('sentence', ''), _negated=True), _connector='OR'), name='no_step_to_a_no_without_words'), models.CheckConstraint(condition=models.Q(models.Q(('after__in', ['declined', 'ineligible']), _negated=True), ('reason__in', ['unlawful', 'not_ours', 'matching', 'already', 'same', 'private_gain', 'no_budget', 'running_cost', 'obligatory', 'several_years', 'over_ceiling', 'event', 'outsourced', 'land', 'routine', 'product', 'conflict', 'no_consent', 'prior_steps', 'political', 'personal_data', 'not_entitled', 'other']), _connector='OR'), name='an_exclusion_names_its_reason')],
                    },
                ),
                migrations.CreateModel(
                    name='Transfer',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('proposal', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='transfers', to='propose.proposal')),
                        ('authority', models.CharField(choices=[('government', '다른 자치단체'), ('province', '시·도'), ('ministry', '중앙부처(국민참여예산)'), ('agency', '공공기관'), ('office', '우리 기관의 다른 제도')], max_length=10, verbose_name='어떤 기관')),
                        ('name', models.CharField(max_length=80, verbose_name='기관 이름')),
                        ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('at', models.DateTimeField(default=madang.base.clock.now)),
                        ('outcome', models.CharField(blank=True, choices=[('taken', '그곳에서 하기로 함'), ('refused', '그곳에서 받지 않음'), ('returned', '우리에게 되돌아옴')], max_length=8, verbose_name='그곳의 답')),
                        ('answer', models.TextField(blank=True, max_length=2000, verbose_name='답한 내용')),
                        ('answered_at', models.DateTimeField(blank=True, null=True)),
                    ],
                    options={
                        'ordering': ['proposal', 'pk'],
                        'constraints': [models.UniqueConstraint(condition=models.Q(('outcome', '')), fields=('proposal',), name='a_proposal_waits_at_one_place_at_a_time'), models.CheckConstraint(condition=models.Q(models.Q(('answer', ''), ('answered_at', None), ('outcome', '')), models.Q(models.Q(('outcome', ''), _negated=True), models.Q(('answer', ''), _negated=True), ('answered_at__isnull', False)), _connector='OR'), name='an_answer_has_words_and_a_moment')],
                    },
                ),
                migrations.CreateModel(
                    name='UnitPrice',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('government', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.government')),
                        ('name', models.CharField(max_length=80, verbose_name='무엇')),
                        ('unit', models.CharField(max_length=20, verbose_name='단위')),
                        ('price', models.PositiveBigIntegerField(verbose_name='한 단위의 값')),
                        ('source', models.CharField(max_length=120, verbose_name='출처')),
                        ('year', models.PositiveSmallIntegerField(verbose_name='기준 연도')),
                    ],
                    options={
                        'ordering': ['government', 'name', '-year'],
                        'constraints': [models.UniqueConstraint(fields=('government', 'name', 'unit', 'year'), name='one_price_a_year'), models.CheckConstraint(condition=models.Q(('price__gt', 0)), name='a_price_is_more_than_nothing')],
                    },
                ),
            ],
        ),
    ]
