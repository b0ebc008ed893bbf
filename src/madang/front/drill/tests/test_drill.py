"""T-V5: the drill holds; and it fails, by name, where somebody lies."""

import os
import subprocess
import sys

import pytest
from django.db import connection

from madang.front.drill import Failed
from madang.front.drill.outside import Holders

DRILL = [sys.executable, "-m", "madang", "drill"]


def drilled(folder, *words):
    """On SQLite, in a folder of its own."""
    gone = ("DATABASE_URL", "MADANG_KEYS")
    env = {name: value for name, value in os.environ.items() if name not in gone}
    own = {"MADANG_VAR": str(folder), "PYTHONPATH": os.pathsep.join(sys.path), "PYTHONUTF8": "1"}
    env |= own | {"DJANGO_SETTINGS_MODULE": "madang.config.settings"}
    return subprocess.run([*DRILL, *words], env=env, capture_output=True, text=True)


@pytest.mark.skipif(connection.vendor != "sqlite", reason="the drill has a database of its own")
def test_a_small_drill_holds_and_a_second_one_wants_an_empty_database(tmp_path):
    run = drilled(tmp_path, "--web", "30", "--kiosk", "6", "--paper", "10")
    assert run.returncode == 0, run.stdout[-500:] + run.stderr[-3000:]
    assert "all found and named" in run.stdout
    assert "the drill held" in run.stdout
    assert "needs an empty database" in drilled(tmp_path).stderr


@pytest.mark.long
def test_the_whole_drill_holds(tmp_path):
    """1,000 on screen, 100 at a terminal, 200 on paper, 20 disputes."""
    run = drilled(tmp_path)
    print(run.stdout)
    assert run.returncode == 0, run.stderr[-3000:]


def test_a_share_that_somebody_changed_opens_nothing_and_is_named(tmp_path):
    """The negative control."""
    holders = Holders(tmp_path)
    holders.make_key("vote.drill/2027/city")
    share = tmp_path / "key/share-2.txt"
    rows = share.read_text().splitlines()
    rows[-1] = rows[-1][:-1] + ("A" if rows[-1][-1] != "A" else "B")
    share.write_text("\n".join(rows))
    with pytest.raises(Failed, match="shares"):
        holders.seal("shares", "key/key.json", *holders._shares(1, 2, 3))
