"""What members, residents and officers write here is read by everyone: personal data is masked before it is kept."""

from madang.base.talk.masking import tidy
from madang_methods.personal_data import find_personal_data, mask


def without_personal_data(words: str) -> str:
    words = tidy(words)
    return mask(words, find_personal_data(words))
