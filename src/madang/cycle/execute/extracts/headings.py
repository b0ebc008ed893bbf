"""What the columns of an extract are called: by the field names of 지방재정365 (QWGJK) and by their Korean headings."""

import re
import unicodedata

UNITS = {"원": 1, "천원": 1_000, "만원": 10_000, "백만원": 1_000_000}
COLUMNS = {
    "year": ("fyr", "회계연도", "회계년도", "연도"),
    "day": ("exe_ymd", "집행일자", "집행일", "기준일자", "기준일"),
    "government": ("laf_cd", "자치단체코드", "지방자치단체코드"),
    "account": ("acnt_dv_cd", "회계구분코드", "회계코드"),
    "account_name": ("acnt_dv_nm", "회계구분", "회계구분명", "회계명", "회계"),
    "office": ("dept_cd", "부서코드"),
    "code": ("dbiz_cd", "세부사업코드"),
    "name": ("dbiz_nm", "세부사업명", "세부사업"),
    "item": ("통계목코드", "통계목", "편성목통계목"),
    "available": ("bdg_cash_amt", "예산현액"),
    "compiled": ("cpl_amt", "편성액", "예산편성액", "예산액"),
    "committed": ("원인행위액", "원인행위금액", "원인행위누계액"),
    "spent": ("ep_amt", "지출액", "지출금액", "지출누계액"),
}
AMOUNTS = ("available", "compiled", "committed", "spent")
NEEDED = ("code", "spent")
KOREAN = {name: known[1] if known[0].isascii() else known[0] for name, known in COLUMNS.items()}
_IN_BRACKETS = re.compile(r"[(\[]([^)\]]*)[)\]]")


def name_of(heading: str) -> str:
    """Which of our columns a heading names, or ""; what stands in brackets is not part of it."""
    bare = _bare(_IN_BRACKETS.sub("", unicodedata.normalize("NFKC", heading)))
    return next((name for name, known in COLUMNS.items() if bare in known), "")


def is_of_the_api(heading: str) -> bool:
    """지방재정365 gives won and does not say so."""
    return _bare(heading) in {known[0] for known in COLUMNS.values() if known[0].isascii()}


def unit_in(text: str) -> int | None:
    """천원 in "지출액(천원)" or "(단위 : 천원)"; None where no unit is said."""
    normal = unicodedata.normalize("NFKC", text)
    for said in [*_IN_BRACKETS.findall(normal), normal if "단위" in normal else ""]:
        bare = _bare(said).replace("단위", "").strip(":：")
        if bare in UNITS:
            return UNITS[bare]
    return None


def _bare(text: str) -> str:
    return re.sub(r"[\s·・]+", "", text).casefold()
