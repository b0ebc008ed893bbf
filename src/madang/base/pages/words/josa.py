"""Korean particles that fit the word before them: 예산은, 투표는, 서울로, 3을, 100%가."""

import re

_FINAL_OF_LETTER = {"L": "ㄹ", "R": "ㄹ", "M": "ㅁ", "N": "ㄴ"}  # 엘, 알, 엠, 엔; every other letter's name ends open
_FINAL_OF_DIGIT = {"0": "ㅇ", "1": "ㄹ", "3": "ㅁ", "6": "ㄱ", "7": "ㄹ", "8": "ㄹ"}  # 영, 일, 삼, 육, 칠, 팔
_FINAL_OF_UNIT = {"g": "ㅁ", "kg": "ㅁ", "mg": "ㅁ", "t": "ㄴ", "원": "ㄴ"}  # 그램, 톤; 미터, 리터, 퍼센트 end open
_UNIT = re.compile(r"\d\s*(km|cm|mm|kg|mg|kWh|ha|m|g|t|L|l|GB|MB|KB)$")
_ASIDE = re.compile(r"(?<=.)\s*[(\[（［][^()\[\]（）［］]*[)\]）］]$")
_WORD = re.compile(r"[A-Za-z]+$")


def josa(word: object, pair: str) -> str:
    """The word with the particle of "closed/open" that fits how it is read: josa("예산", "은/는") == "예산은".

    An aside in brackets is passed over, as the National Institute of Korean Language advises; quotation marks are not.
    """
    closed, _, opened = pair.partition("/")
    if not opened:
        raise ValueError(f"A pair of particles looks like 은/는, not {pair!r}.")
    final = _final(str(word))
    if closed.startswith("으") and final == "ㄹ":
        return f"{word}{opened}"
    return f"{word}{closed if final else opened}"


def _final(word: str) -> str:
    """The final consonant with which the word is read, or "" if it ends in a vowel."""
    bare = _ASIDE.sub("", word.rstrip()).rstrip("\"'”’」』〉》>)]} .,!?…·:;")
    last = bare[-1:]
    if "가" <= last <= "힣":
        return ("", *"ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ")[(ord(last) - ord("가")) % 28]
    if last.isdecimal():
        return _final_of_number(bare)
    if unit := _UNIT.search(bare):
        return _FINAL_OF_UNIT.get(unit[1], "")
    if latin := _WORD.search(bare):
        return _final_of_latin(latin[0])
    return ""  # %, ℃, ㎡ and the like are read with an open ending


def _final_of_number(text: str) -> str:
    digits = re.search(r"[\d,.]+$", text)[0]
    zeros = len(digits) - len(digits.rstrip("0"))
    if "." not in digits and digits.strip("0,") and zeros:
        plain = digits.replace(",", "")
        zeros = len(plain) - len(plain.rstrip("0"))
        return "" if 12 <= zeros < 16 else "ㅂ"  # 십, 백, 천, 만, 억 end closed, none of them in ㄹ; 조 ends open
    return _FINAL_OF_DIGIT.get(digits[-1], "")


def _final_of_latin(word: str) -> str:
    if word.isupper() or len(word) == 1:
        return _FINAL_OF_LETTER.get(word[-1].upper(), "")
    if word.endswith(("l", "le")):
        return "ㄹ"
    if word.endswith(("m", "n", "ng", "me", "ne")):
        return "ㅁ"
    # 북, 맵, 넷: a stop after one vowel closes the syllable; 마크, 아트: after another consonant it does not.
    return "ㄱ" if re.search(r"(?:^|[^aeiou])[aeiou](?:ck|[kptc])$", word) or word.endswith("ook") else ""
