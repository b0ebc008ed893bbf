import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from madang.base.record.append_only import append_only
from madang.base.record.at_once import AtOnce


class Migration(migrations.Migration):

    dependencies = [
        ('budget', '0004_legal_days'),
        ('execute', '0002_what_was_paid_stays'),
        ('people', '__first__'),
        ('places', '0002_korea'),
    ]

    operations = [
        AtOnce(
            operations=[
                migrations.CreateModel(
                    name='Extract',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('fiscal_year', models.PositiveSmallIntegerField(verbose_name='회계연도')),
                        ('number', models.PositiveSmallIntegerField()),
                        ('origin', models.CharField(choices=[('ehojo', '차세대 지방재정관리시스템(e호조)'), ('lofin', '지방재정365')], max_length=5, verbose_name='어디서 뽑았나')),
                        ('day', models.DateField(verbose_name='기준일')),
                        ('unit', models.PositiveIntegerField(verbose_name='단위')),
                        ('town', models.CharField(blank=True, max_length=10, verbose_name='자치단체 코드')),
                        ('file_name', models.CharField(max_length=200, verbose_name='파일 이름')),
                        ('digest', models.CharField(max_length=64, verbose_name='지문')),
                        ('at', models.DateTimeField(verbose_name='받은 때')),
                        ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('government', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.government')),
                    ],
                    options={
                        'ordering': ['government_id', '-fiscal_year', '-number'],
                        'constraints': [models.UniqueConstraint(fields=('government', 'fiscal_year', 'number'), name='extracts_are_numbered_once'), models.UniqueConstraint(fields=('government', 'fiscal_year', 'digest'), name='an_extract_comes_once'), models.CheckConstraint(condition=models.Q(('unit__in', [1, 1000, 10000, 1000000])), name='an_extract_has_a_unit')],
                    },
                ),
                migrations.CreateModel(
                    name='ExtractRow',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('number', models.PositiveIntegerField(verbose_name='줄')),
                        ('account', models.CharField(blank=True, max_length=40, verbose_name='회계')),
                        ('code', models.CharField(max_length=20, verbose_name='세부사업 코드')),
                        ('item', models.CharField(blank=True, max_length=8, verbose_name='통계목')),
                        ('name', models.CharField(blank=True, max_length=200, verbose_name='세부사업')),
                        ('available', models.PositiveBigIntegerField(null=True, verbose_name='예산현액')),
                        ('compiled', models.PositiveBigIntegerField(null=True, verbose_name='편성액')),
                        ('committed', models.PositiveBigIntegerField(null=True, verbose_name='원인행위액')),
                        ('spent', models.PositiveBigIntegerField(verbose_name='지출액')),
                        ('extract', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='rows', to='execute.extract')),
                    ],
                    options={
                        'ordering': ['extract', 'number'],
                        'constraints': [models.UniqueConstraint(fields=('extract', 'number'), name='one_row_a_number'), models.CheckConstraint(condition=models.Q(('code', ''), _negated=True), name='a_row_has_its_code')],
                    },
                ),
                migrations.CreateModel(
                    name='Fate',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('kind', models.CharField(choices=[('same', '장부와 같음'), ('booked', '장부에 적음'), ('waiting', '살펴야 함'), ('split', '나누어 적음'), ('explained', '까닭을 적음')], max_length=9)),
                        ('why', models.CharField(blank=True, choices=[('no_line', '이 코드의 예산 줄이 없습니다'), ('several', '통계목이 여럿이라 어느 줄인지 알 수 없습니다'), ('unit', '예산현액이 장부와 꼭 천 배나 백만 배 다릅니다. 단위를 살펴 주세요'), ('older', '이보다 뒤의 날을 말하는 추출 자료가 이미 있습니다'), ('less', '장부에 적힌 것보다 적습니다'), ('over', '사업에 남은 돈보다 많이 썼다고 합니다'), ('sources', '재원이 여럿이라 어느 돈인지 알 수 없습니다'), ('projects', '이 줄의 돈이 사업 하나의 돈이 아니어서, 사업마다 얼마인지 알 수 없습니다'), ('budget', '예산현액이 장부와 다릅니다')], max_length=8)),
                        ('ledger_available', models.BigIntegerField(null=True, verbose_name='장부의 예산현액')),
                        ('ledger_spent', models.BigIntegerField(null=True, verbose_name='장부의 지출액')),
                        ('reason', models.CharField(blank=True, max_length=300, verbose_name='까닭')),
                        ('at', models.DateTimeField()),
                        ('booking', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='budget.booking')),
                        ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('line', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='budget.line')),
                        ('row', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='fates', to='execute.extractrow')),
                    ],
                    options={
                        'ordering': ['row', 'pk'],
                        'indexes': [models.Index(fields=['line', 'row'], name='fates_of_a_line')],
                        'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('kind', 'waiting'), models.Q(('why', ''), _negated=True)), models.Q(models.Q(('kind', 'waiting'), _negated=True), ('why', '')), _connector='OR'), name='what_waits_says_why'), models.CheckConstraint(condition=models.Q(models.Q(('kind__in', ['split', 'explained']), _negated=True), models.Q(('reason', ''), _negated=True), _connector='OR'), name='an_officer_says_why'), models.CheckConstraint(condition=models.Q(models.Q(('kind__in', ['booked', 'split']), _negated=True), ('booking__isnull', False), _connector='OR'), name='what_is_booked_is_there')],
                    },
                ),
            ],
        ),
        append_only("execute_extract", ("government_id", "fiscal_year", "number"), ("government_id", "fiscal_year", "digest")),
        append_only("execute_extractrow", ("extract_id", "number")),
        append_only("execute_fate"),
    ]
