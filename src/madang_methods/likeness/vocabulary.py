"""What is known about words of proposals: which mean the same, which say for whom and where, which say nothing.

Our own lists of everyday and official Korean. They can grow; the labelled titles in `tests/titles.tsv` tell whether it helped.
"""

# For whom, where, when, in what manner: two wishes for the park are alike if they want the same thing there. Half weight.
_FOR_WHOM_AND_WHERE = (
    "어르신 청년 어린이 청소년 장애인 초등학생 가정 가족 여성 학교 초등학교 공원 시장 골목 경로당 주민센터 센터 도서관 버스 도로 길 "
    "거리 역 지하철역 야간 낮 여름 여름철 겨울 봄 가을 무료 공공 공영 마을버스 전통 임산부 아기 이주민 아파트 광장 하천 산책로 "
    "등산로 복지관 교실 안전 건강 나눔 방문 도우미"
)

# What nearly every proposal says, and so tells none apart.
_COMMON = (
    "설치 조성 지원 사업 운영 확대 추가 요청 추진 개선 마련 필요 관리 구축 활성화 제공 실시 시행 만들기 주세요 "
    "주다 하다 되다 있다 없다 만들다 놓다 달다 늘리다 바꾸다 두다 쓰다 위하다 가다 오다 보다 내다 교체 신설 제안 우리 동네 마을 "
    "주민 위한 위해 것 곳 수 등 및 좀 더 해 앞 안 내 다시 다 같다 때 새 많다 크다 작다 좋다 대책 시설 공간 물품 용품 활동 서비스 "
    "프로그램 확충 보급 개설 이용 사용 활용 대상 주변 일대 인근 편하다 편리"
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
아기 영유아 유아 신생아
임산부 임신부 산모
청년 젊은이
이주민 다문화 외국인
수어 수화
카메라 cctv 씨씨티비
불법촬영 몰래카메라 몰카
비상벨 안심벨
횡단보도 건널목
정류장 정류소
보도 인도
통학로 등굣길 하굣길 등하굣길
골목 골목길
비탈 언덕 오르막 비탈길 언덕길 경사
하천 천변 개천 냇가 하천변
산책로 산책길
등산로 산길
주차 주차장
표지판 안내판 이정표
울타리 펜스
담장 담벼락
배수구 하수구 빗물받이
침수 홍수 물난리
폭염 무더위 더위
한파 추위
조명 가로등 보안등 불 밝히다
어둡다 캄캄하다
의자 벤치
쉼터 휴게소 휴게실 휴식처
승강기 엘리베이터
에어컨 냉방기
난방 보일러
키오스크 무인주문기
전화 휴대전화 휴대폰 핸드폰 스마트폰
와이파이 무선인터넷
컴퓨터 pc
애플리케이션 앱 어플
주방 부엌
식사 급식 끼니 밥 도시락
반찬 음식
가게 상점 점포
시장 재래시장 전통시장
서점 책방
책 도서
꽃밭 화단 꽃길 꽃
텃밭 농장
공터 빈터 유휴지
체육관 실내체육관
운동 체육
월세 방세
주민센터 동사무소 행정복지센터 동주민센터
보관대 거치대
건전지 폐건전지
쓰레기 폐기물
버리다 투기
수거 모으다 수집
무단 몰래
악취 냄새
금연 담배 흡연
방역 소독
세탁 빨래
이발 미용 머리
대여 빌리다 대여소 빌려주다
배달 배송
교실 교육 수업 강좌 강의 배움 배우다 가르치다
상담 심리
취업 재취업 구직 일자리
돌봄 보육 돌보다
방문 찾아가다 찾아오다
도우미 돕다
안부 살피다
점검 검사
수리 고치다 보수 정비 수선
노후 낡다 오래되다 녹슬다
고장 부서지다 망가지다
청소 청결 깨끗하다
심다 식재
나눔 나누다
축제 잔치
야간 밤 저녁 심야
무료 공짜
새다 누수
미끄럽다 미끄럼
"""
_SAME = {word: line.split()[0] for line in _LINES.strip().splitlines() for word in line.split()}
FOR_WHOM_AND_WHERE = frozenset(_FOR_WHOM_AND_WHERE.split())
COMMON = frozenset(_COMMON.split())
