"""Read a list of fields and sectors (분야, 부문) from CSV, as the seed has it: level,code,name_ko,name_en,parent_code,source."""

from django.utils.translation import gettext as _

from .models import Classification, ClassificationLevel
from .reading import Reading, Row, rows_in

COLUMNS = {
    "level": ("level", "단계"),
    "code": ("code", "코드"),
    "name": ("name_ko", "이름"),
    "name_en": ("name_en", "영문이름"),
    "field_code": ("parent_code", "분야코드"),
    "source": ("source", "출처"),
    "note": ("note", "비고"),
}
MUST = ("level", "code", "name", "source")
LONGEST = {"code": 6, "name": 60, "name_en": 80, "source": 200}
LEVELS = {
    "분야": ClassificationLevel.FIELD, "부문": ClassificationLevel.SECTOR,
    **{str(level): level for level in ClassificationLevel},
}  # fmt: skip


def read_classification(data: bytes, since: int) -> Reading:
    """`lines` are rows not kept yet; every sector belongs to a field of the same file."""
    reading, rows = Reading(), []
    seen: set[tuple] = set()
    for row in rows_in(data, COLUMNS, MUST, reading):
        level = row.one_of("level", LEVELS, _("분야 또는 부문이어야 합니다."))
        for name, most in LONGEST.items():
            if len(row[name]) > most:
                row.say(name, _("%(most)s자까지 적을 수 있습니다.") % {"most": most})
        if (level, row["code"]) in seen:
            row.say("code", _("같은 코드가 두 번 있습니다."))
        seen.add((level, row["code"]))
        rows.append((row, level))
    for row, level in rows:
        _check_field(row, level, seen)
        said = {name: row[name] for name in ("code", "name", "name_en", "field_code", "source")}
        if row.sound:
            reading.lines.append(Classification(since=since, level=level, **said))
    return reading


def _check_field(row: Row, level: ClassificationLevel | None, seen: set[tuple]) -> None:
    if level == ClassificationLevel.SECTOR and (ClassificationLevel.FIELD, row["field_code"]) not in seen:
        row.say("field_code", _("이 파일에 없는 분야입니다."))
    if level == ClassificationLevel.FIELD and row["field_code"]:
        row.say("field_code", _("분야는 다른 분야에 들지 않습니다."))
