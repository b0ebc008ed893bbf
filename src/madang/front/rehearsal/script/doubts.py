"""Somebody hands in a receipt and objects to the roll; the officer answers before anything is frozen."""

from ..city.cast import OFFICER
from ..city.figure import Figure
from .act import visit


def doubts(year: int, figure: Figure) -> None:
    visitor = visit(figure.name)
    signed = visitor.opens(f"{year}/vote/city/receipt/").page.html.find("pre", class_="receipt").get_text()
    visitor.opens(f"{year}/vote/city/board/receipt/").fills({"서명한 투표확인증 전체": signed}).presses(
        "맡기고 살펴보기"
    )
    objection = {
        "무엇에 대한 이의인가요": "제가 명부에 있어야 합니다",
        "까닭": "함께 사는 어머니가 명부에 없다고 합니다.",
    }
    visitor.opens(f"{year}/vote/dong/objections/").fills(objection).presses("이의 내기")


def answers(year: int) -> None:
    jiu = visit(OFFICER.name).opens(f"{year}/vote/papers/dong/objections/").follows("결정하기")
    said = "어머니는 이 누리집의 주민으로 등록하지 않으셨습니다. 내년에는 등록하시도록 편지를 보내 드렸습니다."
    jiu.fills({"결정한 것": "받아들이지 않음", "결정한 까닭 (이의를 낸 사람에게 보입니다)": said}).presses(
        "이대로 결정하기"
    )
