import django.db.models.deletion
import madang.base.record.at_once
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('vote', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        madang.base.record.at_once.AtOnce(
            operations=[
                migrations.CreateModel(
                    name='Count',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('poll', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='vote.poll')),
                        ('at', models.DateTimeField()),
                        ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('rule_digest', models.CharField(max_length=64)),
                        ('ballots_digest', models.CharField(max_length=64)),
                        ('file_digest', models.CharField(blank=True, max_length=64)),
                        ('file_words', models.JSONField(default=list)),
                        ('outcome_digest', models.CharField(blank=True, max_length=64)),
                        ('software', models.CharField(max_length=20)),
                        ('engine', models.CharField(blank=True, max_length=20)),
                        ('seed', models.CharField(blank=True, max_length=64, verbose_name='제비뽑기 씨앗')),
                        ('ballots', models.PositiveIntegerField()),
                        ('spent', models.PositiveBigIntegerField()),
                        ('left', models.PositiveBigIntegerField()),
                        ('outcome', models.JSONField()),
                        ('published_at', models.DateTimeField(null=True)),
                        ('published_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ],
                ),
                migrations.CreateModel(
                    name='Check',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('count', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='checks', to='decide.count')),
                        ('state', models.CharField(choices=[('waiting', '차례를 기다림'), ('running', '다시 세는 중'), ('same', '같음'), ('different', '다름'), ('failed', '끝내지 못함')], default='waiting', max_length=10)),
                        ('asked_at', models.DateTimeField()),
                        ('asked_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('began_at', models.DateTimeField(null=True)),
                        ('ended_at', models.DateTimeField(null=True)),
                        ('step', models.PositiveSmallIntegerField(default=0)),
                        ('command', models.CharField(blank=True, max_length=300)),
                        ('engine', models.CharField(blank=True, max_length=40)),
                        ('differences', models.JSONField(default=list)),
                    ],
                    options={
                        'ordering': ['-pk'],
                        'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('ended_at', None), ('state__in', ['waiting', 'running'])), models.Q(('ended_at__isnull', False), ('state__in', ['same', 'different', 'failed'])), _connector='OR'), name='a_check_that_ended_says_how')],
                    },
                ),
                migrations.CreateModel(
                    name='Resolution',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('count', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='decide.count')),
                        ('body', models.CharField(max_length=80, verbose_name='의결한 곳')),
                        ('adopted_on', models.DateField(verbose_name='의결한 날')),
                        ('present', models.PositiveIntegerField(verbose_name='자리한 사람 수')),
                        ('words', models.TextField(blank=True, verbose_name='덧붙이는 말')),
                        ('at', models.DateTimeField()),
                        ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ],
                ),
                migrations.CreateModel(
                    name='Decision',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('resolution', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='decisions', to='decide.resolution')),
                        ('option', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='vote.option')),
                        ('place', models.PositiveSmallIntegerField()),
                        ('outcome', models.CharField(choices=[('selected', '선정'), ('reserve', '예비'), ('not_selected', '미선정')], max_length=12)),
                        ('amount', models.PositiveBigIntegerField()),
                        ('proposed', models.CharField(choices=[('selected', '선정'), ('reserve', '예비'), ('not_selected', '미선정')], max_length=12)),
                        ('proposed_amount', models.PositiveBigIntegerField()),
                        ('reason', models.TextField(blank=True)),
                    ],
                    options={
                        'ordering': ['place'],
                        'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('amount', models.F('proposed_amount')), ('outcome', models.F('proposed'))), models.Q(('reason', ''), _negated=True), _connector='OR'), name='who_differs_from_the_count_says_why'), models.CheckConstraint(condition=models.Q(models.Q(('amount', 0), ('outcome', 'not_selected')), models.Q(models.Q(('outcome', 'not_selected'), _negated=True), ('amount__gt', 0)), _connector='OR'), name='only_what_is_not_selected_gets_nothing')],
                    },
                ),
                migrations.CreateModel(
                    name='Sheet',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('poll', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='vote.poll')),
                        ('component', models.CharField(max_length=90, verbose_name='구성 요소')),
                        ('form', models.CharField(choices=[('scores', '위원마다 사업에 준 점수'), ('ballots', '표마다 고른 사업'), ('votes', '사업마다 받은 표의 합')], max_length=8)),
                        ('maximum', models.PositiveIntegerField(blank=True, null=True, verbose_name='만점')),
                        ('size', models.PositiveIntegerField(blank=True, null=True, verbose_name='정원')),
                        ('at', models.DateTimeField()),
                        ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('file_name', models.CharField(max_length=200)),
                        ('digest', models.CharField(max_length=64)),
                    ],
                    options={
                        'ordering': ['pk'],
                        'constraints': [models.UniqueConstraint(fields=('poll', 'component'), name='a_component_has_one_sheet')],
                    },
                ),
                migrations.CreateModel(
                    name='SheetLine',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('sheet', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='lines', to='decide.sheet')),
                        ('option', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='vote.option')),
                        ('member', models.PositiveIntegerField()),
                        ('value', models.PositiveIntegerField(null=True)),
                    ],
                    options={
                        'ordering': ['member', 'option_id'],
                        'constraints': [models.UniqueConstraint(fields=('sheet', 'option', 'member'), name='a_member_scores_a_project_once')],
                    },
                ),
                migrations.CreateModel(
                    name='Verdict',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('count', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='verdicts', to='decide.count')),
                        ('option', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='vote.option')),
                        ('place', models.PositiveSmallIntegerField()),
                        ('score', models.PositiveBigIntegerField()),
                        ('score_of', models.PositiveIntegerField(default=1)),
                        ('granted', models.PositiveBigIntegerField(default=0)),
                        ('funded', models.BooleanField()),
                        ('reason', models.CharField(max_length=30)),
                        ('facts', models.JSONField()),
                        ('lacked', models.JSONField(default=dict)),
                        ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='vote.option')),
                        ('parts', models.JSONField(default=list)),
                        ('by_name', models.CharField(blank=True, max_length=60)),
                    ],
                    options={
                        'ordering': ['place'],
                    },
                ),
            ],
        ),
    ]
