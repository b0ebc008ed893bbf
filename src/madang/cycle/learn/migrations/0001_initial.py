import django.db.models.deletion
import madang.base.clock
import madang.base.record.at_once
import madang.cycle.learn.models.completion
import madang.cycle.learn.models.course
import madang.cycle.learn.models.session
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('places', '0002_korea'),
        ('plan', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        madang.base.record.at_once.AtOnce(
            operations=[
                migrations.CreateModel(
                    name='Course',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('cycle', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='plan.cycle')),
                        ('kind', models.CharField(choices=[('residents', '주민'), ('youth', '어린이·청소년'), ('elderly', '어르신'), ('members', '위원이 될 사람'), ('officers', '공무원')], max_length=10, verbose_name='누구를 위한 과정인가요')),
                        ('title', models.CharField(max_length=80, verbose_name='과정 이름')),
                        ('title_en', models.CharField(blank=True, max_length=120, verbose_name='영어 이름')),
                        ('about', models.TextField(blank=True, max_length=1000, verbose_name='무엇을 배우나요')),
                        ('about_en', models.TextField(blank=True, max_length=1500, verbose_name='영어로')),
                        ('minutes', models.PositiveSmallIntegerField(default=30, verbose_name='걸리는 시간(분)')),
                        ('pass_mark', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='합격선(%)')),
                        ('sessions', models.PositiveSmallIntegerField(default=0, verbose_name='나와야 하는 모임 수')),
                        ('legal_basis', models.CharField(blank=True, max_length=200, verbose_name='조례의 조문')),
                        ('published_at', models.DateTimeField(null=True)),
                        ('made_at', models.DateTimeField(default=madang.base.clock.now)),
                    ],
                    options={
                        'ordering': ['kind', 'pk'],
                        'constraints': [models.UniqueConstraint(fields=('cycle', 'title'), name='one_course_a_name'), models.CheckConstraint(condition=models.Q(('pass_mark', None), models.Q(('pass_mark__gte', 1), ('pass_mark__lte', 100)), _connector='OR'), name='a_pass_mark_is_a_percentage'), models.CheckConstraint(condition=models.Q(('pass_mark__isnull', False), ('sessions__gt', 0), _connector='OR'), name='a_course_is_finished_by_something')],
                    },
                    bases=(madang.cycle.learn.models.course.Told, models.Model),
                ),
                migrations.CreateModel(
                    name='Session',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('course', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='held', to='learn.course')),
                        ('starts_at', models.DateTimeField(verbose_name='시작하는 때')),
                        ('ends_at', models.DateTimeField(verbose_name='마치는 때')),
                        ('mode', models.CharField(choices=[('onsite', '모여서'), ('online', '온라인으로'), ('hybrid', '모여서, 온라인으로도')], default='onsite', max_length=8, verbose_name='어떻게')),
                        ('place', models.CharField(max_length=80, verbose_name='곳')),
                        ('address', models.CharField(blank=True, max_length=120, verbose_name='주소')),
                        ('link', models.URLField(blank=True, verbose_name='온라인 주소')),
                        ('capacity', models.PositiveSmallIntegerField(verbose_name='자리 수')),
                        ('help', models.CharField(blank=True, max_length=200, verbose_name='도움(수어, 자막, 돌봄, 이동)')),
                        ('teacher', models.CharField(blank=True, max_length=60, verbose_name='강사')),
                        ('secret', models.CharField(default=madang.cycle.learn.models.session._secret, editable=False, max_length=32)),
                        ('cancelled_at', models.DateTimeField(null=True)),
                    ],
                    options={
                        'ordering': ['starts_at', 'pk'],
                        'constraints': [models.CheckConstraint(condition=models.Q(('ends_at__gt', models.F('starts_at'))), name='a_session_ends_after_it_starts'), models.CheckConstraint(condition=models.Q(('capacity__gt', 0)), name='a_session_has_seats'), models.CheckConstraint(condition=models.Q(('mode', 'onsite'), models.Q(('link', ''), _negated=True), _connector='OR'), name='an_online_session_has_an_address')],
                    },
                ),
                migrations.CreateModel(
                    name='Attendance',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('session', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='attendances', to='learn.session')),
                        ('person', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('name', models.CharField(blank=True, max_length=60)),
                        ('place', models.PositiveSmallIntegerField(default=0)),
                        ('way', models.CharField(choices=[('code', '그 자리의 번호로'), ('list', '담당자가 적은 명단으로')], max_length=4)),
                        ('entered_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('at', models.DateTimeField(default=madang.base.clock.now)),
                    ],
                    options={
                        'ordering': ['pk'],
                        'constraints': [models.UniqueConstraint(condition=models.Q(('person__isnull', False)), fields=('session', 'person'), name='a_person_comes_once'), models.UniqueConstraint(condition=models.Q(('name', ''), _negated=True), fields=('session', 'name', 'place'), name='a_name_stands_once_in_a_list'), models.CheckConstraint(condition=models.Q(models.Q(('entered_by', None), ('name', ''), ('person__isnull', False), ('way', 'code')), models.Q(('entered_by__isnull', False), ('way', 'list')), _connector='OR'), name='a_list_is_entered_by_an_officer'), models.CheckConstraint(condition=models.Q(('person', None), ('entered_by', None), models.Q(('person', models.F('entered_by')), _negated=True), _connector='OR'), name='nobody_enters_themselves')],
                    },
                ),
                migrations.CreateModel(
                    name='CodeTry',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('session', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='learn.session')),
                        ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('at', models.DateTimeField(default=madang.base.clock.now)),
                    ],
                    options={
                        'indexes': [models.Index(fields=['session', 'person', 'at'], name='codes_tried')],
                    },
                ),
                migrations.CreateModel(
                    name='Completion',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('course', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='completions', to='learn.course')),
                        ('person', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('name', models.CharField(blank=True, max_length=60)),
                        ('area', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.area')),
                        ('number', models.CharField(default=madang.cycle.learn.models.completion.new_number, max_length=14, unique=True)),
                        ('at', models.DateTimeField(default=madang.base.clock.now)),
                        ('entered_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('withdrawn_at', models.DateTimeField(null=True)),
                        ('why_withdrawn', models.CharField(blank=True, max_length=200)),
                    ],
                    options={
                        'ordering': ['pk'],
                        'constraints': [models.UniqueConstraint(condition=models.Q(('person__isnull', False), ('withdrawn_at', None)), fields=('course', 'person'), name='a_course_is_finished_once'), models.CheckConstraint(condition=models.Q(('withdrawn_at', None), models.Q(('why_withdrawn', ''), _negated=True), _connector='OR'), name='withdrawn_with_a_reason')],
                    },
                ),
                migrations.CreateModel(
                    name='Figure',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('cycle', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='plan.cycle')),
                        ('side', models.CharField(choices=[('income', '들어오는 돈(세입)'), ('field', '쓰는 곳(세출)')], max_length=6, verbose_name='어느 쪽')),
                        ('order', models.PositiveSmallIntegerField(default=0, verbose_name='순서')),
                        ('title', models.CharField(max_length=60, verbose_name='무엇')),
                        ('title_en', models.CharField(blank=True, max_length=80, verbose_name='영어로')),
                        ('amount', models.PositiveBigIntegerField(verbose_name='금액')),
                        ('as_of', models.DateField(verbose_name='언제의 숫자')),
                        ('source', models.CharField(max_length=120, verbose_name='출처')),
                        ('url', models.URLField(blank=True, verbose_name='출처 주소')),
                    ],
                    options={
                        'ordering': ['side', 'order', '-amount'],
                        'constraints': [models.UniqueConstraint(fields=('cycle', 'side', 'title'), name='one_figure_a_thing'), models.CheckConstraint(condition=models.Q(('source', ''), _negated=True), name='a_figure_has_a_source')],
                    },
                    bases=(madang.cycle.learn.models.course.Told, models.Model),
                ),
                migrations.CreateModel(
                    name='Lesson',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('course', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='lessons', to='learn.course')),
                        ('order', models.PositiveSmallIntegerField()),
                        ('title', models.CharField(max_length=80, verbose_name='제목')),
                        ('title_en', models.CharField(blank=True, max_length=120, verbose_name='영어 제목')),
                        ('body', models.TextField(max_length=8000, verbose_name='글')),
                        ('body_en', models.TextField(blank=True, max_length=12000, verbose_name='영어 글')),
                        ('easy', models.TextField(blank=True, max_length=6000, verbose_name='쉬운 글')),
                        ('easy_en', models.TextField(blank=True, max_length=9000, verbose_name='영어 쉬운 글')),
                        ('video', models.URLField(blank=True, verbose_name='영상 주소')),
                        ('transcript', models.TextField(blank=True, max_length=12000, verbose_name='영상의 말을 옮긴 글')),
                        ('transcript_en', models.TextField(blank=True, max_length=12000, verbose_name='영어로 옮긴 글')),
                    ],
                    options={
                        'ordering': ['course', 'order'],
                        'constraints': [models.UniqueConstraint(fields=('course', 'order'), name='lessons_have_an_order'), models.CheckConstraint(condition=models.Q(('video', ''), models.Q(('transcript', ''), _negated=True), _connector='OR'), name='a_video_has_its_words_written_down')],
                    },
                    bases=(madang.cycle.learn.models.course.Told, models.Model),
                ),
                migrations.CreateModel(
                    name='Question',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('lesson', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='questions', to='learn.lesson')),
                        ('order', models.PositiveSmallIntegerField()),
                        ('text', models.CharField(max_length=200, verbose_name='질문')),
                        ('text_en', models.CharField(blank=True, max_length=300, verbose_name='영어 질문')),
                        ('options', models.JSONField(default=list)),
                        ('options_en', models.JSONField(blank=True, default=list)),
                        ('right', models.PositiveSmallIntegerField(verbose_name='맞는 답의 번호')),
                        ('why', models.CharField(max_length=400, verbose_name='풀이')),
                        ('why_en', models.CharField(blank=True, max_length=600, verbose_name='영어 풀이')),
                    ],
                    options={
                        'ordering': ['lesson__order', 'order'],
                        'constraints': [models.UniqueConstraint(fields=('lesson', 'order'), name='quiz_questions_have_an_order'), models.CheckConstraint(condition=models.Q(('right__gte', 1)), name='a_question_has_a_right_answer')],
                    },
                    bases=(madang.cycle.learn.models.course.Told, models.Model),
                ),
                migrations.CreateModel(
                    name='QuizTry',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('course', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='tries', to='learn.course')),
                        ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('right', models.PositiveSmallIntegerField()),
                        ('asked', models.PositiveSmallIntegerField()),
                        ('passed', models.BooleanField()),
                        ('at', models.DateTimeField(default=madang.base.clock.now)),
                    ],
                    options={
                        'ordering': ['pk'],
                        'indexes': [models.Index(fields=['course', 'person'], name='quiz_tries_of_a_person')],
                        'constraints': [models.CheckConstraint(condition=models.Q(('asked__gt', 0), ('right__lte', models.F('asked'))), name='no_more_right_than_asked')],
                    },
                ),
                migrations.CreateModel(
                    name='Registration',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('session', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='registrations', to='learn.session')),
                        ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('standing', models.CharField(choices=[('seated', '자리 있음'), ('waiting', '기다림')], max_length=8)),
                        ('at', models.DateTimeField(default=madang.base.clock.now)),
                    ],
                    options={
                        'ordering': ['at', 'pk'],
                        'constraints': [models.UniqueConstraint(fields=('session', 'person'), name='a_person_registers_once')],
                    },
                ),
                migrations.CreateModel(
                    name='Visit',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('cycle', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='plan.cycle')),
                        ('day', models.DateField(verbose_name='간 날')),
                        ('place', models.CharField(max_length=80, verbose_name='간 곳')),
                        ('area', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.area')),
                        ('group', models.CharField(choices=[('elderly', '어르신'), ('children', '어린이'), ('young', '청소년과 청년'), ('disabled', '장애인'), ('migrants', '이주민과 다문화 가족'), ('carers', '아이나 가족을 돌보는 사람'), ('workers', '일터의 사람'), ('rural', '농어촌'), ('neighbours', '동네 주민'), ('other', '그 밖')], max_length=10, verbose_name='만난 사람')),
                        ('people', models.PositiveSmallIntegerField(verbose_name='온 사람 수')),
                        ('help', models.CharField(blank=True, max_length=200, verbose_name='갖춘 도움(수어, 통역, 큰 글씨)')),
                        ('heard', models.TextField(blank=True, max_length=1000, verbose_name='들은 이야기')),
                        ('entered_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('at', models.DateTimeField(default=madang.base.clock.now)),
                    ],
                    options={
                        'ordering': ['-day', '-pk'],
                        'constraints': [models.CheckConstraint(condition=models.Q(('people__gt', 0)), name='somebody_came')],
                    },
                ),
            ],
        ),
    ]
