import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import madang.base.clock


class Migration(migrations.Migration):
    dependencies = [
        ("documents", "0001_making"),
        ("files", "0001_initial"),
        ("places", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
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
    ]
