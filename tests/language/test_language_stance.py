"""How somebody stands towards a proposal, clause by clause."""

import pytest

from bot.language.dialect import in_standard
from bot.language.normalise import normalise
from bot.language.stance import read_done, read_stance, read_wish


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("dat gaat me niet lukken", "no"),
        ("dat zal wel lukken", "yes"),
        ("ik heb daar geen behoefte aan", "no"),
        ("dat moet dan maar", "yes"),
        ("laat mij daar eens over nadenken", "unsure"),
        ("eigenlijk niet zo handig", "no"),
        ("niet lastig", "yes"),
        ("waarom niet", "yes"),
        ("in het begin lastig, maar het mag", "yes"),
    ],
)
def test_a_refusal_turns_a_stance_round(text: str, value: str) -> None:
    assert read_stance(normalise(text)).value == value


@pytest.mark.parametrize(
    "text",
    [
        "het is een goed kind",
        "mijn vorige coach was goed",
        "mijn moeder zou dat graag hebben",
        "zijn broer werkt in een fabriek",
    ],
)
def test_a_story_about_something_else_has_no_stance(text: str) -> None:
    assert read_stance(normalise(text)).is_empty


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("ik heb het hem uitgelegd", "yes"),
        ("ik heb het hem niet verteld", "no"),
        ("ik moet het hem nog vertellen, dat is nog niet gezegd", "no"),
        ("daar ging het niet over", None),
    ],
)
def test_what_was_done_is_told_apart_from_what_is_still_to_do(
    text: str, value: str | None
) -> None:
    assert read_done(normalise(text), "discussed_with_youth").value == value


def test_a_wish_needs_a_strong_word() -> None:
    assert read_wish("ik ben zeer gemotiveerd").value == "yes"
    assert read_wish("het weer is goed").is_empty


@pytest.mark.parametrize(
    ("word", "standard"),
    [
        ("kortryk", "kortrijk"),
        ("sloapn", "slapen"),
        ("zittn", "zitten"),
        ("moar", "maar"),
        ("coach", "coach"),
        ("hobby", "hobby"),
        ("gent", "gent"),
    ],
)
def test_west_flemish_sounds_are_written_as_standard_dutch(word: str, standard: str) -> None:
    assert in_standard(word) == standard
