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
                    name='Attempt',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('kind', models.CharField(max_length=10)),
                        ('mark', models.CharField(max_length=64)),
                        ('at', models.DateTimeField(default=madang.base.clock.now)),
                    ],
                    options={
                        'indexes': [models.Index(fields=['kind', 'mark', 'at'], name='attempts_of_one')],
                    },
                ),
                migrations.CreateModel(
                    name='Text',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('government', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.government')),
                        ('subject', models.CharField(max_length=60)),
                        ('about', models.CharField(max_length=60)),
                        ('title', models.CharField(max_length=120)),
                        ('page', models.JSONField(default=dict)),
                        ('author', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('language', models.CharField(max_length=10)),
                        ('written_at', models.DateTimeField(default=madang.base.clock.now)),
                    ],
                    options={
                        'indexes': [models.Index(fields=['government', 'about', 'written_at'], name='texts_of_a_page')],
                        'constraints': [models.UniqueConstraint(fields=('government', 'subject'), name='a_text_is_known_once')],
                    },
                ),
                migrations.CreateModel(
                    name='Comment',
                    fields=[
                        ('text', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='comment', serialize=False, to='talk.text')),
                        ('parent', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='replies', to='talk.comment')),
                        ('words', models.TextField(max_length=2000, verbose_name='글')),
                        ('side', models.CharField(blank=True, choices=[('', '그냥 이야기'), ('for', '찬성하는 까닭'), ('against', '걱정되는 까닭')], max_length=7, verbose_name='어떤 말인가요')),
                        ('name', models.CharField(blank=True, max_length=60, verbose_name='함께 보일 이름')),
                        ('is_official', models.BooleanField(default=False)),
                        ('office', models.CharField(blank=True, max_length=60)),
                        ('edited_at', models.DateTimeField(null=True)),
                        ('taken_back_at', models.DateTimeField(null=True)),
                    ],
                    options={
                        'constraints': [models.CheckConstraint(condition=models.Q(('is_official', False), models.Q(('office', ''), _negated=True), _connector='OR'), name='an_office_answers_by_name'), models.CheckConstraint(condition=models.Q(('parent', None), models.Q(('parent', models.F('text')), _negated=True), _connector='OR'), name='nobody_replies_to_itself'), models.CheckConstraint(condition=models.Q(('taken_back_at', None), ('words', ''), _connector='OR'), name='what_is_taken_back_is_gone'), models.CheckConstraint(condition=models.Q(('side', ''), models.Q(('is_official', False), ('parent', None)), _connector='OR'), name='only_a_reader_takes_a_side')],
                    },
                ),
                migrations.CreateModel(
                    name='Hiding',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('text', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='hidings', to='talk.text')),
                        ('why', models.CharField(choices=[('personal', '누군가의 개인정보가 있음'), ('insult', '욕설, 비하, 괴롭힘'), ('advert', '광고나 같은 글 되풀이'), ('election', '선거법에 어긋날 수 있음'), ('rights', '남의 권리를 해침(명예, 저작권)'), ('elsewhere', '이 쪽과 상관없음'), ('other', '그 밖')], max_length=10)),
                        ('sentence', models.CharField(max_length=500)),
                        ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('at', models.DateTimeField(default=madang.base.clock.now)),
                        ('contest', models.TextField(blank=True, max_length=2000)),
                        ('contested_at', models.DateTimeField(null=True)),
                        ('due_on', models.DateField(null=True)),
                        ('answer', models.CharField(blank=True, max_length=500)),
                        ('answered_at', models.DateTimeField(null=True)),
                        ('answered_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('restored_at', models.DateTimeField(null=True)),
                    ],
                    options={
                        'ordering': ['-at', '-pk'],
                        'constraints': [models.UniqueConstraint(condition=models.Q(('restored_at', None)), fields=('text',), name='hidden_once_at_a_time'), models.CheckConstraint(condition=models.Q(('sentence', ''), _negated=True), name='hidden_with_a_sentence'), models.CheckConstraint(condition=models.Q(models.Q(('contested_at', None), ('due_on', None)), models.Q(('contested_at__isnull', False), ('due_on__isnull', False)), _connector='OR'), name='a_contest_has_a_clock'), models.CheckConstraint(condition=models.Q(models.Q(('answer', ''), ('answered_at', None), ('restored_at', None)), models.Q(('answered_at__isnull', False), ('contested_at__isnull', False), models.Q(('answer', ''), _negated=True)), _connector='OR'), name='an_answer_has_a_sentence'), models.CheckConstraint(condition=models.Q(('answered_by', None), models.Q(('answered_by', models.F('by')), _negated=True), _connector='OR'), name='another_person_answers')],
                    },
                ),
                migrations.CreateModel(
                    name='Original',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('text', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='originals', to='talk.text')),
                        ('name', models.CharField(blank=True, max_length=20)),
                        ('words', models.TextField()),
                        ('kinds', models.JSONField(default=list)),
                        ('kept_at', models.DateTimeField(default=madang.base.clock.now)),
                    ],
                    options={
                        'ordering': ['kept_at', 'pk'],
                    },
                ),
                migrations.CreateModel(
                    name='Report',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('text', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='reports', to='talk.text')),
                        ('why', models.CharField(choices=[('personal', '누군가의 개인정보가 있음'), ('insult', '욕설, 비하, 괴롭힘'), ('advert', '광고나 같은 글 되풀이'), ('election', '선거법에 어긋날 수 있음'), ('rights', '남의 권리를 해침(명예, 저작권)'), ('elsewhere', '이 쪽과 상관없음'), ('other', '그 밖')], max_length=10)),
                        ('words', models.CharField(blank=True, max_length=500)),
                        ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('mark', models.CharField(max_length=64)),
                        ('at', models.DateTimeField(default=madang.base.clock.now)),
                        ('closed_at', models.DateTimeField(null=True)),
                        ('closed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('was_hidden', models.BooleanField(null=True)),
                        ('answer', models.CharField(blank=True, max_length=500)),
                    ],
                    options={
                        'ordering': ['at', 'pk'],
                        'constraints': [models.UniqueConstraint(condition=models.Q(('closed_at', None)), fields=('text', 'mark'), name='one_open_report_from_one'), models.CheckConstraint(condition=models.Q(models.Q(('closed_at', None), ('was_hidden', None)), models.Q(('closed_at__isnull', False), ('was_hidden__isnull', False), models.Q(('answer', ''), _negated=True)), _connector='OR'), name='a_closed_report_is_answered')],
                    },
                ),
                migrations.CreateModel(
                    name='Translation',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('text', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='translations', to='talk.text')),
                        ('language', models.CharField(max_length=10)),
                        ('source', models.CharField(max_length=64)),
                        ('words', models.TextField()),
                        ('provider', models.CharField(max_length=60)),
                        ('at', models.DateTimeField(default=madang.base.clock.now)),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('text', 'language', 'source'), name='translated_once')],
                    },
                ),
            ],
        ),
    ]
