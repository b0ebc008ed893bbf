import django.db.models.deletion
import madang.base.clock
import madang.base.record.at_once
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
                    name='Survey',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('government', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.government')),
                        ('subject', models.CharField(blank=True, max_length=60)),
                        ('title', models.CharField(max_length=120, verbose_name='제목')),
                        ('intro', models.TextField(blank=True, max_length=2000, verbose_name='무엇을 왜 묻나요')),
                        ('back', models.CharField(blank=True, max_length=200)),
                        ('who', models.CharField(choices=[('account', '들어온 사람만, 한 사람이 한 번'), ('anyone', '누구나, 들어오지 않고도')], default='account', max_length=10, verbose_name='누가 답하나요')),
                        ('takes_paper', models.BooleanField(default=False, verbose_name='종이로도 받습니다')),
                        ('two_persons', models.BooleanField(default=False, verbose_name='종이 답은 두 사람이 확인합니다')),
                        ('threshold', models.PositiveSmallIntegerField(default=5, verbose_name='이보다 적은 수는 밝히지 않습니다')),
                        ('opens_at', models.DateTimeField(verbose_name='여는 때')),
                        ('closes_at', models.DateTimeField(verbose_name='닫는 때')),
                        ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('made_at', models.DateTimeField(default=madang.base.clock.now)),
                        ('published_at', models.DateTimeField(null=True)),
                        ('ended_at', models.DateTimeField(null=True)),
                    ],
                    options={
                        'ordering': ['-opens_at', '-pk'],
                        'indexes': [models.Index(fields=['government', 'subject'], name='surveys_about_a_thing')],
                        'constraints': [models.CheckConstraint(condition=models.Q(('closes_at__gt', models.F('opens_at'))), name='a_survey_closes_after_it_opens'), models.CheckConstraint(condition=models.Q(('threshold__gte', 3)), name='a_survey_hides_small_counts'), models.CheckConstraint(condition=models.Q(('two_persons', False), ('takes_paper', True), _connector='OR'), name='two_persons_check_paper'), models.CheckConstraint(condition=models.Q(('ended_at', None), models.Q(('ended_at__gte', models.F('closes_at')), ('published_at__isnull', False)), _connector='OR'), name='a_survey_ends_after_it_closes')],
                    },
                ),
                migrations.CreateModel(
                    name='Response',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('survey', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='responses', to='surveys.survey')),
                        ('channel', models.CharField(choices=[('web', '누리집'), ('paper', '종이'), ('list', '종이(목록으로 올림)')], default='web', max_length=10)),
                        ('mark', models.CharField(blank=True, max_length=64)),
                        ('paper', models.CharField(blank=True, max_length=20, verbose_name='종이 번호')),
                        ('at', models.DateTimeField(default=madang.base.clock.now)),
                        ('entered_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('checked_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'ordering': ['pk'],
                        'constraints': [models.UniqueConstraint(condition=models.Q(('mark', ''), _negated=True), fields=('survey', 'mark'), name='one_answer_a_person'), models.UniqueConstraint(condition=models.Q(('paper', ''), _negated=True), fields=('survey', 'paper'), name='one_answer_a_paper'), models.CheckConstraint(condition=models.Q(models.Q(('channel', 'web'), ('checked_by', None), ('entered_by', None), ('paper', '')), models.Q(models.Q(('channel', 'web'), _negated=True), models.Q(('paper', ''), _negated=True), ('entered_by__isnull', False), ('mark', '')), _connector='OR'), name='a_paper_is_entered_by_an_officer'), models.CheckConstraint(condition=models.Q(('checked_by', None), models.Q(('checked_by', models.F('entered_by')), _negated=True), _connector='OR'), name='another_person_checks_a_paper')],
                    },
                ),
                migrations.CreateModel(
                    name='Question',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('survey', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='questions', to='surveys.survey')),
                        ('order', models.PositiveSmallIntegerField()),
                        ('kind', models.CharField(choices=[('single', '하나 고르기'), ('multiple', '여럿 고르기'), ('scale', '정도 고르기'), ('ranking', '차례 매기기'), ('short', '짧은 글'), ('long', '긴 글'), ('number', '수')], max_length=10, verbose_name='답하는 방법')),
                        ('text', models.CharField(max_length=300, verbose_name='질문')),
                        ('hint', models.CharField(blank=True, max_length=300, verbose_name='도움말')),
                        ('required', models.BooleanField(default=False, verbose_name='꼭 답해야 합니다')),
                        ('lowest', models.IntegerField(blank=True, null=True, verbose_name='가장 작은 수')),
                        ('highest', models.IntegerField(blank=True, null=True, verbose_name='가장 큰 수')),
                        ('lowest_means', models.CharField(blank=True, max_length=60, verbose_name='가장 작은 수의 뜻')),
                        ('highest_means', models.CharField(blank=True, max_length=60, verbose_name='가장 큰 수의 뜻')),
                        ('unit', models.CharField(blank=True, max_length=20, verbose_name='단위')),
                    ],
                    options={
                        'ordering': ['survey', 'order'],
                        'constraints': [models.UniqueConstraint(fields=('survey', 'order'), name='questions_have_an_order'), models.CheckConstraint(condition=models.Q(models.Q(('kind', 'scale'), _negated=True), models.Q(('highest__isnull', False), ('lowest__isnull', False)), _connector='OR'), name='a_scale_has_two_ends'), models.CheckConstraint(condition=models.Q(('lowest', None), ('highest', None), ('highest__gt', models.F('lowest')), _connector='OR'), name='a_scale_goes_up')],
                    },
                ),
                migrations.CreateModel(
                    name='Option',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('question', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='options', to='surveys.question')),
                        ('order', models.PositiveSmallIntegerField()),
                        ('text', models.CharField(max_length=200, verbose_name='고를 것')),
                        ('people', models.PositiveIntegerField(blank=True, null=True)),
                    ],
                    options={
                        'ordering': ['question', 'order'],
                        'constraints': [models.UniqueConstraint(fields=('question', 'order'), name='options_have_an_order')],
                    },
                ),
                migrations.CreateModel(
                    name='Answer',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('response', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='answers', to='surveys.response')),
                        ('question', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='answers', to='surveys.question')),
                        ('option', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='surveys.option')),
                        ('rank', models.PositiveSmallIntegerField(null=True)),
                        ('number', models.BigIntegerField(null=True)),
                        ('words', models.TextField(blank=True, max_length=2000)),
                        ('shown_at', models.DateTimeField(null=True)),
                        ('hidden_at', models.DateTimeField(null=True)),
                        ('why_hidden', models.CharField(blank=True, max_length=200)),
                    ],
                    options={
                        'ordering': ['pk'],
                        'constraints': [models.UniqueConstraint(condition=models.Q(('option__isnull', False)), fields=('response', 'question', 'option'), name='an_option_is_chosen_once'), models.UniqueConstraint(condition=models.Q(('option', None)), fields=('response', 'question'), name='a_question_is_answered_once'), models.UniqueConstraint(condition=models.Q(('rank__isnull', False)), fields=('response', 'question', 'rank'), name='a_rank_is_given_once'), models.CheckConstraint(condition=models.Q(models.Q(('number', None), ('option__isnull', False), ('words', '')), models.Q(('number__isnull', False), ('option', None), ('words', '')), models.Q(('number', None), ('option', None), models.Q(('words', ''), _negated=True)), _connector='OR'), name='an_answer_is_one_thing'), models.CheckConstraint(condition=models.Q(('hidden_at', None), models.Q(('shown_at', None), models.Q(('why_hidden', ''), _negated=True)), _connector='OR'), name='a_text_is_hidden_with_a_reason')],
                    },
                ),
                migrations.CreateModel(
                    name='Knock',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('mark', models.CharField(max_length=64)),
                        ('at', models.DateTimeField(default=madang.base.clock.now)),
                    ],
                    options={
                        'indexes': [models.Index(fields=['mark', 'at'], name='knocks_of_an_address')],
                    },
                ),
            ],
        ),
    ]
