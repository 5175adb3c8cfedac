"""A text is cut where it may be cut, and no piece is longer than Telegram takes."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.wording.pieces import length, pieces_of


def test_emoji_count_twice() -> None:
    assert (length("dag"), length("🏠"), length("é")) == (3, 2, 1)


def test_cut_falls_between_paragraphs_else_lines_else_words() -> None:
    assert pieces_of("een\n\ntwee drie", 10) == ["een", "twee drie"]
    assert pieces_of("een\ntwee drie", 10) == ["een", "twee drie"]
    assert pieces_of("een twee drie", 10) == ["een twee", "drie"]
    assert pieces_of("aaaaaaaaaaaa", 10) == ["a" * 10, "aa"]


def test_nothing_is_no_piece() -> None:
    assert pieces_of("", 10) == []


@given(st.text(alphabet="ab \n🏠é", max_size=80), st.integers(2, 20))
def test_nothing_but_blanks_is_lost_and_no_piece_is_too_long(text: str, longest: int) -> None:
    pieces = pieces_of(text, longest)

    assert "".join("".join(pieces).split()) == "".join(text.split())
    assert all(0 < length(piece) <= longest for piece in pieces)
