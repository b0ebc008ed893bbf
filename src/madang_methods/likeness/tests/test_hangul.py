"""Korean text in one plain form, whatever it was typed with."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from madang_methods.likeness.hangul import NONE, has_last, jamo, plain
from madang_methods.likeness.particles import AFTER_ANY, AFTER_CONSONANT, AFTER_VOWEL, ENDINGS, WHOLE, bare

SYLLABLES = st.characters(min_codepoint=0xAC00, max_codepoint=0xD7A3)
KOREAN = st.text(st.one_of(SYLLABLES, st.sampled_from(" 1a.")), max_size=30)


@given(st.text(max_size=60))
def test_plain_text_is_plain_already(text):
    assert plain(plain(text)) == plain(text)


@given(st.text(max_size=60))
def test_decomposed_text_is_the_same_text(text):
    assert plain(unicodedata.normalize("NFD", text)) == plain(text)


@given(st.text(SYLLABLES, max_size=20))
def test_a_syllable_is_three_letters_and_none_is_lost(text):
    apart = jamo(text)
    assert len(apart) == 3 * len(text)
    assert unicodedata.normalize("NFC", apart.replace(NONE, "")) == text


@given(KOREAN, KOREAN)
def test_a_piece_of_a_text_is_a_piece_of_its_letters(one, other):
    assert jamo(one) in jamo(f"{other}{one}{other}")


@given(KOREAN)
def test_a_particle_is_only_ever_taken_from_the_end(word):
    assert word.startswith(bare(word))


def test_words_left_whole_are_those_that_would_lose_their_end():
    forms = (*AFTER_ANY, *AFTER_CONSONANT, *AFTER_VOWEL, "로", *ENDINGS)
    assert [word for word in WHOLE if not word.endswith(forms)] == []
    assert [word for word in WHOLE if bare(f"주민{word}") != f"주민{word}"] == []


def test_the_end_of_a_syllable_is_known():
    assert [has_last(syllable) for syllable in "각가힣하"] == [True, False, True, False]
