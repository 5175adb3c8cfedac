"""Where a message asks more than one thing."""

from __future__ import annotations

import pytest

from bot.dialogue.components.several_questions import questions


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("hoe lang duurt dat? en wat kost het?", ["hoe lang duurt dat?", "en wat kost het?"]),
        ("Hoe lang duurt dat en kost dat iets?", ["Hoe lang duurt dat", "kost dat iets?"]),
        ("Wie ben jij?\nWat doe jij hier?", ["Wie ben jij?", "Wat doe jij hier?"]),
        ("Ik ben 19. Kost dat geld?", ["Ik ben 19. Kost dat geld?"]),
        ("en dan? hoe?", ["en dan?"]),
        ("ik woon in Gent en ik heb een leefloon", []),
    ],
)
def test_each_question_is_found_as_typed(text: str, asked: list[str]) -> None:
    assert questions(text) == asked
