import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from madang.base.record.append_only import append_only
from madang.base.record.at_once import AtOnce
from madang.base.record.one_way import one_way


class Migration(migrations.Migration):
    dependencies = [
        ("convene", "0002_what_stays"),
        ("execute", "0003_extracts"),
        ("people", "__first__"),
        ("places", "0002_korea"),
        ("plan", "0002_published_plans_stay"),
        ("review", "0002_what_was_signed_stays"),
    ]

    operations = [
        AtOnce(
            operations=[
                migrations.CreateModel(
                    name="CheckItem",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("order", models.PositiveSmallIntegerField(verbose_name="차례")),
                        ("words", models.CharField(max_length=200, verbose_name="살펴볼 것")),
                        ("dropped_at", models.DateTimeField(null=True)),
                        (
                            "cycle",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="plan.cycle"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["cycle", "order"],
                        "constraints": [
                            models.UniqueConstraint(fields=("cycle", "order"), name="check_items_are_in_order")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Sighting",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("number", models.PositiveSmallIntegerField()),
                        ("place", models.CharField(max_length=120, verbose_name="어디인가요")),
                        ("words", models.TextField(max_length=1000, verbose_name="무엇을 보셨나요")),
                        ("at", models.DateTimeField()),
                        ("due_on", models.DateField()),
                        ("answer", models.TextField(blank=True, max_length=1000, verbose_name="부서의 답")),
                        ("answered_at", models.DateTimeField(null=True)),
                        (
                            "answered_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "work",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="sightings", to="execute.work"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["work", "number"],
                        "constraints": [
                            models.UniqueConstraint(fields=("work", "number"), name="sightings_are_numbered_once"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("answer", ""), ("answered_at", None)),
                                    models.Q(models.Q(("answer", ""), _negated=True), ("answered_at__isnull", False)),
                                    _connector="OR",
                                ),
                                name="an_answered_sighting_says_when",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Visit",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("number", models.PositiveSmallIntegerField()),
                        ("day", models.DateField(verbose_name="다녀온 날")),
                        ("people", models.PositiveSmallIntegerField(verbose_name="다녀온 사람 수")),
                        ("words", models.TextField(max_length=2000, verbose_name="살펴본 것")),
                        ("wants", models.TextField(blank=True, max_length=1000, verbose_name="고쳐 달라고 하는 것")),
                        ("at", models.DateTimeField()),
                        ("due_on", models.DateField(null=True)),
                        ("answer", models.TextField(blank=True, max_length=1000, verbose_name="부서의 답")),
                        ("answered_at", models.DateTimeField(null=True)),
                        (
                            "answered_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "body",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="convene.body",
                                verbose_name="다녀온 모임",
                            ),
                        ),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "work",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="visits", to="execute.work"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["work", "number"],
                        "constraints": [
                            models.UniqueConstraint(fields=("work", "number"), name="visits_are_numbered_once"),
                            models.CheckConstraint(
                                condition=models.Q(("people__gte", 1), models.Q(("words", ""), _negated=True)),
                                name="a_visit_says_what_was_seen",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("due_on", None), ("wants", "")),
                                    models.Q(models.Q(("wants", ""), _negated=True), ("due_on__isnull", False)),
                                    _connector="OR",
                                ),
                                name="what_a_visit_asks_is_due",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("answer", ""), ("answered_at", None)),
                                    models.Q(models.Q(("answer", ""), _negated=True), ("answered_at__isnull", False)),
                                    _connector="OR",
                                ),
                                name="an_answered_visit_says_when",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Mark",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "found",
                            models.CharField(
                                choices=[
                                    ("good", "잘됨"),
                                    ("partly", "아쉬움"),
                                    ("bad", "고쳐야 함"),
                                    ("unseen", "볼 수 없었음"),
                                ],
                                max_length=6,
                            ),
                        ),
                        ("words", models.CharField(blank=True, max_length=300, verbose_name="덧붙이는 말")),
                        (
                            "item",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="execute.checkitem"
                            ),
                        ),
                        (
                            "visit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="marks", to="execute.visit"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["visit", "item__order"],
                        "constraints": [
                            models.UniqueConstraint(fields=("visit", "item"), name="one_mark_an_item"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("found", "bad"), _negated=True),
                                    models.Q(("words", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="what_is_bad_is_described",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="WasteReport",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("fiscal_year", models.PositiveSmallIntegerField(verbose_name="회계연도")),
                        ("number", models.PositiveSmallIntegerField()),
                        ("place", models.CharField(blank=True, max_length=120, verbose_name="어디")),
                        (
                            "words",
                            models.TextField(blank=True, max_length=3000, verbose_name="무엇이 낭비라고 보시나요"),
                        ),
                        ("received_on", models.DateField(verbose_name="받은 날")),
                        ("due_on", models.DateField(verbose_name="답할 날")),
                        ("handed", models.TextField(blank=True, max_length=2000, verbose_name="부서에 넘기는 말")),
                        (
                            "outcome",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("mended", "고쳤습니다"),
                                    ("will_mend", "고치겠습니다"),
                                    ("inquiry", "감사나 조사를 맡겼습니다"),
                                    ("no_waste", "낭비가 아닌 것으로 보았습니다"),
                                    ("elsewhere", "맡은 기관으로 보냈습니다"),
                                ],
                                max_length=9,
                                verbose_name="결과",
                            ),
                        ),
                        ("reply", models.TextField(blank=True, max_length=2000, verbose_name="신고한 분께 드리는 답")),
                        (
                            "outcome_words",
                            models.TextField(blank=True, max_length=1000, verbose_name="모두에게 알리는 결과"),
                        ),
                        ("answered_at", models.DateTimeField(null=True)),
                        ("receipt", models.CharField(max_length=64, unique=True)),
                        ("forgotten_at", models.DateTimeField(null=True)),
                        (
                            "answered_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "government",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="places.government"
                            ),
                        ),
                        (
                            "office",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="review.office",
                                verbose_name="답할 부서",
                            ),
                        ),
                        (
                            "work",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="execute.work",
                                verbose_name="어느 사업",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["government_id", "-fiscal_year", "-number"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("government", "fiscal_year", "number"), name="waste_is_numbered_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("answered_at", None), ("outcome", "")),
                                    models.Q(
                                        ("answered_at__isnull", False),
                                        models.Q(("outcome", ""), _negated=True),
                                        models.Q(("outcome_words", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="an_answered_report_says_what_came_of_it",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("forgotten_at", None), models.Q(("words", ""), _negated=True)),
                                    models.Q(
                                        ("forgotten_at__isnull", False), ("handed", ""), ("reply", ""), ("words", "")
                                    ),
                                    _connector="OR",
                                ),
                                name="what_is_forgotten_about_waste_is_gone",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="WasteLook",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "what",
                            models.CharField(
                                choices=[("words", "신고한 글과 사진"), ("reporter", "신고한 사람")],
                                max_length=8,
                                verbose_name="본 것",
                            ),
                        ),
                        (
                            "why",
                            models.CharField(
                                choices=[
                                    ("handle", "신고를 살펴 부서에 넘기려고"),
                                    ("ask_back", "신고한 분께 더 여쭈려고"),
                                    ("reply", "답을 전하려고"),
                                    ("reward", "포상금을 드리려고"),
                                    ("court", "법원이나 감사기관이 요구하여"),
                                ],
                                max_length=8,
                                verbose_name="까닭",
                            ),
                        ),
                        ("at", models.DateTimeField()),
                        ("office", models.CharField(blank=True, max_length=80)),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "report",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="looks",
                                to="execute.wastereport",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["report", "pk"],
                    },
                ),
                migrations.CreateModel(
                    name="WasteReporter",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("name", models.CharField(blank=True, max_length=60, verbose_name="이름")),
                        ("contact", models.CharField(blank=True, max_length=120, verbose_name="연락처")),
                        ("consent_at", models.DateTimeField()),
                        (
                            "person",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "report",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="reporter",
                                to="execute.wastereport",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("person__isnull", False), models.Q(("contact", ""), _negated=True), _connector="OR"
                                ),
                                name="a_reporter_can_be_reached",
                            )
                        ],
                    },
                ),
            ],
        ),
        append_only("execute_mark", ("visit_id", "item_id")),
        append_only("execute_wastelook"),
        one_way(
            "execute_checkitem",
            constant=["cycle_id", "words"],
            update="OLD.dropped_at IS NOT NULL",
        ),
        one_way(
            "execute_visit",
            constant=["work_id", "number", "body_id", "day", "people", "words", "wants", "at", "by_id", "due_on"],
            update="OLD.answer <> '' AND OLD.answer <> NEW.answer",
            insert="EXISTS (SELECT 1 FROM execute_visit t WHERE t.id = NEW.id OR (t.work_id = NEW.work_id AND t.number = NEW.number))",
        ),
        one_way(
            "execute_sighting",
            constant=["work_id", "number", "person_id", "place", "words", "at", "due_on"],
            update="OLD.answer <> '' AND OLD.answer <> NEW.answer",
            insert="EXISTS (SELECT 1 FROM execute_sighting t WHERE t.id = NEW.id OR (t.work_id = NEW.work_id AND t.number = NEW.number))",
        ),
        one_way(
            "execute_wastereport",
            constant=["government_id", "fiscal_year", "number", "received_on", "due_on", "receipt"],
            update="(NEW.words <> OLD.words AND NEW.words <> '') OR (OLD.outcome <> '' AND (NEW.outcome <> OLD.outcome "
            "OR NEW.outcome_words <> OLD.outcome_words))",
            insert="EXISTS (SELECT 1 FROM execute_wastereport t WHERE t.id = NEW.id OR t.receipt = NEW.receipt "
            "OR (t.government_id = NEW.government_id AND t.fiscal_year = NEW.fiscal_year AND t.number = NEW.number))",
        ),
    ]
