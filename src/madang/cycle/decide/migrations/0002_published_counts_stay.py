from django.db import migrations

from madang.base.record.append_only import append_only
from madang.cycle.decide.stays import stays

OF_A_PUBLISHED_COUNT = "EXISTS (SELECT 1 FROM decide_count WHERE id = {}.count_id AND published_at IS NOT NULL)"
OF_A_COUNTED_POLL = "EXISTS (SELECT 1 FROM decide_count WHERE poll_id = {}.poll_id)"
LINE_OF_A_COUNTED_POLL = (
    "EXISTS (SELECT 1 FROM decide_sheet JOIN decide_count ON decide_count.poll_id = decide_sheet.poll_id "
    "WHERE decide_sheet.id = {}.sheet_id)"
)


class Migration(migrations.Migration):
    dependencies = [("decide", "0001_initial")]
    operations = [
        stays(
            "decide_count",
            "a published count stays",
            insert="EXISTS (SELECT 1 FROM decide_count WHERE published_at IS NOT NULL "
            "AND (id = NEW.id OR poll_id = NEW.poll_id))",
            update="OLD.published_at IS NOT NULL",
            delete="OLD.published_at IS NOT NULL",
        ),
        stays(
            "decide_verdict",
            "a published verdict stays",
            insert=OF_A_PUBLISHED_COUNT.format("NEW") + " OR EXISTS (SELECT 1 FROM decide_verdict "
            "JOIN decide_count ON decide_count.id = decide_verdict.count_id WHERE decide_count.published_at IS NOT NULL "
            "AND (decide_verdict.id = NEW.id OR decide_verdict.option_id = NEW.option_id))",
            update=OF_A_PUBLISHED_COUNT.format("OLD"),
            delete=OF_A_PUBLISHED_COUNT.format("OLD"),
        ),
        stays(
            "decide_check",
            "a check that ended stays",
            insert="EXISTS (SELECT 1 FROM decide_check WHERE id = NEW.id)",
            update="OLD.ended_at IS NOT NULL",
            delete=OF_A_PUBLISHED_COUNT.format("OLD"),
        ),
        stays(
            "decide_sheet",
            "a sheet that was counted stays",
            insert=OF_A_COUNTED_POLL.format("NEW"),
            update=OF_A_COUNTED_POLL.format("OLD"),
            delete=OF_A_COUNTED_POLL.format("OLD"),
        ),
        stays(
            "decide_sheetline",
            "a sheet that was counted stays",
            insert=LINE_OF_A_COUNTED_POLL.format("NEW"),
            update=LINE_OF_A_COUNTED_POLL.format("OLD"),
            delete=LINE_OF_A_COUNTED_POLL.format("OLD"),
        ),
        append_only("decide_resolution", ("count_id",)),
        append_only("decide_decision", ("option_id",)),
    ]
