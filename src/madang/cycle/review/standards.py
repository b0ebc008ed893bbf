"""Criteria to begin with, ready to take over and change: what Korean governments write into their review forms.

Which law a question rests on is local: what is cited here is national law; an ordinance is for the officer to add.
"""

from dataclasses import dataclass

from .models import Kind

SEOUL = "서울특별시 2016 부서검토 기준"
USUAL = "흔히 쓰는 부서검토서 서식"
EXCLUSIONS = "강남구·강진군·충청남도 2019·은평구·서울특별시 2016 제외 기준"


@dataclass(frozen=True)
class Standard:
    kind: Kind
    code: str
    question: str
    question_en: str
    legal_basis: str
    how_to_check: str
    source: str
    correctable: bool = False


def _screening(code, question, question_en, how_to_check, legal_basis="", correctable=False):
    return Standard(Kind.SCREENING, code, question, question_en, legal_basis, how_to_check, EXCLUSIONS, correctable)


def _review(code, question, question_en, legal_basis, how_to_check, source, correctable=False):
    return Standard(Kind.REVIEW, code, question, question_en, legal_basis, how_to_check, source, correctable)


STANDARDS = (
    _screening(
        "ours", "우리 지방자치단체가 맡은 일인가요?", "Is it a matter for this government?",
        "길이면 누가 관리하는 길인지, 시설이면 누구의 것인지 대장에서 확인합니다. 다른 기관의 일이면 이송합니다.",
        "지방자치법 제13조",
    ),
    _screening(
        "project", "예산을 들여 하는 사업인가요? 민원이나 진정이 아닌가요?", "Is it a project that needs a budget, not a complaint?",
        "고치거나 단속하면 끝나는 일은 민원으로 돌려 담당 부서가 바로 답합니다.", "지방재정법 제39조",
    ),
    _screening(
        "new", "이미 하고 있거나 먼저 낸 같은 제안이 없나요?", "Is it neither under way nor proposed already?",
        "비슷한 제안 찾기로 올해와 지난 제안, 올해 예산서의 세부사업을 견줍니다. 같으면 병합을 먼저 생각합니다.",
    ),
    _screening(
        "everyone", "여러 주민에게 쓰이나요? 어느 한 사람이나 단체, 상품을 위한 것이 아닌가요?",
        "Does it serve many residents and no single person, group or product?",
        "혜택받는 사람과 운영하는 사람이 누구인지 봅니다. 특정 제품 이름이 있으면 기능으로 바꾸도록 보완을 요청합니다.",
        correctable=True,
    ),
    _screening(
        "decent", "정치나 종교를 위한 것이 아니고, 남의 개인정보나 명예를 해치지 않나요?",
        "Is it free of party politics, religion, personal data and defamation?",
        "이름·전화번호·차 번호가 있으면 가리도록 보완을 요청합니다.", "개인정보 보호법 제3조", correctable=True,
    ),
    _screening(
        "clear", "무엇을 어디에 하자는 것인지 알 수 있나요?", "Is it clear what is to be done and where?",
        "담당 부서가 현장을 찾아갈 수 있을 만큼 적혀 있는지 봅니다. 모자라면 보완을 요청합니다.", correctable=True,
    ),
    _review(
        "law", "법령과 조례에 맞나요?", "Does it comply with statutes and ordinances?", "지방재정법 제3조, 관련 개별법과 조례",
        "막는 조항이 있으면 몇 조인지 적습니다. 조례를 고치면 되는 일인지도 적습니다.", SEOUL,
    ),
    _review(
        "competence", "우리 부서가 맡은 일인가요?", "Is it within this office's duties?", "지방자치법 제13조",
        "사무분장표를 봅니다. 아니면 맡은 부서로 넘깁니다.", USUAL,
    ),
    _review(
        "need", "필요하고 알맞은 사업인가요?", "Is it needed and proportionate?", "",
        "현장에 가 보거나 민원·통계로 확인하고, 본 날과 본 것을 근거에 적습니다.", SEOUL,
    ),
    _review(
        "feasible", "그 자리에서 한 해 안에 할 수 있나요?", "Can it be done there within one budget year?",
        "지방재정법 제7조(회계연도의 독립)",
        "땅의 소유자, 지하 매설물, 예정된 공사와 겹치는지, 허가에 걸리는 시간을 봅니다.", SEOUL,
    ),
    _review(
        "new", "이미 하고 있거나 계획된 일과 겹치지 않나요?", "Is it free of overlap with what is done or planned?", "",
        "올해 예산서와 중기지방재정계획의 세부사업 이름을 적습니다.", SEOUL,
    ),
    _review(
        "consent", "땅 주인과 이웃이 받아들이나요?", "Do the owners and neighbours accept it?", "",
        "동의서가 있는지, 반대하는 이웃이 있는지 봅니다. 빠졌으면 보완을 요청합니다.", USUAL, correctable=True,
    ),
    _review(
        "procedure", "미리 거쳐야 할 절차를 거쳤거나 거칠 수 있나요?", "Are prior procedures done or possible in time?",
        "지방재정법 제37조(투자심사), 공유재산 및 물품 관리법",
        "투자심사, 공유재산심의, 공공디자인심의 가운데 무엇이 필요한지 적습니다.", USUAL,
    ),
    _review(
        "cost", "드는 돈을 항목마다 셈했고 한도 안인가요?", "Is the cost worked out by line and within the ceiling?",
        "지방재정법 제36조, 운영계획의 건당 한도",
        "아래 산출내역에 단가의 근거(조달 단가, 물가정보, 견적)를 적습니다.", USUAL,
    ),
    _review(
        "upkeep", "해마다 드는 돈과 돌볼 사람이 있나요?", "Is there money and somebody for the upkeep?", "",
        "관리할 부서, 해마다 드는 돈과 햇수를 산출내역에 적습니다.", USUAL,
    ),
)  # fmt: skip
