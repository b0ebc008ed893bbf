"""Words that often stand in proposals which a rule excludes. They make us ask, never answer."""

from .reasons import Exclusion

# Without spaces, as the text is searched. Short words that stand inside others are left out.
HINTS: dict[Exclusion, tuple[str, ...]] = {
    Exclusion.NO_BUDGET: ("단속", "신고", "과태료", "벌금", "불법주차", "불법주정차", "층간소음", "민원을", "처벌"),
    Exclusion.NOT_OURS: ("국도", "고속도로", "지하철", "철도", "경찰", "우체국", "교육청", "한국전력", "국립공원"),
    Exclusion.RUNNING_COST: ("인건비", "운영비", "월급", "급여", "수당을"),
    Exclusion.LAND: ("토지매입", "부지매입", "땅을사", "건물을사", "임대보증금", "전세금"),
    Exclusion.ROUTINE: ("cctv", "가로등교체", "보도블록교체", "도로보수", "포트홀", "아스팔트"),
    Exclusion.OUTSOURCED: ("민간위탁", "위탁운영"),
    Exclusion.EVENT: ("축제", "콘서트", "체육대회", "음악회", "페스티벌"),
    Exclusion.POLITICAL: ("선거운동", "정당", "교회", "성당", "사찰", "선교"),
    Exclusion.PRIVATE_GAIN: ("우리가게", "우리집앞", "우리집대문", "우리회사", "옆집"),
    Exclusion.SEVERAL_YEARS: ("지하철역신설", "다년간", "해마다"),
}
