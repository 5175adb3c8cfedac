"""The words around codes, coming back and reminders; and that none of them tells too much."""

from __future__ import annotations

from datetime import date, datetime, timezone
from typing import TYPE_CHECKING, Any

import pytest

from bot.intake.later import Later
from bot.intake.status import Status
from bot.storage.codes import Standing
from bot.wording.render import TEMPLATES

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.intake.questions import Answers
    from bot.wording import Wording

    Proofread = Callable[..., None]

UNTIL = datetime(2026, 3, 9, 23, 0, tzinfo=timezone.utc)
CRITERIA = {
    "age": 22,
    "living_situation": "institution",
    "prison": "brugge",
    "release_date": "2026-05",
    "region": "Kortrijk",
    "income": "none",
    "network_consent": "yes",
    "rent_guarantee_consent": "unsure",
    "accepts_intensive_coaching": "yes",
}
OWN = {
    "referrer_name": "An Claes",
    "referrer_organisation": "psd",
    "referrer_phone": "+32470123456",
    "referrer_email": "none",
}
YOUNG = Later("too_young", "2027-03-03", date(2027, 3, 3))
INSIDE = Later("still_inside", "2027-03", date(2027, 1, 1))
INCOME = Later("income_ends", "2027-03", date(2027, 3, 1))
ASKED = tuple({"stage": stage} for stage in ("ask", "again", "number", "wrong"))
CODES: dict[str, tuple[dict[str, Any], ...]] = {
    "ask_status_code": ASKED,
    "ask_check_code": ASKED,
    "status_given": tuple(
        {"answers": {"referrer_type": who}, "code": "K7MP-2QXR-9TBA"}
        for who in ("self", "service", "private_network")
    ),
    "status_later": ({},),
    "lost": ({},),
    "blocked": ({},),
    "after_long": ({},),
    "offer": ({"days": 7}, {"days": 30}),
    "given": ({"answers": CRITERIA, "code": "K7MP-2QXR", "until": UNTIL},),
    "found": tuple(
        {"answers": answers, "is_check": is_check}
        for answers in (CRITERIA, {"age": "unknown"}, CRITERIA | {"referrer_type": "self"})
        for is_check in (True, False)
    ),
    "nothing_to_keep": ({},),
    "resume": ({"again": True}, {"again": False}),
}
#: These have tests of their own.
ELSEWHERE = {"status", "check"}
LATER: dict[str, tuple[dict[str, Any], ...]] = {
    "offer": tuple(
        {"later": later, "is_reachable": is_reachable}
        for later in (YOUNG, INSIDE, INCOME)
        for is_reachable in (True, False)
    ),
    "set": ({"later": YOUNG}, {"later": None}),
    "forgotten": ({},),
    "reminder": tuple(
        {"reason": later.reason, "since": later.since} for later in (YOUNG, INSIDE, INCOME)
    ),
}


def cases(table: dict[str, tuple[dict[str, Any], ...]]) -> list[Any]:
    return [
        pytest.param(name, view, id=f"{name}-{number}")
        for name, views in table.items()
        for number, view in enumerate(views)
    ]


def names_in(folder: str) -> set[str]:
    return {path.name.removesuffix(".txt.j2") for path in (TEMPLATES / folder).glob("*.txt.j2")}


def test_every_template_of_codes_and_reminders_is_proofread() -> None:
    assert names_in("codes") == {*CODES, *ELSEWHERE}
    assert names_in("later") == set(LATER)


@pytest.mark.parametrize(("name", "view"), cases(CODES))
def test_message_about_codes_keeps_to_the_rules(
    name: str, view: Answers, any_wording: Wording, proofread: Proofread
) -> None:
    proofread(any_wording.message(f"codes/{name}", **view))


@pytest.mark.parametrize(("name", "view"), cases(LATER))
def test_message_about_reminders_keeps_to_the_rules(
    name: str, view: Answers, any_wording: Wording, proofread: Proofread
) -> None:
    proofread(any_wording.message(f"later/{name}", **view))


@pytest.mark.parametrize("status", list(Status))
@pytest.mark.parametrize("who", ["self", "service", "private_network"])
def test_status_is_told_in_plain_words_with_what_happens_next(
    status: Status, who: str, any_wording: Wording, proofread: Proofread
) -> None:
    own = {} if who == "self" else OWN
    since = datetime(2026, 3, 2, 9, 0, tzinfo=timezone.utc)
    standing = Standing("BOT-2026-0042", status.value, since, who, own)

    message = any_wording.message("codes/status", standing=standing, answers=own)

    proofread(message, to_youth=who == "self", is_list=who != "self")
    assert "Wat nu?" in message.text
    assert "maandag 2 maart" in message.text
    assert ("An Claes" in message.text) == (who != "self")
    assert "mailadres" not in message.text or who != "self"


def test_page_of_a_check_holds_criteria_and_code_and_no_day(
    wording: Wording, proofread: Proofread
) -> None:
    view = {"answers": CRITERIA, "code": "K7MP-2QXR", "until": UNTIL}

    message = wording.message("codes/check", "card", **view)

    proofread(message, to_youth=False)
    assert message.kind == "card"
    for words in ("22 jaar", "gevangenis van Brugge", "mei 2026", "Kortrijk", "K7MP-2QXR"):
        assert words in message.text


def test_reminder_tells_nobody_who_looks_on_why(wording: Wording) -> None:
    texts = [wording.message("later/reminder", **view).text for view in LATER["reminder"]]

    telling = ("jaar", "17", "gevangenis", "vrij", "inkomen", "leefloon")
    assert not [word for word in telling for text in texts if f" {word}" in text]


def test_coming_back_shows_nothing_of_the_answers(wording: Wording) -> None:
    first = wording.message("codes/resume", again=False)

    assert [button.payload for button in first.buttons] == [
        '/inform{"resume_choice": "continue"}',
        '/inform{"resume_choice": "restart"}',
    ]


def test_number_known_or_not_gets_the_same_words(wording: Wording) -> None:
    text = wording.message("codes/ask_status_code", stage="number").text

    assert "ook niet of het bestaat" in text
