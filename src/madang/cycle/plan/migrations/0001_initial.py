import django.db.models.deletion
import madang.base.clock
import madang.base.record.at_once
import madang.cycle.plan.rules
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
                    name='Ordinance',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('government', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.government')),
                        ('title', models.CharField(max_length=120, verbose_name='조례 이름')),
                        ('number', models.CharField(blank=True, max_length=40, verbose_name='조례 번호')),
                        ('promulgated_on', models.DateField(blank=True, null=True, verbose_name='공포한 날')),
                        ('url', models.URLField(blank=True, verbose_name='조례 주소')),
                        ('notice_days', models.PositiveSmallIntegerField(default=10, verbose_name='운영계획 공고 일수')),
                        ('stages', models.JSONField(blank=True, default=list, verbose_name='조례가 다루는 단계')),
                        ('articles', models.JSONField(blank=True, default=dict, verbose_name='조문')),
                    ],
                    options={
                        'ordering': ['government', 'promulgated_on'],
                        'constraints': [models.UniqueConstraint(condition=models.Q(('number', ''), _negated=True), fields=('government', 'number'), name='one_ordinance_a_number')],
                    },
                ),
                migrations.CreateModel(
                    name='Cycle',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('government', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='cycles', to='places.government')),
                        ('cycle_year', models.PositiveSmallIntegerField(verbose_name='운영연도')),
                        ('fiscal_year', models.PositiveSmallIntegerField(verbose_name='회계연도')),
                        ('ordinance', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='plan.ordinance')),
                        ('total_ceiling', models.PositiveBigIntegerField(verbose_name='총한도')),
                        ('created_at', models.DateTimeField(default=madang.base.clock.now, editable=False)),
                        ('created_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'ordering': ['government', '-fiscal_year'],
                        'constraints': [models.UniqueConstraint(fields=('government', 'fiscal_year'), name='one_cycle_a_fiscal_year'), models.CheckConstraint(condition=models.Q(('fiscal_year__gte', models.F('cycle_year'))), name='the_money_is_never_spent_before_the_year'), models.CheckConstraint(condition=models.Q(('total_ceiling__gt', 0)), name='a_cycle_has_money')],
                    },
                ),
                migrations.CreateModel(
                    name='Measure',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('cycle', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='measures', to='plan.cycle')),
                        ('kind', models.CharField(choices=[('visit', '찾아가서 설명하고 제안 받기'), ('school', '학교와 청년 모임으로 찾아가기'), ('evening', '저녁이나 주말에 모이기'), ('childcare', '모임에서 아이 돌보기'), ('paper', '종이와 전화로도 받기'), ('easy', '쉬운 글과 큰 글자로 알리기'), ('sign', '수어와 문자 통역'), ('transport', '오가는 길 돕기'), ('ask', '그 이웃들의 모임에 바로 알리기'), ('seats', '위원을 모실 때 자리 나누기'), ('other', '그 밖의 조치')], max_length=10, verbose_name='조치')),
                        ('split', models.CharField(choices=[('area', '사는 곳'), ('sex', '성별'), ('age_band', '나이대'), ('disability', '장애')], max_length=10)),
                        ('value', models.CharField(max_length=20)),
                        ('what', models.CharField(max_length=300, verbose_name='무엇을 했나요')),
                        ('taken_on', models.DateField(verbose_name='한 날')),
                        ('changed', models.CharField(blank=True, max_length=300, verbose_name='무엇이 달라졌나요')),
                        ('entered_at', models.DateTimeField(default=madang.base.clock.now, editable=False)),
                        ('entered_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'ordering': ['cycle', '-taken_on', '-pk'],
                        'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['visit', 'school', 'evening', 'childcare', 'paper', 'easy', 'sign', 'transport', 'ask', 'seats', 'other'])), name='a_measure_of_the_catalogue'), models.CheckConstraint(condition=models.Q(('split__in', ['area', 'sex', 'age_band', 'disability']), models.Q(('value', ''), _negated=True)), name='a_measure_is_for_somebody'), models.CheckConstraint(condition=models.Q(('what', ''), _negated=True), name='a_measure_says_what')],
                    },
                ),
                migrations.CreateModel(
                    name='OperatingPlan',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('cycle', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='plans', to='plan.cycle')),
                        ('version', models.PositiveSmallIntegerField(verbose_name='판')),
                        ('state', models.CharField(choices=[('draft', '작성 중'), ('published', '공개')], default='draft', max_length=9)),
                        ('purpose', models.TextField(blank=True, verbose_name='목적과 근거')),
                        ('scale', models.TextField(blank=True, verbose_name='규모와 한도')),
                        ('schedule', models.TextField(blank=True, verbose_name='일정')),
                        ('call', models.TextField(blank=True, verbose_name='공모 대상과 방법')),
                        ('bodies', models.TextField(blank=True, verbose_name='기구 구성')),
                        ('rules', models.TextField(blank=True, verbose_name='심사와 투표 규칙')),
                        ('promotion', models.TextField(blank=True, verbose_name='홍보와 교육')),
                        ('inclusion', models.TextField(blank=True, verbose_name='참여가 어려운 이웃을 위한 대책')),
                        ('change_reason', models.TextField(blank=True, verbose_name='고친 까닭')),
                        ('short_notice_reason', models.TextField(blank=True, verbose_name='공고 기간을 다 채우지 못하는 까닭')),
                        ('created_at', models.DateTimeField(default=madang.base.clock.now, editable=False)),
                        ('notice_from', models.DateField(editable=False, null=True, verbose_name='공고 시작')),
                        ('notice_until', models.DateField(editable=False, null=True, verbose_name='공고 끝')),
                        ('published_at', models.DateTimeField(editable=False, null=True, verbose_name='공개한 때')),
                        ('published_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('frozen', models.JSONField(default=dict, editable=False)),
                        ('digest', models.CharField(blank=True, editable=False, max_length=64)),
                    ],
                    options={
                        'ordering': ['cycle', '-version'],
                        'constraints': [models.UniqueConstraint(fields=('cycle', 'version'), name='plan_versions_are_numbered_once'), models.UniqueConstraint(condition=models.Q(('state', 'draft')), fields=('cycle',), name='one_draft_at_a_time'), models.CheckConstraint(condition=models.Q(('state', 'draft'), models.Q(models.Q(('digest', ''), _negated=True), ('notice_from__isnull', False), ('notice_until__isnull', False), ('published_at__isnull', False)), _connector='OR'), name='a_published_plan_is_sealed_and_dated')],
                    },
                ),
                migrations.CreateModel(
                    name='Population',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('government', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='places.government')),
                        ('area', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.area', verbose_name='동네')),
                        ('sex', models.CharField(blank=True, choices=[('female', '여성'), ('male', '남성')], max_length=6, verbose_name='성별')),
                        ('age_band', models.CharField(blank=True, choices=[('0-18', '18세 이하'), ('19-29', '19~29세'), ('30-39', '30~39세'), ('40-49', '40~49세'), ('50-59', '50~59세'), ('60-69', '60~69세'), ('70+', '70세 이상')], max_length=6, verbose_name='나이대')),
                        ('disability', models.BooleanField(blank=True, null=True, verbose_name='장애가 있음')),
                        ('people', models.PositiveIntegerField(verbose_name='사람 수')),
                        ('as_of', models.DateField(verbose_name='기준일')),
                        ('source', models.CharField(max_length=200, verbose_name='출처')),
                        ('entered_at', models.DateTimeField(default=madang.base.clock.now, editable=False)),
                        ('entered_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'ordering': ['government', '-as_of', 'area__code', 'sex', 'age_band', 'disability'],
                        'indexes': [models.Index(fields=['government', 'as_of'], name='population_on_a_day')],
                        'constraints': [models.CheckConstraint(condition=models.Q(('sex__in', ['', 'female', 'male'])), name='population_of_a_known_sex'), models.CheckConstraint(condition=models.Q(('age_band__in', ['', '0-18', '19-29', '30-39', '40-49', '50-59', '60-69', '70+'])), name='population_of_a_known_age'), models.CheckConstraint(condition=models.Q(('source', ''), _negated=True), name='population_has_a_source'), models.UniqueConstraint(condition=models.Q(('area__isnull', False), ('disability__isnull', False)), fields=('government', 'as_of', 'sex', 'age_band', 'area', 'disability'), name='population_once_a_cell'), models.UniqueConstraint(condition=models.Q(('area__isnull', False), ('disability__isnull', True)), fields=('government', 'as_of', 'sex', 'age_band', 'area'), name='population_once_an_area'), models.UniqueConstraint(condition=models.Q(('area__isnull', True), ('disability__isnull', False)), fields=('government', 'as_of', 'sex', 'age_band', 'disability'), name='population_once_a_disability'), models.UniqueConstraint(condition=models.Q(('area__isnull', True), ('disability__isnull', True)), fields=('government', 'as_of', 'sex', 'age_band'), name='population_once_a_town')],
                    },
                ),
                migrations.CreateModel(
                    name='Track',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('cycle', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='tracks', to='plan.cycle')),
                        ('code', models.SlugField(max_length=30, verbose_name='주소 이름')),
                        ('name', models.CharField(max_length=40, verbose_name='이름')),
                        ('name_en', models.CharField(blank=True, max_length=60, verbose_name='영문 이름')),
                        ('level', models.CharField(choices=[('province', '시·도'), ('municipality', '시·군·구'), ('neighbourhood', '읍·면·동')], default='municipality', max_length=14, verbose_name='결정 단위')),
                        ('self_governed', models.BooleanField(default=False, verbose_name='동단위 자치계획형')),
                        ('description', models.TextField(blank=True, verbose_name='설명')),
                        ('order', models.PositiveSmallIntegerField(default=0, verbose_name='순서')),
                        ('total_ceiling', models.PositiveBigIntegerField(verbose_name='총한도')),
                        ('per_area_ceiling', models.PositiveBigIntegerField(blank=True, null=True, verbose_name='지역별 한도')),
                        ('per_project_max', models.PositiveBigIntegerField(blank=True, null=True, verbose_name='사업 하나의 한도')),
                        ('per_event_max', models.PositiveBigIntegerField(blank=True, null=True, verbose_name='행사 하나의 한도')),
                        ('per_project_min', models.PositiveBigIntegerField(blank=True, null=True, verbose_name='사업 하나의 최소 금액')),
                        ('events_allowed', models.BooleanField(default=True, verbose_name='행사도 제안할 수 있음')),
                        ('proposer_age', models.PositiveSmallIntegerField(default=0, verbose_name='제안할 수 있는 나이(만)')),
                        ('proposer_kinds', models.JSONField(default=madang.cycle.plan.rules.everyone, verbose_name='제안할 수 있는 사람')),
                        ('excluded_proposers', models.JSONField(blank=True, default=list, verbose_name='제안할 수 없는 사람')),
                        ('voter_age', models.PositiveSmallIntegerField(default=0, verbose_name='투표할 수 있는 나이(만)')),
                        ('voter_kinds', models.JSONField(default=madang.cycle.plan.rules.everyone, verbose_name='투표할 수 있는 사람')),
                        ('officials_may_vote', models.BooleanField(default=False, verbose_name='소속 공무원도 투표할 수 있음')),
                        ('ballot_rule', models.JSONField(default=madang.cycle.plan.rules.usual_ballot, verbose_name='투표 규칙')),
                        ('decision_rule', models.JSONField(default=madang.cycle.plan.rules.usual_decision, verbose_name='선정 규칙')),
                    ],
                    options={
                        'ordering': ['cycle', 'order', 'code'],
                        'constraints': [models.UniqueConstraint(fields=('cycle', 'code'), name='one_track_a_code'), models.CheckConstraint(condition=models.Q(('total_ceiling__gt', 0)), name='a_track_has_money'), models.CheckConstraint(condition=models.Q(('per_area_ceiling', None), models.Q(('per_area_ceiling__gt', 0), ('per_area_ceiling__lte', models.F('total_ceiling'))), _connector='OR'), name='an_area_gets_no_more_than_the_track'), models.CheckConstraint(condition=models.Q(('per_project_max', None), models.Q(('per_project_max__gt', 0), ('per_project_max__lte', models.F('total_ceiling'))), _connector='OR'), name='a_project_costs_no_more_than_the_track'), models.CheckConstraint(condition=models.Q(('per_event_max', None), models.Q(('per_event_max__gt', 0), ('per_event_max__lte', models.F('total_ceiling'))), _connector='OR'), name='an_event_costs_no_more_than_the_track'), models.CheckConstraint(condition=models.Q(('per_project_min', None), ('per_project_max', None), ('per_project_min__lte', models.F('per_project_max')), _connector='OR'), name='the_smallest_project_is_below_the_largest'), models.CheckConstraint(condition=models.Q(('self_governed', False), ('level', 'neighbourhood'), _connector='OR'), name='only_neighbourhoods_govern_themselves')],
                    },
                ),
                migrations.CreateModel(
                    name='Window',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('cycle', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='windows', to='plan.cycle')),
                        ('stage', models.CharField(choices=[('plan', '계획'), ('learn', '배움'), ('convene', '모임'), ('propose', '제안'), ('review', '검토'), ('deliberate', '숙의'), ('vote', '투표'), ('decide', '결정'), ('budget', '편성'), ('execute', '집행'), ('settle', '결산'), ('feedback', '답변'), ('assess', '평가'), ('share', '나눔')], max_length=12, verbose_name='단계')),
                        ('opens_at', models.DateTimeField(verbose_name='여는 때')),
                        ('closes_at', models.DateTimeField(verbose_name='닫는 때')),
                        ('legal_ground', models.TextField(blank=True, verbose_name='선거 기간에 여는 법적 근거')),
                    ],
                    options={
                        'ordering': ['cycle', 'opens_at'],
                        'constraints': [models.UniqueConstraint(fields=('cycle', 'stage'), name='one_window_a_stage'), models.CheckConstraint(condition=models.Q(('closes_at__gt', models.F('opens_at'))), name='closes_after_opening')],
                    },
                ),
            ],
        ),
    ]
