"""A right code opens its own thing; every other one says the same, and not for ever."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

from bot.intake.keeping import Kept, as_body
from bot.intake.unlocking import Opened, open_code

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=timezone.utc)
KEPT = Kept("criteria_form", {"age": 19})
STATUS, ANSWERS = "K7MP2QXR9TBA", "K7MP2QXR"


class FakeCodes:
    """One referral and one set of answers behind codes."""

    def __init__(self) -> None:
        self.wrong: list[tuple[str, datetime]] = []

    def standing(self, code: str) -> object | None:
        return "the referral" if code == STATUS else None

    def take(self, code: str, _asker: str, _now: datetime) -> str | None:
        return as_body(KEPT) if code == ANSWERS else None

    def note_wrong(self, asker: str, now: datetime) -> None:
        self.wrong.append((asker, now))

    def wrong_since(self, asker: str, since: datetime) -> list[datetime]:
        return [at for who, at in self.wrong if who == asker and at > since]


def test_each_code_opens_its_own() -> None:
    codes = FakeCodes()

    assert open_code(STATUS, "noor", codes, NOW) == Opened(standing="the referral")
    assert open_code(ANSWERS, "noor", codes, NOW) == Opened(kept=KEPT)
    assert codes.wrong == []


def test_wrong_codes_of_both_kinds_count_and_the_fifth_blocks() -> None:
    codes = FakeCodes()
    wrong = ["A2B3C4D5", "A2B3C4D5E6F7", "A2B3C4D6", "A2B3C4D7", "A2B3C4D8"]

    opened = [open_code(code, "noor", codes, NOW) for code in wrong]

    assert opened == [Opened()] * 4 + [Opened(is_blocked=True)]
    assert open_code(ANSWERS, "noor", codes, NOW) == Opened(is_blocked=True)
    assert len(codes.wrong) == 5


def test_block_is_of_one_conversation_and_ends() -> None:
    codes = FakeCodes()
    for _ in range(5):
        open_code("A2B3C4D5", "noor", codes, NOW)

    other = open_code(ANSWERS, "sam", codes, NOW)
    later = open_code(ANSWERS, "noor", codes, NOW + timedelta(hours=1))

    assert other == later == Opened(kept=KEPT)
