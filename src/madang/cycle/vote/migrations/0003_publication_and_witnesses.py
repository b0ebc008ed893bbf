"""Witnesses of a government's boards, and what was published; the database refuses to change the latter."""

import django.db.models.deletion
from django.db import migrations, models

from madang.base.record.append_only import append_only


class Migration(migrations.Migration):

    dependencies = [
        ('places', '0002_korea'),
        ('vote', '0002_ballots_stay'),
    ]

    operations = [
        migrations.CreateModel(
            name='Publication',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('tally', models.TextField()),
                ('counts', models.TextField()),
                ('openings', models.TextField()),
                ('sample', models.TextField(blank=True, default='')),
                ('at', models.DateTimeField()),
                ('poll', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='publication', to='vote.poll')),
            ],
        ),
        migrations.CreateModel(
            name='Witness',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=120, verbose_name='지켜보는 이')),
                ('key', models.CharField(max_length=300, verbose_name='공개 열쇠')),
                ('address', models.URLField(blank=True, default='', verbose_name='서버 주소')),
                ('since', models.DateTimeField()),
                ('ended_at', models.DateTimeField(null=True)),
                ('government', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.government')),
            ],
            options={
                'ordering': ['name'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('ended_at', None)), fields=('government', 'name'), name='a_witness_once_a_government')],
            },
        ),
        append_only("vote_publication", ("poll_id",)),
    ]
