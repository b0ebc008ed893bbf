import django.db.models.deletion
import madang.base.clock
import madang.base.record.models
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
            name='Entry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('government', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.government')),
                ('number', models.PositiveBigIntegerField(verbose_name='번호')),
                ('at', models.DateTimeField(default=madang.base.clock.now)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('by_salt', models.CharField(default=madang.base.record.models._salt, max_length=32)),
                ('actor', models.CharField(blank=True, max_length=80, verbose_name='누가')),
                ('subject', models.CharField(max_length=60)),
                ('stage', models.CharField(max_length=12)),
                ('event', models.CharField(max_length=30)),
                ('facts', models.JSONField(default=dict)),
                ('is_public', models.BooleanField(default=True)),
                ('previous', models.CharField(max_length=64)),
                ('digest', models.CharField(max_length=64, unique=True)),
            ],
            options={
                'ordering': ['government', 'number'],
                'indexes': [models.Index(fields=['government', 'subject'], name='entries_about_a_thing')],
                'constraints': [models.UniqueConstraint(fields=('government', 'number'), name='entries_are_numbered_once'), models.UniqueConstraint(fields=('government', 'previous'), name='the_chain_never_forks')],
            },
        ),
    ]
