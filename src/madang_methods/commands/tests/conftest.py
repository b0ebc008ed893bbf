"""A small town's file: 100 won, four projects, three voters."""

from pathlib import Path

import pytest

FILE = """META
key;value
description;Haeoreum
budget;100
vote_type;approval
rule;greedy
currency;KRW
PROJECTS
project_id;cost;name;selected
1;60;Park;1
2;70;Road;0
3;30;Bench;1
4;10;Lamp;0
VOTES
voter_id;vote
a;1,2
b;1,2,3
c;1
"""


@pytest.fixture
def file(tmp_path: Path) -> str:
    (tmp_path / "haeoreum.pb").write_text(FILE, encoding="utf-8")
    return str(tmp_path / "haeoreum.pb")
