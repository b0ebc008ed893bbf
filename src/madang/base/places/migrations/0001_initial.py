import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Government',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.SlugField(blank=True, max_length=40, null=True, unique=True, verbose_name='주소 이름')),
                ('name', models.CharField(max_length=60, verbose_name='이름')),
                ('name_en', models.CharField(blank=True, max_length=80, verbose_name='영문 이름')),
                ('tier', models.CharField(choices=[('national', '중앙행정기관'), ('province', '시·도'), ('municipality', '시·군·구')], max_length=12, verbose_name='구분')),
                ('kind', models.CharField(blank=True, help_text='특별시, 자치구, 군 …', max_length=20, verbose_name='종류')),
                ('parent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='municipalities', to='places.government')),
                ('country', models.CharField(default='KR', max_length=2, verbose_name='나라')),
                ('fictional', models.BooleanField(default=False, verbose_name='지어낸 곳')),
                ('code', models.CharField(help_text='시도 2자리, 시군구 5자리', max_length=10, verbose_name='법정동코드 앞자리')),
                ('finance_code', models.CharField(blank=True, max_length=7, verbose_name='지방재정365 코드')),
                ('office_code', models.CharField(blank=True, max_length=7, verbose_name='기관코드')),
                ('valid_from', models.DateField(blank=True, null=True, verbose_name='쓰기 시작한 날')),
                ('valid_to', models.DateField(blank=True, null=True, verbose_name='마지막으로 쓴 날')),
                ('currency', models.CharField(default='KRW', max_length=3, verbose_name='통화')),
                ('time_zone', models.CharField(default='Asia/Seoul', max_length=40, verbose_name='시간대')),
                ('language', models.CharField(default='ko', max_length=10, verbose_name='기본 언어')),
                ('population', models.PositiveIntegerField(blank=True, null=True, verbose_name='인구')),
                ('accent', models.CharField(default='blue', max_length=12, verbose_name='강조색')),
                ('emblem', models.CharField(default='sunrise', max_length=12, verbose_name='상징 그림')),
                ('phone', models.CharField(blank=True, max_length=30, verbose_name='도움 전화')),
                ('shows_masthead', models.BooleanField(default=False, verbose_name='공식 전자정부 누리집 표시')),
                ('successors', models.ManyToManyField(blank=True, related_name='predecessors', to='places.government')),
            ],
            options={
                'ordering': ['code', 'valid_from'],
                'constraints': [models.UniqueConstraint(fields=('country', 'code', 'valid_from'), name='one_government_a_code_at_a_time'), models.UniqueConstraint(condition=models.Q(('valid_from', None)), fields=('country', 'code'), name='one_government_a_code_from_the_start'), models.CheckConstraint(condition=models.Q(('valid_to', None), ('valid_from', None), ('valid_to__gte', models.F('valid_from')), _connector='OR'), name='government_ends_after_it_begins')],
            },
        ),
        migrations.CreateModel(
            name='Area',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('government', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='areas', to='places.government')),
                ('parent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='parts', to='places.area')),
                ('level', models.CharField(choices=[('district', '일반구·행정시'), ('neighbourhood', '읍·면·동')], default='neighbourhood', max_length=14)),
                ('name', models.CharField(max_length=60, verbose_name='이름')),
                ('name_en', models.CharField(blank=True, max_length=80, verbose_name='영문 이름')),
                ('code', models.CharField(blank=True, max_length=10, verbose_name='행정동코드')),
                ('valid_from', models.DateField(blank=True, null=True)),
                ('valid_to', models.DateField(blank=True, null=True)),
                ('population', models.PositiveIntegerField(blank=True, null=True, verbose_name='인구')),
                ('outline', models.JSONField(blank=True, default=list, help_text='rings of [x, y], planar', verbose_name='경계')),
                ('successors', models.ManyToManyField(blank=True, related_name='predecessors', to='places.area')),
            ],
            options={
                'ordering': ['code'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('code', ''), _negated=True), fields=('government', 'code', 'valid_from'), name='one_area_a_code_at_a_time'), models.UniqueConstraint(condition=models.Q(('valid_from', None), models.Q(('code', ''), _negated=True)), fields=('government', 'code'), name='one_area_a_code_from_the_start')],
            },
        ),
        migrations.CreateModel(
            name='Host',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('government', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='hosts', to='places.government')),
                ('name', models.CharField(max_length=120, unique=True)),
            ],
        ),
    ]
