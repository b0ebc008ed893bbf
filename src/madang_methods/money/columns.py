"""The columns a won can stand in, with the names of the Korean settlement (지방회계법 시행령 제12조), and where it came from."""

from enum import StrEnum


class Column(StrEnum):
    """The first three are steps on the way to a budget; from BUDGET on they are the columns of the settlement."""

    SELECTED = "selected"  # 선정액: what the residents' assembly asked for
    REQUESTED = "requested"  # 예산요구액: what the department asked for
    BILL = "bill"  # 예산안: what the head of government put before the council
    BUDGET = "budget"  # 예산액: what the council decided, main and supplementary budgets
    CARRIED_IN = "carried_in"  # 전년도이월액
    RESERVE = "reserve"  # 예비비
    MOVED = "moved"  # 전용 등 증감: the one column that may be below nothing
    COMMITTED = "committed"  # 원인행위액
    SPENT = "spent"  # 지출액
    CARRIED_OUT = "carried_out"  # 다음연도이월액


class Source(StrEnum):
    """재원: who pays."""

    NATIONAL = "national"  # 국비
    PROVINCE = "province"  # 시·도비
    MUNICIPAL = "municipal"  # 시·군·구비
    OTHER = "other"  # 기타


AVAILABLE = (Column.BUDGET, Column.CARRIED_IN, Column.RESERVE, Column.MOVED)  # together 예산현액
