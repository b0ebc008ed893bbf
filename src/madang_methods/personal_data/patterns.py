r"""How Korean telephone numbers, accounts, plates and homes are written. All of text as shown (`madang_methods.shown`).

Every pattern is linear: no part can match in two ways that overlap, and every repetition has an end.
"""

import re

_GAP = r"[ .\-·/)_~]{0,3}"

# 전기통신번호관리세칙: 01X for mobiles; areas 02, 031-033, 041-044, 051-055, 061-064; 070 and 050X. 15XX to 18XX belong to firms.
MOBILE = re.compile(rf"(?<![\d.])(?:\+?82{_GAP}0?|\(?0)1{_GAP}?[016789]{_GAP}\d{{3,4}}{_GAP}\d{{4}}(?!\d)")
SPOKEN_MOBILE = re.compile(
    r"(?:공|영|0) ?(?:일|1) ?[공영일육칠팔구016789](?:[ .\-]{0,2}[공영일이삼사오육칠팔구\d]){7,8}(?![공영일이삼사오육칠팔구\d])"
)
LANDLINE = re.compile(
    r"(?<![\d.\-])(?:\+?82[ \-]?|\(?0)(?:2|3[1-3]|4[1-4]|5[1-5]|6[1-4]|70|50\d)(?:[).\-][ ]?|[ ])\d{3,4}[ .\-]\d{4}(?![\d\-])"
)
# The desk of an office may be called by anyone.
OFFICE = re.compile(
    r"(?:시청|구청|군청|도청|주민센터|복지센터|보건소|콜센터|민원실|경찰서|소방서|도서관|문화센터|[가-힣]과|[가-힣]팀|[가-힣]실)[^.\n]{0,12}$"
)

OFFICE_AFTER = re.compile(r" ?[(,] ?[가-힣]{1,10}(?:과|팀|실|센터|시청|구청)[),. ]")

EMAIL = re.compile(
    r"[A-Za-z0-9가-힣_][\w.+\-]{0,63} ?(?:@|\(at\)|\[at\]|골뱅이) ?[A-Za-z0-9가-힣\-]{1,63}(?:\.[A-Za-z0-9가-힣\-]{1,63}){0,3}\.[A-Za-z]{2,12}",
    re.IGNORECASE,
)
OFFICE_MAIL = re.compile(r"[@.](?:go|korea)\.kr$|@korea\.kr$", re.IGNORECASE)

_BANK = (
    r"(?:은행|농협|수협|신협|새마을금고|우체국|국민|신한|우리|하나|기업|카카오뱅크|카뱅|케이뱅크|토스뱅크|SC제일|씨티)"
)
_DIGITS = r"(?P<number>\d{2,6}(?:[ \-]{1,2}\d{1,8}){1,4}|\d{10,16})"
ACCOUNT = re.compile(rf"(?:{_BANK}|계좌|입금|통장|예금주)[^\d\n]{{0,15}}(?<!\d){_DIGITS}(?![\d,.\-])(?! ?(?:원|명|년))")
ACCOUNT_BEFORE_BANK = re.compile(
    rf"(?<![\d.,\-])(?P<number>\d{{2,6}}(?:-\d{{1,8}}){{1,4}}|\d{{10,16}})(?!\d) ?[(,]? ?{_BANK}"
)
CARD = re.compile(r"(?<!\d)\d{4}[ \-]?\d{4}[ \-]?\d{4}[ \-]?\d{4}(?!\d)")

# 도로교통법 시행규칙: region, year, six digits, check. 여권법 시행규칙: a letter and eight signs.
DRIVER_LICENCE = re.compile(r"(?<![\d\-])\d{2}-\d{2}-\d{6}-\d{2}(?![\d\-])")
PASSPORT = re.compile(r"여권[^\n\d]{0,12}?(?<![A-Z0-9])(?P<number>[MSRGDmsrgd]\d{3}[A-Za-z0-9]\d{4})(?![A-Za-z0-9])")

# 자동차 등록번호판 등의 기준에 관한 고시: two or three digits, one of these syllables, four digits.
_UNIT = r"(?! ?(?:년|원|명|개|월|번|호|m|㎡|%|만|천|억|조|회|건|세대|가구|권|부|매|장|그루|대|곳|톤|kg|km|분|시|일|주|점|평))"
PLATE = re.compile(
    r"(?<![\d가-힣A-Za-z.,\-])(?:(?:서울|부산|대구|인천|광주|대전|울산|세종|경기|강원|충북|충남|전북|전남|경북|경남|제주) ?)?"
    r"(?<!\d)\d{2,3} ?(?P<letter>[가나다라마거너더러머버서어저고노도로모보소오조구누두루무부수우주하허호바사아자배]) ?"
    rf"(?P<number>\d{{4}})(?![\d,.\-~/]){_UNIT}"
)

# 도로명주소법: a street and its number name a place that may be public; with a unit they name a home.
_STREET = r"(?:[가-힣0-9]{1,15}(?:로|길) ?\d{1,5}(?:-\d{1,4})?,? {0,2}(?:\([^()\n]{1,20}\) ?)?)"
_LOT = r"(?:[가-힣][가-힣0-9]{0,9}(?:동|리|가) ?\d{1,4}(?:-\d{1,4})?(?:번지)? {0,2})"
_HOUSE = r"(?:[가-힣A-Za-z0-9]{0,15}(?:아파트|빌라|맨션|오피스텔|연립|주택|원룸|빌|자이|하이츠|타운|팰리스|주공)[가-힣0-9]{0,3}차? {0,2})"
_UNIT_OF = r"(?:제?\d{1,4} ?동 {0,2}(?:지하 ?|B)?(?:\d{1,3}층 ?)?(?:지하 ?|B)?\d{1,4} ?호)"
_DOOR = r"(?:(?:반?지하 ?)?B?(?:\d{1,3}층 ?)?(?:지하 ?)?B?\d{1,4} ?호)"
_NO_HOME = r"(?!선|차|기|점|관|실|까지|대|분)(?! ?(?:건립|공급|매입|건설|신축|보급|분양|규모|이상|미만))(?!(?:에서|의|은|는)? ?[가-힣]{0,3}(?:회의실|강의실|강당|교실|사무실|민원실|상담실|법정|세미나실|프로그램실))"
_FREE = r"(?<![가-힣0-9])"  # only where a word begins, so that a long word is looked through once
ADDRESS = re.compile(
    rf"{_FREE}(?:{_STREET}|{_LOT})?{_HOUSE}(?:{_UNIT_OF}|{_DOOR}){_NO_HOME}"
    rf"|{_FREE}(?:{_STREET}|{_LOT})(?:{_UNIT_OF}|{_DOOR}){_NO_HOME}"
    rf"|(?<![가-힣0-9]){_UNIT_OF}{_NO_HOME}"
    # 101-1203호, but not 공고 2026-101호 or 제12-345호.
    rf"|(?<![가-힣0-9\-])(?<!공고 )(?<!고시 )(?<!예규 )(?<!훈령 )(?!(?:19|20)\d\d-)\d{{2,4}}-\d{{3,4}}호{_NO_HOME}"
)
