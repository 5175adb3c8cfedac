"""What people type stands in no log: the net that all live tests end in catches what it should.

The net itself is the end of the fixture ``live``: after the last test, with every text, name,
number and id of chat that was used, over everything that all processes said.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.live.stack import Stack

if TYPE_CHECKING:
    from pathlib import Path

TYPED = "best na 16 uur, via tante Godelieve"
NUMBER = "0471 93 84 75 0"


@pytest.mark.parametrize(
    ("log", "leaked"),
    [
        (f"WARNING rasa said {TYPED}", [TYPED]),
        ("INFO called 04719384750", [NUMBER]),
        ("INFO called 0471/93.84.75-0", [NUMBER]),
        ("INFO rasa starts on port 5005", []),
    ],
)
def test_words_and_numbers_are_found_in_a_log(tmp_path: Path, log: str, leaked: list[str]) -> None:
    stack = Stack(tmp_path)
    for process in stack.processes.values():
        process.log.write_text("all is well\n", encoding="utf-8")
    stack["rasa"].log.write_text(log, encoding="utf-8")
    stack.canaries |= {TYPED, NUMBER}

    assert stack.leaks() == ({"rasa": leaked} if leaked else {})
