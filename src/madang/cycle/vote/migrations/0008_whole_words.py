"""An option keeps all the words that people read before they chose, and its proposal is held as it stands."""

from django.db import migrations, models

from madang.base.record.one_way import one_way

A_FROZEN_PAPER = "EXISTS (SELECT 1 FROM vote_poll WHERE id = {}.poll_id AND manifest_digest <> '')"
WORDS = ("problem", "idea", "effect", "place")
AS_BEFORE = ("poll_id", "proposal_id", "code", "title", "cost", "area_id")


def keep_option(*constant):
    return one_way(
        "vote_option",
        constant=constant,
        once=A_FROZEN_PAPER.format("OLD"),
        insert=A_FROZEN_PAPER.format("NEW"),
        delete=A_FROZEN_PAPER.format("OLD"),
    )


def fill(apps, schema_editor):
    """Papers of before: their proposals' words as they are now, and from now on those stay."""
    options = apps.get_model("vote", "Option").objects.select_related("proposal", "poll")
    for option in options.iterator(500):
        for name in WORDS:
            setattr(option, name, getattr(option.proposal, name))
        option.save(update_fields=WORDS)
        standing = apps.get_model("propose", "Proposal").objects.filter(pk=option.proposal_id, held_at=None)
        standing.filter(state__in=["eligible", "modified"]).update(held_at=option.poll.made_at)


before, after = keep_option(*AS_BEFORE), keep_option(*AS_BEFORE, *WORDS)


class Migration(migrations.Migration):
    dependencies = [("propose", "0008_held"), ("vote", "0007_objections_and_declarations")]
    operations = [
        migrations.RunPython(before.reverse_code, before.code),
        *(
            migrations.AddField("option", name, models.TextField(blank=True, default=""))
            for name in ("problem", "idea", "effect")
        ),
        migrations.AddField("option", "place", models.CharField(blank=True, default="", max_length=120)),
        migrations.RunPython(fill, migrations.RunPython.noop),
        after,
    ]
