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
            name='Upload',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('government', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.government')),
                ('subject', models.CharField(max_length=60)),
                ('uploaded_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('created_at', models.DateTimeField(default=madang.base.clock.now, editable=False)),
                ('kind', models.CharField(choices=[('picture', '사진'), ('attachment', '첨부 파일')], max_length=10)),
                ('is_public', models.BooleanField(default=True, verbose_name='누구나 볼 수 있음')),
                ('digest', models.CharField(max_length=64)),
                ('size', models.PositiveIntegerField(help_text='bytes', verbose_name='크기')),
                ('content_type', models.CharField(max_length=80)),
                ('original_name', models.CharField(max_length=100, verbose_name='파일 이름')),
                ('alt', models.CharField(blank=True, max_length=300, verbose_name='사진 설명')),
                ('width', models.PositiveSmallIntegerField(null=True)),
                ('height', models.PositiveSmallIntegerField(null=True)),
            ],
            options={
                'ordering': ['created_at', 'pk'],
                'indexes': [models.Index(fields=['government', 'digest'], name='uploads_by_content'), models.Index(fields=['government', 'subject'], name='uploads_about_a_thing')],
                'constraints': [models.CheckConstraint(condition=models.Q(('kind', 'attachment'), models.Q(('alt__gt', ''), ('height__gt', 0), ('width__gt', 0)), _connector='OR'), name='a_picture_has_words_and_a_size'), models.CheckConstraint(condition=models.Q(('size__gt', 0)), name='an_upload_is_not_empty')],
            },
        ),
    ]
