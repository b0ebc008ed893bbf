"""Residents talk about a wish; a telephone number is masked, a text is hidden, contested and restored by another person."""

from collections.abc import Iterator

from madang.base.talk.models import Comment
from madang.cycle.propose.models import Proposal

from ..city.cast import APPROVER, OFFICER, SAFETY
from .act import Act, on, visit

YEAR, WISH = 2027, "좁은 골목마다 보이는 소화기"
HOPE = "우리 골목은 소방차가 못 들어와요. 소화기만 있어도 마음이 놓이겠어요."
NEIGHBOUR = "골목 끝 빈집 앞이 제일 걱정입니다. 자리를 같이 볼 분은 010-2345-6789로 전화 주세요."
QUESTION = "겨울에 얼지 않나요? 관리는 누가 하나요?"
ANGRY = "작년에도 말만 하고 안 했잖아요. 시청은 늘 말뿐입니다."
ADVERT = "소방용품 도매 최저가! 지금 전화하면 반값입니다."


def talking() -> Iterator[Act]:
    yield Act(on(2026, 6, 8), "골목 소화기에 이웃들이 말을 보탭니다", hope)
    yield Act(on(2026, 6, 9), "안전총괄과가 묻는 말에 답합니다", answer_question)
    yield Act(on(2026, 6, 10), "신고된 글 둘을 살핍니다", moderate)
    yield Act(on(2026, 6, 12), "가려진 글의 주인이 이의를 냅니다", contest)
    yield Act(on(2026, 6, 16), "노정혜가 이의에 답하고 글을 되살립니다", restore)


def hope() -> None:
    for name, side, words in (
        ("박서연", "찬성하는 까닭", HOPE),
        ("최만복", "찬성하는 까닭", NEIGHBOUR),
        ("이도윤", "걱정되는 까닭", QUESTION),
        ("강민석", "그냥 이야기", ANGRY),
        ("서지안", "그냥 이야기", ADVERT),
    ):
        said = {"어떤 말인가요": side, "하고 싶은 말": words, "함께 보일 이름": name}
        visit(name).opens(_page()).fills(said).presses("글 올리기")


def answer_question() -> None:
    words = "축압식 분말 소화기는 영하 20도까지 괜찮습니다. 안전총괄과가 달마다 압력을 봅니다."
    yurim = visit(SAFETY.name).opens(_one(QUESTION))
    yurim.fills({"하고 싶은 말": words, "부서의 공식 답으로 올리기": True}).presses("답글 올리기")


def moderate() -> None:
    for words, why in ((ANGRY, "욕설, 비하, 괴롭힘"), (ADVERT, "광고나 같은 글 되풀이")):
        visit("윤가람").opens(_one(words)).fills({"무엇이 문제인가요": why}).presses("신고하기")
    jiu = visit(OFFICER.name)
    jiu.opens(_desk(ANGRY)).fills(
        {"가리는 이유": "욕설, 비하, 괴롭힘", "공개하는 까닭": "사람을 깎아내리는 말로 보았습니다."}
    )
    jiu.presses("글 가리기")
    jiu.opens(_desk(ADVERT)).fills({"가리는 이유": "광고나 같은 글 되풀이", "공개하는 까닭": "물건을 파는 광고입니다."})
    jiu.presses("글 가리기")


def contest() -> None:
    words = "누구를 깎아내린 것이 아니라 작년 약속이 지켜지지 않았다는 사실을 말했습니다."
    visit("강민석").opens(_one(ANGRY)).fills({"되살려야 하는 까닭": words}).presses("이의 내기")


def restore() -> None:
    sentence = "시정을 비판한 글이며 누구를 비하하지 않았습니다. 불편을 드려 죄송합니다."
    jeonghye = visit(APPROVER.name).opens(_desk(ANGRY))
    jeonghye.fills({"답": "글을 되살립니다", "공개하는 까닭": sentence}).presses("답하기")


def _page() -> str:
    number = Proposal.objects.values_list("number", flat=True).get(cycle__fiscal_year=YEAR, title=WISH)
    return f"{YEAR}/propose/{number}/"


def _number(words: str) -> int:
    """A masked text is found by its beginning."""
    return Comment.objects.get(words__startswith=words[:20]).pk


def _one(words: str) -> str:
    return f"talk/{_number(words)}/"


def _desk(words: str) -> str:
    return f"talk/desk/{_number(words)}/"
