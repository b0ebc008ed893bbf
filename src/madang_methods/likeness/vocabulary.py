"""What is known about words of proposals: which mean the same, which say for whom and where, which say nothing.

Our own lists of everyday and official Korean. They can grow; the labelled titles in `tests/titles.tsv` tell whether it helped.
"""

# For whom, where and when: two wishes for the park are alike only if they want the same thing there. These count half.
_FOR_WHOM_AND_WHERE = (
    "어르신 청년 어린이 청소년 장애인 초등학생 가정 가족 여성 학교 초등학교 공원 시장 골목 경로당 주민센터 센터 도서관 버스 도로 길 "
    "거리 역 지하철역 야간 낮 여름 여름철 겨울 봄 가을 무료 공공 공영 마을버스 전통"
)

# What nearly every proposal says, and so tells none apart.
_COMMON = (
    "설치 조성 지원 사업 운영 확대 추가 요청 추진 개선 마련 필요 관리 구축 활성화 제공 실시 시행 만들기 주세요 "
    "주다 하다 되다 있다 없다 만들다 놓다 달다 늘리다 바꾸다 두다 쓰다 위하다 가다 오다 보다 내다 교체 신설 제안 우리 동네 마을 "
    "주민 위한 위해 것 곳 수 등 및 좀 더 해 앞 안 내"
)


def same(word: str) -> str:
    """The word that stands for all of its meaning.

    >>> same("유모차"), same("노인"), same("드론")
    ('유아차', '어르신', '드론')
    """
    return _SAME.get(word, word)


def weight(word: str) -> float:
    """How much it tells about what is wished.

    >>> weight("공원"), weight("소화기")
    (0.5, 1.0)
    """
    return 0.5 if word in FOR_WHOM_AND_WHERE else 1.0


# One line a meaning; the first word stands for the others, so that 유모차 and 유아차 meet.
_LINES = """
어르신 노인 고령자 시니어 실버
유아차 유모차
독거 홀몸 홀로 혼자
반려견 강아지 애견 개
어린이 아이 아동
카메라 cctv 씨씨티비
횡단보도 건널목
하천 천변 개천 냇가
산책로 산책길
조명 가로등 보안등 불
보도 인도
통학로 등굣길 하굣길 등하굣길
쉼터 휴게소 휴게실 휴식처
주방 부엌
가게 상점 점포
전화 휴대전화 휴대폰 핸드폰 스마트폰
키오스크 무인주문기
에어컨 냉방기
시장 재래시장 전통시장
불법촬영 몰래카메라 몰카
정류장 정류소
골목 골목길
교실 교육 수업 강좌 강의 배움
보관대 거치대
월세 방세
주민센터 동사무소 행정복지센터
비탈 언덕 오르막 비탈길 언덕길 경사
금연 담배 흡연
수리 고치다 보수 정비 수선
새다 누수
야간 밤 저녁
점검 살피다
쓰레기 폐기물
화단 꽃밭
공터 빈터 유휴지
체육관 실내체육관
청년 젊은이
"""
SAME = {word: line.split()[0] for line in _LINES.strip().splitlines() for word in line.split()}
_SAME = {word: line.split()[0] for line in _LINES.strip().splitlines() for word in line.split()}
FOR_WHOM_AND_WHERE = frozenset(_FOR_WHOM_AND_WHERE.split())
COMMON = frozenset(_COMMON.split())
