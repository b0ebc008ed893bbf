"""The tables of what is answered, judged, learned and published."""

import django.core.validators
import django.db.models.deletion
import madang.base.clock
import madang.base.record.at_once
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('budget', '0002_the_ledger_only_grows'),
        ('people', '__first__'),
        ('plan', '0002_published_plans_stay'),
        ('propose', '0004_search'),
    ]

    operations = [
        madang.base.record.at_once.AtOnce(
            operations=[
                migrations.CreateModel(
                    name='WhitePaper',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('state', models.CharField(choices=[('draft', '쓰는 중'), ('frozen', '굳힘')], default='draft', max_length=6)),
                        ('number', models.CharField(blank=True, max_length=40, verbose_name='문서번호')),
                        ('content', models.JSONField(blank=True, default=list)),
                        ("head", models.JSONField(blank=True, default=dict)),
                        ('made_at', models.DateTimeField(blank=True, null=True)),
                        ('digest', models.CharField(blank=True, max_length=64)),
                        ('frozen_at', models.DateTimeField(blank=True, null=True)),
                        ('cycle', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='plan.cycle')),
                        ('frozen_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('digest', ''), ('frozen_at', None), ('state', 'draft')), models.Q(('frozen_at__isnull', False), ('made_at__isnull', False), ('state', 'frozen'), models.Q(('digest', ''), _negated=True), models.Q(('number', ''), _negated=True)), _connector='OR'), name='a_frozen_white_paper_has_its_number')],
                    },
                ),
                migrations.CreateModel(
                    name='Chapter',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('key', models.CharField(max_length=20)),
                        ('words', models.TextField(blank=True, max_length=8000, verbose_name='이 장에 붙이는 말')),
                        ('revision', models.PositiveIntegerField(default=0)),
                        ('edited_at', models.DateTimeField(blank=True, null=True)),
                        ('edited_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('paper', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='chapters', to='feedback.whitepaper')),
                    ],
                    options={
                        'ordering': ['paper', 'pk'],
                        'constraints': [models.UniqueConstraint(fields=('paper', 'key'), name='one_chapter_a_key')],
                    },
                ),
                migrations.CreateModel(
                    name='Disclosure',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('occasion', models.CharField(choices=[('budget', '예산 공시'), ('settlement', '결산 공시')], max_length=10, verbose_name='어느 공시')),
                        ('fixed_on', models.DateField(verbose_name='예산이 정해지거나 결산이 승인된 날')),
                        ('due_on', models.DateField(verbose_name='공시 기한')),
                        ('words', models.TextField(blank=True, max_length=4000, verbose_name='운영현황에 붙이는 말')),
                        ('opinion', models.TextField(blank=True, max_length=4000, verbose_name='주민의견서에 붙이는 말')),
                        ('state', models.CharField(choices=[('draft', '쓰는 중'), ('frozen', '굳힘')], default='draft', max_length=6)),
                        ('revision', models.PositiveIntegerField(default=0)),
                        ('number', models.CharField(blank=True, max_length=40, verbose_name='문서번호')),
                        ('frozen', models.JSONField(blank=True, default=dict)),
                        ('digest', models.CharField(blank=True, max_length=64)),
                        ('published_at', models.DateTimeField(blank=True, null=True)),
                        ('report_by', models.DateField(blank=True, null=True, verbose_name='보고 기한')),
                        ('reported_on', models.DateField(blank=True, null=True, verbose_name='보고한 날')),
                        ('reported_to', models.CharField(blank=True, max_length=200, verbose_name='보고한 곳')),
                        ('cycle', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='plan.cycle')),
                        ('published_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'ordering': ['cycle', 'occasion'],
                        'constraints': [models.UniqueConstraint(fields=('cycle', 'occasion'), name='one_disclosure_an_occasion'), models.CheckConstraint(condition=models.Q(('due_on__gte', models.F('fixed_on'))), name='a_disclosure_is_due_after'), models.CheckConstraint(condition=models.Q(models.Q(('digest', ''), ('published_at', None), ('state', 'draft')), models.Q(('published_at__isnull', False), ('report_by__isnull', False), ('state', 'frozen'), models.Q(('digest', ''), _negated=True), models.Q(('number', ''), _negated=True)), _connector='OR'), name='a_published_disclosure_has_its_number'), models.CheckConstraint(condition=models.Q(('reported_on', None), models.Q(('state', 'frozen'), models.Q(('reported_to', ''), _negated=True)), _connector='OR'), name='a_report_says_to_whom')],
                    },
                ),
                migrations.CreateModel(
                    name='Lesson',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('number', models.PositiveIntegerField()),
                        ('stage', models.CharField(choices=[('plan', '계획'), ('learn', '배움'), ('convene', '모임'), ('propose', '제안'), ('review', '검토'), ('deliberate', '숙의'), ('vote', '투표'), ('decide', '결정'), ('budget', '편성'), ('execute', '집행'), ('settle', '결산'), ('feedback', '답변'), ('assess', '평가'), ('share', '나눔')], max_length=12, verbose_name='어느 단계에 대해')),
                        ('voice', models.CharField(choices=[('residents', '주민'), ('committee', '주민참여예산위원회'), ('monitors', '모니터링단'), ('office', '부서'), ('council', '의회'), ('audit', '감사·평가')], max_length=10, verbose_name='누가 말했는지')),
                        ('where', models.CharField(blank=True, max_length=200, verbose_name='어디에서 나온 말인지')),
                        ('seen', models.TextField(max_length=2000, verbose_name='무슨 일이 있었나요')),
                        ('change', models.TextField(max_length=2000, verbose_name='다음에는 어떻게 할까요')),
                        ('written_at', models.DateTimeField()),
                        ('outcome', models.CharField(choices=[('open', '살피는 중'), ('taken', '다음 계획에 담음'), ('left', '담지 않음')], default='open', max_length=5, verbose_name='어떻게 되었나요')),
                        ('answer', models.TextField(blank=True, max_length=2000, verbose_name='무엇이 달라지나요, 또는 왜 담지 않나요')),
                        ('answered_at', models.DateTimeField(blank=True, null=True)),
                        ('answered_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('cycle', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='plan.cycle')),
                        ('into', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='plan.cycle', verbose_name='담을 해')),
                        ('project', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='budget.project', verbose_name='사업')),
                        ('written_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'ordering': ['cycle', 'number'],
                        'constraints': [models.UniqueConstraint(fields=('cycle', 'number'), name='lessons_are_numbered_once'), models.CheckConstraint(condition=models.Q(models.Q(('answer', ''), ('answered_at', None), ('into', None), ('outcome', 'open')), models.Q(('answered_at__isnull', False), ('into__isnull', False), ('outcome', 'taken'), models.Q(('answer', ''), _negated=True)), models.Q(('answered_at__isnull', False), ('into', None), ('outcome', 'left'), models.Q(('answer', ''), _negated=True)), _connector='OR'), name='a_lesson_is_answered_in_words')],
                    },
                ),
                migrations.CreateModel(
                    name='Rating',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('mark', models.CharField(blank=True, max_length=64)),
                        ('stars', models.PositiveSmallIntegerField(validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(5)], verbose_name='모두 보아')),
                        ('useful', models.PositiveSmallIntegerField(blank=True, null=True, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(5)], verbose_name='쓸모가 있나요')),
                        ('well_made', models.PositiveSmallIntegerField(blank=True, null=True, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(5)], verbose_name='잘 만들었나요')),
                        ('kept_up', models.PositiveSmallIntegerField(blank=True, null=True, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(5)], verbose_name='잘 돌보고 있나요')),
                        ('words', models.TextField(blank=True, max_length=600, verbose_name='하고 싶은 말')),
                        ('on', models.DateField(default=madang.base.clock.today)),
                        ('shown_at', models.DateTimeField(editable=False, null=True)),
                        ('hidden_at', models.DateTimeField(editable=False, null=True)),
                        ('why_hidden', models.CharField(blank=True, editable=False, max_length=200)),
                        ('project', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='budget.project')),
                    ],
                    options={
                        'ordering': ['pk'],
                        'constraints': [models.UniqueConstraint(condition=models.Q(('mark', ''), _negated=True), fields=('project', 'mark'), name='one_rating_a_person'), models.CheckConstraint(condition=models.Q(('stars', None), models.Q(('stars__gte', 1), ('stars__lte', 5)), _connector='OR'), name='a_rating_of_stars_is_one_to_five'), models.CheckConstraint(condition=models.Q(('useful', None), models.Q(('useful__gte', 1), ('useful__lte', 5)), _connector='OR'), name='a_rating_of_useful_is_one_to_five'), models.CheckConstraint(condition=models.Q(('well_made', None), models.Q(('well_made__gte', 1), ('well_made__lte', 5)), _connector='OR'), name='a_rating_of_well_made_is_one_to_five'), models.CheckConstraint(condition=models.Q(('kept_up', None), models.Q(('kept_up__gte', 1), ('kept_up__lte', 5)), _connector='OR'), name='a_rating_of_kept_up_is_one_to_five'), models.CheckConstraint(condition=models.Q(('hidden_at', None), models.Q(('shown_at', None), models.Q(('why_hidden', ''), _negated=True)), _connector='OR'), name='words_are_hidden_with_a_reason')],
                    },
                ),
                migrations.CreateModel(
                    name='Reply',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('end', models.CharField(choices=[('withdrawn', '제안자가 거둠'), ('joined', '다른 제안으로 이어짐'), ('excluded', '접수에서 제외'), ('unfit', '부서검토에서 부적격'), ('not_shortlisted', '투표에 오르지 않음'), ('not_selected', '선정되지 않음'), ('left_out', '예산안에 담지 않음'), ('cut', '의회에서 전액삭감'), ('cancelled', '사업 취소'), ('finished', '사업을 마침'), ('settled', '결산을 마침')], max_length=16, verbose_name='어떻게 끝났는지')),
                        ('reached_on', models.DateField(verbose_name='끝난 날')),
                        ('reason', models.TextField(blank=True, max_length=4000, verbose_name='기록에 남은 까닭')),
                        ('words', models.TextField(max_length=4000, verbose_name='드리는 답')),
                        ('sent_at', models.DateTimeField(verbose_name='답한 때')),
                        ('actor', models.CharField(blank=True, max_length=80, verbose_name='답한 곳')),
                        ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('proposal', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='propose.proposal')),
                    ],
                    options={
                        'ordering': ['proposal', 'pk'],
                        'constraints': [models.UniqueConstraint(fields=('proposal', 'end'), name='one_reply_an_end'), models.CheckConstraint(condition=models.Q(('end__in', ['excluded', 'unfit', 'not_shortlisted', 'not_selected', 'left_out', 'cut', 'cancelled', 'finished', 'settled'])), name='a_reply_answers_an_end'), models.CheckConstraint(condition=models.Q(('words', ''), _negated=True), name='a_reply_says_something')],
                    },
                ),
            ],
        ),
    ]
