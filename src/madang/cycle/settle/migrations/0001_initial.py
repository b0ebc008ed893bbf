import django.db.models.deletion
import madang.base.record.at_once
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('budget', '0002_the_ledger_only_grows'),
        ('people', '__first__'),
        ('plan', '0002_published_plans_stay'),
        ('review', '0002_what_was_signed_stays'),
    ]

    operations = [
        madang.base.record.at_once.AtOnce(
            operations=[
                migrations.CreateModel(
                    name='Settlement',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('cycle', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='plan.cycle')),
                        ('fiscal_year', models.PositiveSmallIntegerField(verbose_name='회계연도')),
                        ('state', models.CharField(choices=[('open', '작성 중'), ('drawn_up', '결산서 작성'), ('inspected', '결산검사 마침'), ('approved', '결산 승인')], default='open', max_length=9)),
                        ('reason_from', models.PositiveBigIntegerField(default=1000000, verbose_name='까닭을 적을 집행잔액')),
                        ('reason_percent', models.PositiveSmallIntegerField(default=10, verbose_name='까닭을 적을 비율(%)')),
                        ('reason_basis', models.CharField(max_length=200, verbose_name='기준의 근거')),
                        ('opened_at', models.DateTimeField()),
                        ('opened_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('drawn_up_on', models.DateField(blank=True, null=True, verbose_name='결산서를 작성한 날')),
                        ('drawn_digest', models.CharField(blank=True, max_length=64)),
                        ('submitted_on', models.DateField(blank=True, null=True, verbose_name='의회에 낸 날')),
                        ('approved_on', models.DateField(blank=True, null=True, verbose_name='의회가 승인한 날')),
                        ('session', models.CharField(blank=True, max_length=80, verbose_name='회기')),
                        ('minutes', models.URLField(blank=True, verbose_name='회의록 주소')),
                        ('council_words', models.TextField(blank=True, max_length=2000, verbose_name='의회의 말')),
                        ('approved_at', models.DateTimeField(blank=True, null=True)),
                        ('approved_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('frozen', models.JSONField(blank=True, default=dict)),
                        ('digest', models.CharField(blank=True, max_length=64)),
                        ('notified_on', models.DateField(blank=True, null=True, verbose_name='고시한 날')),
                    ],
                    options={
                        'ordering': ['cycle', 'fiscal_year'],
                        'constraints': [models.UniqueConstraint(fields=('cycle', 'fiscal_year'), name='one_settlement_a_year'), models.CheckConstraint(condition=models.Q(('reason_percent__lte', 100)), name='a_part_is_at_most_all'), models.CheckConstraint(condition=models.Q(('reason_basis', ''), _negated=True), name='a_threshold_has_its_ground'), models.CheckConstraint(condition=models.Q(('state', 'open'), models.Q(('drawn_up_on__isnull', False), models.Q(('drawn_digest', ''), _negated=True)), _connector='OR'), name='what_is_drawn_up_has_its_digest'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'approved'), _negated=True), models.Q(('approved_at__isnull', False), ('approved_on__isnull', False), ('submitted_on__isnull', False), ('digest', models.F('drawn_digest'))), _connector='OR'), name='what_was_drawn_up_is_approved'), models.CheckConstraint(condition=models.Q(('notified_on', None), ('state', 'approved'), _connector='OR'), name='notified_once_it_is_approved')],
                    },
                ),
                migrations.CreateModel(
                    name='Leftover',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('settlement', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='leftovers', to='settle.settlement')),
                        ('project', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='budget.project')),
                        ('amount', models.PositiveBigIntegerField(verbose_name='집행잔액')),
                        ('reason', models.CharField(choices=[('contract', '낙찰차액'), ('saved', '예산 절감'), ('changed', '계획 변경'), ('cancelled', '사업 취소'), ('delayed', '사업 지연'), ('fewer', '쓰려는 사람이 적음'), ('subsidy', '보조금 집행잔액'), ('rest', '쓰고 남은 자투리'), ('other', '그 밖의 까닭')], max_length=10, verbose_name='사유')),
                        ('words', models.TextField(max_length=1000, verbose_name='까닭')),
                        ('at', models.DateTimeField()),
                        ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'ordering': ['pk'],
                        'constraints': [models.CheckConstraint(condition=models.Q(('words', ''), _negated=True), name='a_reason_has_words'), models.CheckConstraint(condition=models.Q(('amount__gt', 0)), name='nothing_left_needs_no_reason')],
                    },
                ),
                migrations.CreateModel(
                    name='Indicator',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('settlement', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='indicators', to='settle.settlement')),
                        ('project', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='budget.project', verbose_name='사업')),
                        ('name', models.CharField(max_length=120, verbose_name='지표')),
                        ('unit', models.CharField(max_length=20, verbose_name='단위')),
                        ('expected', models.DecimalField(decimal_places=2, max_digits=16, verbose_name='기대한 값')),
                        ('better', models.CharField(choices=[('more', '클수록 좋음'), ('fewer', '작을수록 좋음')], default='more', max_length=5, verbose_name='어느 쪽이 좋은지')),
                        ('ground', models.CharField(blank=True, max_length=200, verbose_name='기대한 값을 적은 곳')),
                        ('at', models.DateTimeField()),
                        ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'ordering': ['pk'],
                        'constraints': [models.UniqueConstraint(fields=('settlement', 'project', 'name'), name='one_indicator_a_name'), models.CheckConstraint(condition=models.Q(models.Q(('name', ''), _negated=True), models.Q(('unit', ''), _negated=True)), name='an_indicator_has_name_and_unit')],
                    },
                ),
                migrations.CreateModel(
                    name='Measurement',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('indicator', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='measurements', to='settle.indicator')),
                        ('value', models.DecimalField(decimal_places=2, max_digits=16, verbose_name='잰 값')),
                        ('source', models.CharField(max_length=200, verbose_name='자료의 출처')),
                        ('measured_by', models.CharField(max_length=80, verbose_name='잰 곳')),
                        ('measured_on', models.DateField(verbose_name='잰 날')),
                        ('at', models.DateTimeField()),
                        ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'ordering': ['pk'],
                        'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('source', ''), _negated=True), models.Q(('measured_by', ''), _negated=True)), name='a_measurement_says_where_from')],
                    },
                ),
                migrations.CreateModel(
                    name='Inspection',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('settlement', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='inspections', to='settle.settlement')),
                        ('began_on', models.DateField(verbose_name='검사를 시작한 날')),
                        ('ended_on', models.DateField(verbose_name='검사를 마친 날')),
                        ('given_on', models.DateField(verbose_name='검사의견서를 받은 날')),
                        ('inspectors', models.PositiveSmallIntegerField(verbose_name='검사위원 수')),
                        ('paper', models.URLField(blank=True, verbose_name='검사의견서 주소')),
                        ('digest', models.CharField(max_length=64)),
                        ('at', models.DateTimeField()),
                        ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'ordering': ['pk'],
                        'constraints': [models.CheckConstraint(condition=models.Q(('ended_on__gte', models.F('began_on')), ('given_on__gte', models.F('ended_on'))), name='an_inspection_in_its_order'), models.CheckConstraint(condition=models.Q(('inspectors__gte', 3)), name='three_inspect_at_least')],
                    },
                ),
                migrations.CreateModel(
                    name='Opinion',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('settlement', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='opinions', to='settle.settlement')),
                        ('inspection', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='opinions', to='settle.inspection')),
                        ('project', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='budget.project', verbose_name='사업')),
                        ('kind', models.CharField(choices=[('correct', '시정 요구'), ('improve', '개선 권고'), ('praise', '우수 사례'), ('remark', '그 밖의 의견')], max_length=7, verbose_name='종류')),
                        ('words', models.TextField(max_length=2000, verbose_name='의견')),
                        ('answer', models.TextField(blank=True, max_length=2000, verbose_name='답')),
                        ('office', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='review.office', verbose_name='답하는 부서')),
                        ('answered_at', models.DateTimeField(blank=True, null=True)),
                        ('answered_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'ordering': ['pk'],
                        'constraints': [models.CheckConstraint(condition=models.Q(('words', ''), _negated=True), name='an_inspectors_opinion_has_words'), models.CheckConstraint(condition=models.Q(models.Q(('answer', ''), ('answered_at', None)), models.Q(models.Q(('answer', ''), _negated=True), ('answered_at__isnull', False)), _connector='OR'), name='an_answered_opinion_says_when')],
                    },
                ),
            ],
        ),
    ]
