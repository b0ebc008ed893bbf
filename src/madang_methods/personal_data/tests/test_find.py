"""What residents write about themselves is found; what a proposal needs is left alone."""

import time
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from madang_methods.personal_data import Kind, find_personal_data, mask

# The part in ⟦ ⟧ is personal.
TRUE = {
    Kind.RESIDENT_NUMBER: [
        "주민번호 ⟦900101-1234567⟧ 입니다",
        "외국인 ⟦850315-5123456⟧",
        "⟦９００１０１　１２３４５６７⟧",
    ],
    Kind.PHONE: [
        "연락 주세요 ⟦010-1234-5678⟧",
        "⟦01012345678⟧로 문자 주세요",
        "⟦010 1234 5678⟧",
        "⟦010.1234.5678⟧",
        "제 번호는 ⟦016-234-5678⟧이에요",
        "⟦+82 10-1234-5678⟧",
        "⟦+821012345678⟧",
        "⟦０１０－１２３４－５６７８⟧",
        "⟦010\u200b-1234-5678⟧",
        "⟦(010)1234-5678⟧",
        "⟦공일공-일이삼사-오육칠팔⟧",
        "⟦공일공 1234 5678⟧",
        "우리 집 ⟦02-123-4567⟧",
        "집 전화는 ⟦031-1234-5678⟧",
        "⟦(032) 123-4567⟧",
        "⟦070-1234-5678⟧",
        "⟦0505-123-4567⟧",
        "⟦064 123 4567⟧",
        "T. ⟦010 - 2222 - 3333⟧",
    ],
    Kind.EMAIL: [
        "⟦ara.kim@example.com⟧으로",
        "메일 ⟦ara_kim+1@mail.example.co.kr⟧",
        "⟦ara골뱅이example.com⟧",
        "⟦ara(at)example.com⟧",
        "⟦Ara@Example.ORG⟧",
        "⟦ara＠example.com⟧",
    ],
    Kind.ACCOUNT: [
        "국민은행 ⟦123456-01-123456⟧ 김아라",
        "농협 ⟦302-1234-5678-91⟧로",
        "계좌번호: ⟦110-123-456789⟧",
        "⟦110-123-456789⟧ (신한)",
        "⟦3333-01-1234567⟧ 카카오뱅크",
        "후원 계좌 ⟦1234567890123⟧",
        "입금은 우체국 ⟦012345-02-123456⟧",
        "토스뱅크 ⟦1000-1234-5678⟧",
    ],
    Kind.CARD: ["카드 ⟦4111-1111-1111-1111⟧", "⟦4111 1111 1111 1111⟧"],
    Kind.DRIVER_LICENCE: ["면허 ⟦11-22-333333-44⟧"],
    Kind.PASSPORT: ["여권번호 ⟦M12345678⟧", "여권은 ⟦M123A4567⟧ 입니다"],
    Kind.PLATE: [
        "⟦12가 3456⟧ 차가 늘 막아요",
        "⟦123나4567⟧",
        "불법주차 ⟦서울 12바 3456⟧",
        "차량 ⟦68허1234⟧",
        "⟦315 서 2024⟧ 흰 차",
        "⟦12\u200b가 3456⟧",
    ],
    Kind.ADDRESS: [
        "저는 ⟦해오름로 12, 101동 1203호⟧에 살아요",
        "⟦해오름로12길 34-5, 302호⟧",
        "⟦햇살아파트 101동 502호⟧",
        "⟦101동 1203호⟧ 할머니 댁",
        "⟦새터동 123-4번지 201호⟧",
        "⟦푸른빌라 302호⟧ 앞",
        "⟦해오름로 12 (새터동) 햇살아파트 3동 502호⟧",
        "⟦솔밭길 7, 지하 102호⟧",
        "⟦행복오피스텔 1507호⟧",
        "⟦강변로 8, 2층 3호⟧",
        "⟦행복동 10-3 반지하 B01호⟧",
        "⟦101-1203호⟧에 살고 있습니다",
    ],
}
FALSE = [
    "예산 3,000,000원",
    "총 1,234,567,890원이 듭니다",
    "3200000000원",
    "2027년 3월 15일부터 2027-12-31까지",
    "2027.03.15. 14:30",
    "해오름시 조례 제1234호",
    "고시 제2026-101호",
    "지방재정법 제39조 제2항",
    "시행령 제46조 2024년 개정",
    "접수번호 27-0412",
    "사업번호 2027-0010-1234",
    "2026-2027-0003",
    "해오름로 12 앞 가로등",
    "해오름로12길 34-5 골목",
    "새터동 123-4번지 공터",
    "101동 앞 놀이터",
    "햇살아파트 101동 뒤편",
    "주민센터 2층 201호 회의실",
    "해오름로 12, 2층 201호 회의실",
    "101동 3호기 승강기",
    "새터동 2호선 역",
    "지하철 2호선과 9호선",
    "대표번호 1588-1234",
    "120 다산콜",
    "112, 119로 신고",
    "구청 공원과 02-123-4567",
    "해오름시청 민원실(031-123-4567)",
    "주민센터 02-1234-5678",
    "park@haeoreum.go.kr",
    "나무 100주 2027년 심기",
    "15조 2500억",
    "10호 2027년",
    "30부 1000권",
    "20회 1500명",
    "가로 12 세로 3456",
    "면적 1234.56㎡",
    "37.566535, 126.977969",
    "위도 37.5665 경도 126.9780",
    "사업자등록번호 123-45-67890",
    "우편번호 03142",
    "ISBN 978-89-1234-567-8",
    "버스 1234번과 02번 마을버스",
    "비율 12:3456",
    "경쟁률 12대 1",
    "전화 상담실 운영",
    "계좌를 열어 3,000,000원을 모았습니다",
    "은행 앞 사거리 2027-10-01부터",
    "우리 마을 10-20대 청소년",
    "국민 1234명 설문",
    "하나 둘 셋 2027",
    "기업 지원 2026-2028",
    "1234-5678-9012-3456",
    "여권 발급 창구 M123",
    "010으로 시작하는 번호",
    "공일공이라는 가게",
    "일이삼사오육칠팔",
    "@해오름 축제",
    "3.1운동 2027.3.1.",
    "국도 12호선 3456m",
    "공고 2026-101호",
    "전화 02-123-4567(시민참여과)",
    "가로등 번호 12가 3456호",
    "주택 100호 공급",
    "매입임대 주택 5호 건립",
    "청사 3동 405호 대회의실",
    "판결 2024누1234",
    "시간당 9860원 월 2060740원",
]


