"""Particles (조사) and a few verb endings taken off a word, so that 가로등을 asks for 가로등.

The forms and when each stands (after a consonant, after a vowel) are those of 한글 맞춤법 and 표준국어대사전. A word keeps at
least two syllables, and words that only look as if they ended in a particle (자전거도로, 어린이) are left whole. This is a
rule of thumb for searching, where a shorter word only finds more; it is no morphological analysis.
"""

from .hangul import SYLLABLE, has_last, is_hangul

AFTER_CONSONANT = ("이라도", "이나", "으로", "은", "이", "을", "과")
AFTER_VOWEL = ("라도", "는", "가", "를", "와")
AFTER_ANY = ("에서는", "에서도", "에서", "에게", "까지", "부터", "한테", "께서", "처럼", "보다", "마다", "에", "의")
AFTER_VOWEL_OR_RIEUL = ("로",)
ENDINGS = (
    "해주세요", "해주십시오", "해달라", "하여주세요", "했으면", "합시다", "합니다", "입니다", "됩니다",
    "하기", "하는", "하여", "해서", "하자", "되는", "되어", "된", "할", "한", "해요",
)  # fmt: skip
WHOLE = (
    "어린이", "젊은이", "놀이", "높이", "나들이", "고양이", "지팡이", "손잡이", "도로", "회의", "협의", "건의", "문의", "강의",
    "편의", "심의", "동의", "결의", "정의", "합의", "논의", "주의", "제한", "권한", "기한", "역할", "분할", "관할", "마을", "가을",
    "노을", "평가", "국가", "허가", "여가", "휴가", "추가", "참가", "증가", "고가", "사과", "효과", "결과", "성과", "학과", "교과",
    "가로", "세로", "경로", "진로", "통로", "대로", "미로", "수로", "선로",
)  # fmt: skip


def bare(word: str) -> str:
    """The word without its particle or ending; itself where there is none.

    >>> [bare(word) for word in ("가로등을", "공원에서는", "나무와", "길로", "산책로", "자전거도로", "설치해주세요", "놀이")]
    ['가로등', '공원', '나무', '길로', '산책로', '자전거도로', '설치', '놀이']
    >>> bare("경로당으로"), bare("학교로"), bare("cctv를")
    ('경로당', '학교', 'cctv')
    """
    for ending in ENDINGS:
        if _may_end(word, ending):
            return word[: -len(ending)]
    for particle in _BY_LENGTH:
        if _may_end(word, particle) and _stands(word[-len(particle) - 1], particle):
            return word[: -len(particle)]
    return word


_BY_LENGTH = sorted({*AFTER_CONSONANT, *AFTER_VOWEL, *AFTER_ANY, *AFTER_VOWEL_OR_RIEUL}, key=lambda form: -len(form))


def _may_end(word: str, ending: str) -> bool:
    rest = len(word) - len(ending)
    return rest >= 2 and word.endswith(ending) and not word.endswith(WHOLE)


def _stands(before: str, particle: str) -> bool:
    """Whether the particle has the form that the sound before it asks for; after Latin letters and digits, any."""
    if not is_hangul(before):
        return True
    if particle in AFTER_CONSONANT:
        return has_last(before)
    if particle in AFTER_VOWEL_OR_RIEUL:
        return not has_last(before) or (ord(before) - SYLLABLE) % 28 == 8
    return particle in AFTER_ANY or not has_last(before)
