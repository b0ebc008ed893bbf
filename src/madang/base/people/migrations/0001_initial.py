import django.db.models.deletion
import madang.base.clock
import madang.base.people.models.person
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('places', '0002_korea'),
    ]

    operations = [
        migrations.CreateModel(
            name='Person',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('password', models.CharField(max_length=128, verbose_name='password')),
                ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                ('email', models.EmailField(max_length=254, unique=True, verbose_name='전자우편')),
                ('name', models.CharField(max_length=60, verbose_name='이름')),
                ('language', models.CharField(default='ko', max_length=10, verbose_name='편지에 쓸 말')),
                ('agreed_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='개인정보 안내에 동의한 때')),
                ('is_active', models.BooleanField(default=True)),
                ('closed_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='탈퇴한 때')),
                ('joined_at', models.DateTimeField(default=madang.base.clock.now, editable=False)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='CodeBatch',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('government', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.government')),
                ('area', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.area', verbose_name='동네')),
                ('kind', models.CharField(choices=[('registered', '주민등록이 있는 주민'), ('foreigner', '외국인등록을 한 주민'), ('worker', '직장이 있는 사람'), ('student', '학교에 다니는 사람'), ('daily_life', '생활권자')], default='registered', max_length=12, verbose_name='받는 사람')),
                ('size', models.PositiveIntegerField(verbose_name='개수')),
                ('made_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('made_at', models.DateTimeField(default=madang.base.clock.now, verbose_name='만든 때')),
                ('expires_at', models.DateTimeField(verbose_name='쓸 수 있는 마지막 때')),
                ('void_at', models.DateTimeField(blank=True, null=True, verbose_name='못 쓰게 한 때')),
            ],
            options={
                'ordering': ['-made_at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='AccessCode',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('batch', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='codes', to='people.codebatch')),
                ('government', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.government')),
                ('locator', models.CharField(max_length=5)),
                ('salt', models.CharField(max_length=32)),
                ('secret_hash', models.CharField(max_length=64)),
                ('used_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('used_at', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('government', 'locator'), name='a_locator_finds_one_code')],
            },
        ),
        migrations.CreateModel(
            name='CodeTry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('government', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='places.government')),
                ('person', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('origin', models.CharField(max_length=64, null=True)),
                ('locator', models.CharField(max_length=5)),
                ('at', models.DateTimeField(default=madang.base.clock.now)),
            ],
            options={
                'indexes': [models.Index(fields=['government', 'locator', 'at'], name='tries_at_a_locator'), models.Index(fields=['person', 'at'], name='tries_of_a_person'), models.Index(fields=['origin', 'at'], name='tries_from_an_address')],
            },
        ),
        migrations.CreateModel(
            name='IdentityProof',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='identity_proofs', to=settings.AUTH_USER_MODEL)),
                ('government', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.government')),
                ('provider', models.CharField(max_length=30, verbose_name='확인한 곳')),
                ('method', models.CharField(max_length=30, verbose_name='확인한 방법')),
                ('subject_mark', models.CharField(max_length=64)),
                ('assurance', models.PositiveSmallIntegerField(help_text='1 낮음, 2 보통, 3 높음', verbose_name='믿을 만한 정도')),
                ('birth_year', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='태어난 해')),
                ('checked_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('proved_at', models.DateTimeField(default=madang.base.clock.now, verbose_name='확인한 때')),
                ('expires_at', models.DateTimeField(blank=True, null=True, verbose_name='끝나는 때')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('government', 'provider', 'subject_mark'), name='one_account_a_human_a_government'), models.UniqueConstraint(fields=('government', 'provider', 'person'), name='one_identity_an_account_a_provider'), models.CheckConstraint(condition=models.Q(('assurance__range', (1, 3))), name='assurance_is_1_to_3'), models.CheckConstraint(condition=models.Q(('subject_mark__regex', '^[0-9a-f]{64}$')), name='only_a_mark_is_kept'), models.CheckConstraint(condition=models.Q(('birth_year', None), ('birth_year__range', (1900, 2100)), _connector='OR'), name='birth_year_is_a_year'), models.CheckConstraint(condition=models.Q(('expires_at', None), ('expires_at__gt', models.F('proved_at')), _connector='OR'), name='identity_expires_later')],
            },
        ),
        migrations.CreateModel(
            name='Part',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='parts', to=settings.AUTH_USER_MODEL)),
                ('government', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='places.government')),
                ('role', models.CharField(choices=[('resident', '주민'), ('helper', '제안 도우미'), ('officer', '참여예산 담당자'), ('reviewer', '부서 검토자'), ('approver', '결재자'), ('member', '위원'), ('counter', '개표 담당자'), ('observer', '참관인'), ('auditor', '감사자'), ('assessor', '행정안전부 평가자'), ('operator', '운영자')], max_length=12, verbose_name='역할')),
                ('office', models.CharField(blank=True, max_length=60, verbose_name='부서')),
                ('area', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.area')),
                ('since', models.DateField(default=madang.base.people.models.person._today, verbose_name='시작한 날')),
                ('until', models.DateField(blank=True, null=True, verbose_name='마지막 날')),
                ('ended_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='앞당겨 끝낸 때')),
                ('granted_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('ended_at', None), ('until', None)), fields=('person', 'government', 'role'), name='one_open_part_of_a_kind'), models.CheckConstraint(condition=models.Q(('until', None), ('until__gte', models.F('since')), _connector='OR'), name='part_ends_after_it_begins')],
            },
        ),
        migrations.CreateModel(
            name='ResidenceProof',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='residence_proofs', to=settings.AUTH_USER_MODEL)),
                ('government', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.government')),
                ('area', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.area', verbose_name='동네')),
                ('method', models.CharField(choices=[('declared', '본인이 밝힘'), ('oidc', '다른 기관 로그인'), ('code', '우편 참여번호'), ('roll', '명부에서 가져옴'), ('desk', '창구에서 확인'), ('shared', '행정정보 공동이용')], max_length=10, verbose_name='확인한 방법')),
                ('kind', models.CharField(choices=[('registered', '주민등록이 있는 주민'), ('foreigner', '외국인등록을 한 주민'), ('worker', '직장이 있는 사람'), ('student', '학교에 다니는 사람'), ('daily_life', '생활권자')], max_length=12, verbose_name='어떻게 이곳 사람인지')),
                ('checked_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('proved_at', models.DateTimeField(default=madang.base.clock.now, verbose_name='확인한 때')),
                ('expires_at', models.DateTimeField(blank=True, null=True, verbose_name='끝나는 때')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('expires_at', None), ('expires_at__gt', models.F('proved_at')), _connector='OR'), name='residence_expires_later'), models.CheckConstraint(condition=models.Q(models.Q(('method', 'desk'), _negated=True), ('checked_by__isnull', False), _connector='OR'), name='a_desk_check_has_an_officer')],
            },
        ),
    ]
