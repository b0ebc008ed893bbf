import django.db.models.deletion
import madang.base.clock
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('places', '0002_korea'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Message',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=64, unique=True)),
                ('government', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='places.government')),
                ('person', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('address', models.CharField(blank=True, max_length=254)),
                ('subject', models.CharField(max_length=60)),
                ('template', models.CharField(max_length=43)),
                ('facts', models.JSONField(default=dict)),
                ('channel', models.CharField(choices=[('email', '전자우편'), ('sms', '문자'), ('kakao', '카카오 알림톡'), ('in-app', '알림함만')], max_length=6)),
                ('language', models.CharField(max_length=10)),
                ('frequency', models.CharField(choices=[('at-once', '바로'), ('daily', '하루에 한 번 모아서'), ('weekly', '한 주에 한 번 모아서')], default='at-once', max_length=7)),
                ('created_at', models.DateTimeField(default=madang.base.clock.now)),
                ('not_before', models.DateTimeField(default=madang.base.clock.now)),
                ('claimed_by', models.CharField(blank=True, max_length=32)),
                ('claimed_at', models.DateTimeField(null=True)),
                ('attempts', models.PositiveSmallIntegerField(default=0)),
                ('last_error', models.CharField(blank=True, max_length=200)),
                ('sent_at', models.DateTimeField(null=True)),
                ('gave_up_at', models.DateTimeField(null=True)),
                ('read_at', models.DateTimeField(null=True)),
            ],
            options={
                'ordering': ['-created_at', '-pk'],
                'indexes': [models.Index(condition=models.Q(('gave_up_at', None), ('sent_at', None)), fields=['not_before'], name='messages_waiting_their_turn'), models.Index(fields=['government', 'person', '-created_at'], name='messages_of_an_inbox')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('address__gt', ''), ('person', None)), models.Q(('address', ''), ('person__isnull', False)), _connector='OR'), name='a_message_goes_to_a_person_or_an_address'), models.CheckConstraint(condition=models.Q(('sent_at', None), ('gave_up_at', None), _connector='OR'), name='sent_or_given_up_never_both')],
            },
        ),
        migrations.CreateModel(
            name='Preference',
            fields=[
                ('person', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='+', serialize=False, to=settings.AUTH_USER_MODEL)),
                ('channel', models.CharField(choices=[('email', '전자우편'), ('sms', '문자'), ('kakao', '카카오 알림톡'), ('in-app', '알림함만')], default='email', max_length=6, verbose_name='받는 방법')),
                ('phone', models.CharField(blank=True, max_length=20, verbose_name='휴대전화 번호')),
                ('frequency', models.CharField(choices=[('at-once', '바로'), ('daily', '하루에 한 번 모아서'), ('weekly', '한 주에 한 번 모아서')], default='at-once', max_length=7, verbose_name='얼마나 자주')),
                ('unsubscribed', models.BooleanField(default=False, verbose_name='알림함 밖으로는 보내지 않기')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('channel__in', ['sms', 'kakao']), _negated=True), models.Q(('phone', ''), _negated=True), _connector='OR'), name='a_phone_channel_has_a_number')],
            },
        ),
        migrations.CreateModel(
            name='Silence',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('mark', models.CharField(max_length=64, unique=True)),
                ('since', models.DateTimeField(default=madang.base.clock.now, editable=False)),
            ],
        ),
        migrations.CreateModel(
            name='Subscription',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('government', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='places.government')),
                ('subject', models.CharField(max_length=60)),
                ('name', models.CharField(blank=True, max_length=120)),
                ('since', models.DateTimeField(default=madang.base.clock.now, editable=False)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('government', 'subject', 'person'), name='a_thing_is_followed_once')],
            },
        ),
    ]
