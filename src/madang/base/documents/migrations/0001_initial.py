import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import madang.base.clock
from madang.base.record.at_once import AtOnce


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("files", "0001_initial"),
        ("places", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        AtOnce(
            operations=[
                migrations.CreateModel(
                    name="Making",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("recipe", models.CharField(max_length=150)),
                        ("args", models.JSONField(default=dict)),
                        ("suffix", models.CharField(max_length=5)),
                        ("language", models.CharField(max_length=8)),
                        ("key", models.CharField(max_length=64)),
                        ("asked_at", models.DateTimeField(default=madang.base.clock.now)),
                        ("back", models.CharField(blank=True, max_length=300)),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("waiting", "차례를 기다림"),
                                    ("running", "만드는 중"),
                                    ("done", "다 만듦"),
                                    ("failed", "만들지 못함"),
                                ],
                                default="waiting",
                                max_length=10,
                            ),
                        ),
                        ("percent", models.PositiveSmallIntegerField(default=0)),
                        ("step", models.CharField(blank=True, max_length=100)),
                        ("tries", models.PositiveSmallIntegerField(default=0)),
                        ("seen_at", models.DateTimeField(default=madang.base.clock.now)),
                        ("ended_at", models.DateTimeField(null=True)),
                        ("error", models.CharField(blank=True, max_length=300)),
                        ("document_digest", models.CharField(blank=True, max_length=64)),
                        (
                            "asked_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "file",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="files.upload",
                            ),
                        ),
                        (
                            "government",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="places.government",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("state__in", ["waiting", "running"])),
                                fields=("government", "key"),
                                name="a_document_is_made_once_at_a_time",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("ended_at", None), ("state__in", ["waiting", "running"])),
                                    models.Q(("ended_at__isnull", False), ("state__in", ["done", "failed"])),
                                    _connector="OR",
                                ),
                                name="a_making_that_ended_says_how",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "done"), _negated=True),
                                    models.Q(("file__isnull", False), ("percent", 100)),
                                    _connector="OR",
                                ),
                                name="what_was_made_is_there",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("percent__lte", 100)), name="nothing_is_more_than_made"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Blank",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("document", models.CharField(max_length=60)),
                        ("version", models.PositiveSmallIntegerField()),
                        ("places", models.JSONField(default=dict)),
                        ("kept_at", models.DateTimeField(default=madang.base.clock.now)),
                        ("retired_at", models.DateTimeField(null=True)),
                        (
                            "file",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="files.upload"
                            ),
                        ),
                        (
                            "government",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="places.government"
                            ),
                        ),
                        (
                            "kept_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-version"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("government", "document", "version"), name="a_form_has_its_own_version"
                            ),
                            models.CheckConstraint(condition=models.Q(("version__gte", 1)), name="forms_count_from_one"),
                        ],
                    },
                ),
            ],
        ),
    ]
