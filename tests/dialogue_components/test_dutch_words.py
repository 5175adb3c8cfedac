"""The words of a text and their lemmas."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from types import ModuleType


@pytest.fixture(scope="module")
def dutch(rasa: None) -> ModuleType:
    """The module, imported where the warnings of libraries are not heard."""
    from bot.dialogue.components import dutch_words

    return dutch_words


def test_words_keep_their_text_and_place(dutch: ModuleType) -> None:
    found = [(word.text, word.idx) for word in dutch.words("Ik  werk, bij het OCMW.")]

    assert found == [
        ("Ik", 0),
        ("werk", 4),
        (",", 8),
        ("bij", 10),
        ("het", 14),
        ("OCMW", 18),
        (".", 22),
    ]


def test_dialect_shares_its_lemmas_with_the_standard_form(dutch: ModuleType) -> None:
    assert dutch.lemma("kzit") == f"{dutch.lemma('ik')} {dutch.lemma('zit')}"


def test_forms_of_a_verb_share_a_lemma(dutch: ModuleType) -> None:
    assert dutch.lemma("zoekt") == dutch.lemma("zoeken")


@pytest.mark.parametrize("text", ["", "   ", "\n"])
def test_blank_text_has_no_words(dutch: ModuleType, text: str) -> None:
    assert dutch.words(text) == []
    assert dutch.forms(text) == ("", "")


@pytest.mark.parametrize("sign", ["👍", "?"])
def test_sign_without_a_lemma_is_its_own(dutch: ModuleType, sign: str) -> None:
    assert dutch.lemma(sign) == sign


def test_forms_are_standard_letters_and_lemmas(dutch: ModuleType) -> None:
    letters, lemmas = dutch.forms("Kzit vast")

    assert letters == "ik zit vast"
    assert lemmas == f"{dutch.lemma('ik')} {dutch.lemma('zit')} {dutch.lemma('vast')}"