def told(marked):
    text = marked.replace("⟦", "").replace("⟧", "")
    start = marked.index("⟦")
    return text, (start, marked.index("⟧") - 1)


@pytest.mark.parametrize(("kind", "marked"), [(kind, marked) for kind, all in TRUE.items() for marked in all])
def test_it_is_found_where_it_stands(kind, marked):
    text, place = told(marked)
    assert [(found.kind, (found.start, found.end)) for found in find_personal_data(text)] == [(kind, place)]


@pytest.mark.parametrize("text", FALSE)
def test_it_is_left_alone(text):
    assert find_personal_data(text) == []


@pytest.mark.parametrize("marked", [marked for all in TRUE.values() for marked in all])
def test_decomposed_syllables_hide_nothing(marked):
    text, (start, end) = told(marked)
    apart = unicodedata.normalize("NFD", text)
    found = find_personal_data(apart)[0]
    assert unicodedata.normalize("NFC", apart[found.start : found.end]) == unicodedata.normalize("NFC", text[start:end])


@given(st.lists(st.sampled_from([told(marked)[0] for all in TRUE.values() for marked in all] + FALSE), max_size=8))
def test_nothing_is_left_in_a_masked_text(lines):
    assert find_personal_data(mask("\n".join(lines))) == []


@given(st.text(max_size=200))
def test_any_text_is_read(text):
    found = find_personal_data(text)
    assert [one for one in found if not 0 <= one.start < one.end <= len(text)] == []
    assert [one for one, other in pairwise(found) if one.end > other.start] == []


@pytest.mark.parametrize(
    "piece", ["1", "1-", "가로 1", "가", "a@", "a.", "국민 1-", "101동 ", "공일공", "0 1 0 ", "아파트", "12가 "]
)
def test_no_text_takes_its_time(piece):
    """Eight times the text may take eight times as long, and never sixty-four."""
    short, long = (min(_seconds(piece * (size // len(piece))) for _ in range(2)) for size in (5_000, 40_000))
    assert long < 30 * short + 0.5


def _seconds(text):
    begun = time.process_time()
    find_personal_data(text)
    return time.process_time() - begun
