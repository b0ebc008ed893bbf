"""Extracts as files, for tests: as 지방재정365 writes them and as an office prints them."""

import csv
import io

import xlsxwriter

API = [
    "fyr", "exe_ymd", "laf_cd", "dept_cd", "acnt_dv_cd", "dbiz_cd", "dbiz_nm", "bdg_cash_amt", "cpl_amt", "ep_amt",
]  # fmt: skip
PRINTED = ["회계연도", "세부사업코드", "세부사업명", "통계목", "예산현액", "지출액"]


def api_row(code="360000020270001D", spent=28_400_000, **more) -> list:
    row = {
        "fyr": "2027", "exe_ymd": "20270630", "laf_cd": "90110", "dept_cd": "3610120", "acnt_dv_cd": "100", "dbiz_cd": code,
        "dbiz_nm": "공원 쉼터 만들기", "bdg_cash_amt": 30_000_000, "cpl_amt": 30_000_000, "ep_amt": spent,
    }  # fmt: skip
    return [(row | more)[name] for name in API]


def csv_of(*rows, heading=tuple(API), encoding="utf-8-sig") -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text).writerows([heading, *rows] if heading else rows)
    return text.getvalue().encode(encoding)


def xlsx_of(*rows, heading=tuple(API), merged: str = "") -> bytes:
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True})
    sheet = book.add_worksheet()
    for number, row in enumerate([heading, *rows] if heading else rows):
        sheet.write_row(number, 0, row)
    if merged:
        sheet.merge_range(merged, "360000020270001D")
    book.close()
    return file.getvalue()
