"""The words of the line: short, warm, and clear about what was sent and what was not."""

from __future__ import annotations

from datetime import date, datetime, timezone
from typing import TYPE_CHECKING, Any

import pytest

from bot.line.duty import PassedOver
from bot.line.team import Absence
from bot.wording.render import TEMPLATES

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.wording import Wording

    Proofread = Callable[..., None]

TEAM = {"coach": "Sofie", "duo": "Emre"}
BEGIN = datetime(2026, 11, 23, 8, 0, tzinfo=timezone.utc)
AWAY = PassedOver("a", "coach", "absent", date(2026, 8, 11))
GONE = PassedOver("a", "coach", "left")
NAMES = {"a" * 32: "Noor", "b" * 32: "Sam"}
UNDELIVERED = {"coach": "Sofie", "names": ["Emre"], "is_refused": False, "is_unsure": False}
TO_COACH = {"name": "Noor", "is_blocked": False, "is_part": False, "is_unsure": False}

REFERRAL: dict[str, Any] = {
    "reference": "BOT-2026-0005",
    "case": "d" * 32,
    "urgent": ("no_bed_tonight", "free_this_month"),
    "attention": ("age_17", "no_contact"),
    "answers": {
        "referrer_type": "service",
        "discussed_with_youth": "yes",
        "age": 17,
        "region": "Kortrijk",
        "youth_name": "Jo Maes",
        "youth_phone": "+32470123456",
        "contact_way": "via de straathoekwerker",
        "referrer_name": "An Claes",
        "referrer_phone": "none",
    },
    "own_words": {"network_consent": "ja, maar niet met mijn vader"},
    "doubles": ("BOT-2026-0003", "BOT-2026-0004"),
}
UNAWARE = {"referrer_type": "service", "discussed_with_youth": "no", "region": "Kortrijk"}
BARE = REFERRAL | {
    "answers": UNAWARE,
    "own_words": {},
    "urgent": (),
    "attention": (),
    "doubles": (),
}

PLANNED = (
    Absence("a", date(2026, 8, 3), date(2026, 8, 10)),
    Absence("a", date(2026, 9, 1), date(2026, 9, 1)),
)
DAYS = {"first": date(2026, 8, 3), "last": date(2026, 8, 10)}
INVITED = {"name": "Noor", "link": "https://t.me/bot?start=abc", "token": "abc", "until": BEGIN}

#: What each template that a youth may read is given.
TO_YOUTH: dict[str, tuple[dict[str, Any], ...]] = {
    "mode_line": (TEAM, TEAM | {"duo": ""}),
    "mode_assistant": (TEAM,),
    "stale": ({},),
    "not_yours": ({},),
    "quote": ({"words": "ik ben wat later"},),
    "youth/alarm": (
        {"names": ["Sofie", "Emre"], "begin": None},
        {"names": [], "begin": None},
        {"names": ["Sofie", "Emre"], "begin": BEGIN},
        {"names": ["Sofie"], "begin": BEGIN},
    ),
    "youth/alarm_taken": ({"name": "Sofie"},),
    "youth/help": (TEAM,),
    "youth/privacy": (TEAM, TEAM | {"duo": ""}),
    "youth/stop": (TEAM,),
    "youth/leaving": ({},),
    "youth/left": ({},),
    "youth/later": (
        {"names": ["Sofie"], "begin": BEGIN},
        {"names": ["Ria", "Jan"], "begin": BEGIN},
    ),
    "youth/voice": ({"names": ["Sofie"], "begin": None}, {"names": ["Sofie"], "begin": BEGIN}),
    "youth/replaced": (
        {"coach": "Sofie", "names": ["Emre"], "away": AWAY},
        {"coach": "Sofie", "names": ["Ria", "Jan"], "away": GONE},
        {"coach": "Sofie", "names": ["Emre"], "away": None},
    ),
    "youth/nobody": ({},),
    "youth/undelivered": (
        UNDELIVERED,
        UNDELIVERED | {"names": []},
        UNDELIVERED | {"is_refused": True},
        UNDELIVERED | {"is_unsure": True},
    ),
    "youth/brought_in": ({"names": ["Emre"]}, {"names": ["Ria", "Jan"]}),
    "youth/meeting": ({"name": "Sofie"},),
    "youth/new_coach": ({"leaver": "Sofie", "old": "Sofie", "new": "Emre"},),
    "youth/assistant_away": ({},),
    "youth/passed_on": ({"names": ["Sofie"]}, {"names": []}),
}
#: It has buttons alone, for below what a youth wrote.
WORDLESS = "ways"
TO_STAFF: dict[str, tuple[dict[str, Any], ...]] = {
    "header": (
        {"name": "Noor", "role": "youth", "what": "text", "marks": set()},
        {"name": "Noor", "role": "youth", "what": "sticker", "marks": {"urgent"}},
        {"name": "Noor", "role": "youth", "what": "photo", "marks": {"edited", "assistant"}},
        {"name": "Emre", "role": "duo", "what": "poll", "marks": {"earlier"}},
        {"name": "Emre", "role": "duo", "what": "called", "marks": {"earlier"}},
        {"name": "Emre", "role": "duo", "what": "meeting", "marks": set()},
        {"name": "Ria", "role": "coordinator", "what": "text", "marks": set()},
    ),
    "alarm": tuple(
        {"name": "Noor", "what": kind, "about": about, "alert": "a" * 32, "tried": tried}
        for kind in ("suicide", "violence", "medical", "shelter")
        for about in ("self", "other")
        for tried in ((), ("Sofie",), ("Sofie", "Emre"))
    ),
    "staff/help": ({},),
    "staff/privacy": ({},),
    "staff/unknown_command": ({},),
    "staff/away_how": tuple(
        {"planned": planned, "is_asked": is_asked}
        for planned in ((), PLANNED)
        for is_asked in (True, False)
    ),
    "staff/away_wrong": (DAYS | {"is_passed": True}, DAYS | {"is_passed": False}),
    "staff/away": (
        DAYS | {"alone": []},
        DAYS | {"alone": ["Noor"]},
        DAYS | {"last": DAYS["first"], "alone": ["Noor", "Sam"]},
    ),
    "staff/back": (
        {"was_away": True, "planned": ()},
        {"was_away": False, "planned": PLANNED},
    ),
    "staff/invite_whom": ({"names": NAMES}, {"names": {}}),
    "staff/invited": (
        INVITED,
        INVITED | {"link": ""},
    ),
    "staff/youths": ({"names": NAMES}, {"names": {}}),
    "staff/talking": ({"name": "Noor"}, {"name": ""}),
    "staff/who": (
        {"name": "Noor", "names": NAMES},
        {"name": "", "names": NAMES},
        {"name": "", "names": {}},
    ),
    "staff/for_whom": (
        {"names": NAMES, "waiting": "c" * 32},
        {"names": {}, "waiting": "c" * 32},
    ),
    "staff/note_for_whom": (
        {"names": NAMES, "waiting": "c" * 32},
        {"names": {}, "waiting": "c" * 32},
    ),
    "staff/sent": ({"name": "Noor", "is_note": True}, {"name": "Noor", "is_note": False}),
    "staff/sent_already": (
        {"name": "Noor", "is_note": True},
        {"name": "Noor", "is_note": False},
    ),
    "staff/dropped": ({},),
    "staff/not_on_line": ({"name": "Noor"}, {"name": ""}),
    "staff/note_kept": ({"name": "Noor"},),
    "staff/note_empty": ({},),
    "staff/note_edited": ({},),
    "staff/undelivered": (
        TO_COACH,
        TO_COACH | {"is_blocked": True},
        TO_COACH | {"is_part": True},
        TO_COACH | {"is_unsure": True},
    ),
    "staff/blocked": ({"name": "Noor"},),
    "staff/unblocked": ({"name": "Noor"},),
    "staff/youth_left": ({"name": "Noor"},),
    "staff/referral": (
        REFERRAL | {"is_left": False},
        REFERRAL | {"is_left": True},
        BARE | {"is_left": False},
    ),
    "staff/referral_mine": (REFERRAL, BARE),
    "staff/referral_given": (REFERRAL | {"leaver": "Sofie"}, BARE | {"leaver": "Sofie"}),
    "staff/given": tuple(
        {"leaver": "Sofie", "name": "Noor", "is_coach": is_coach, "duo": duo}
        for is_coach in (True, False)
        for duo in ("", "Emre")
    ),
    "staff/duo_left": tuple(
        {"leaver": "Emre", "name": "Noor", "is_coach": True, "duo": duo} for duo in ("", "Bo")
    ),
    "staff/referral_taken": (
        {"by": "Emre", "is_self": True, "reference": "BOT-2026-0005"},
        {"by": "Emre", "is_self": False, "reference": "BOT-2026-0005"},
        {"by": "", "is_self": False, "reference": "BOT-2026-0005"},
    ),
    "staff/referral_moved": ({"reference": "BOT-2026-0005"},),
    "staff/new": tuple({"number": number, "shown": min(number, 5)} for number in (0, 1, 7)),
    "staff/waiting": ({"name": "Noor", "since": BEGIN, "message": "c" * 32},),
    "staff/brought_in": (
        {"name": "Noor", "names": ["Emre"]},
        {"name": "Noor", "names": ["Ria", "Jan"]},
    ),
    "staff/way_noted": (
        {"name": "Noor", "way": "called"},
        {"name": "Noor", "way": "meeting"},
    ),
    "staff/way_late": ({"name": "Noor", "by": "Emre"}, {"name": "Noor", "by": ""}),
    "staff/answered": ({"by": "Emre", "name": "Noor"},),
    "staff/alarm_mine": ({"name": "Noor"},),
    "staff/alarm_taken": (
        {"by": "Emre", "is_self": True, "name": "Noor"},
        {"by": "Emre", "is_self": False, "name": "Noor"},
    ),
}


def cases(table: dict[str, tuple[dict[str, Any], ...]]) -> list[Any]:
    return [(name, view) for name, views in table.items() for view in views]


def test_every_template_of_the_line_is_proofread() -> None:
    folder = TEMPLATES / "line"
    files = [*folder.glob("*.txt.j2"), *folder.glob("staff/*.txt.j2"), *folder.glob("youth/*.j2")]
    names = {str(path.relative_to(folder)).removesuffix(".txt.j2") for path in files}

    assert names == {*TO_YOUTH, *TO_STAFF, WORDLESS}


def test_ways_to_answer_without_typing_are_buttons_alone(wording: Wording) -> None:
    message = wording.message(f"line/{WORDLESS}", message="a" * 32)

    assert message.text == ""
    assert [one.title for one in message.buttons] == ["📞 Gebeld", "👋 Ik zie je straks"]


@pytest.mark.parametrize(("name", "view"), cases(TO_YOUTH))
def test_text_for_a_youth_keeps_to_the_rules(
    name: str, view: dict[str, Any], any_wording: Wording, proofread: Proofread
) -> None:
    proofread(any_wording.message(f"line/{name}", **view))


@pytest.mark.parametrize(("name", "view"), cases(TO_STAFF))
def test_text_for_staff_keeps_to_the_rules(
    name: str, view: dict[str, Any], any_wording: Wording, proofread: Proofread
) -> None:
    proofread(any_wording.message(f"line/{name}", **view), to_youth=False)


def test_note_looks_like_no_answer(wording: Wording) -> None:
    note = wording.message("line/staff/note_kept", name="Noor").text
    sent = wording.message("line/staff/sent", name="Noor", is_note=False).text

    assert note.startswith("📌 NOTA bij Noor, niet verstuurd.")
    assert "📌" not in sent


def test_when_it_is_read_is_said_as_people_say_it(wording: Wording) -> None:
    text = wording.message("line/youth/later", names=["Sofie"], begin=BEGIN).text

    assert "Sofie leest het ten laatste maandag 23 november om 9 uur." in text


def test_card_of_a_referral_says_what_is_urgent_first_and_how_somebody_is_reached_safely(
    wording: Wording,
) -> None:
    card = wording.message("line/staff/referral", "text", is_left=False, **REFERRAL).text

    assert card.index("Geen slaapplek vannacht") < card.index("BOT-2026-0005")
    for words in ("via de straathoekwerker", "0470 12 34 56", "Jo Maes", "niet met mijn vader"):
        assert words in card
    assert "17" in card


def test_card_of_a_youth_who_knows_of_nothing_tells_no_name_and_no_number(
    wording: Wording,
) -> None:
    answers = {**UNAWARE, "youth_name": "Jo Maes", "youth_phone": "+32470123456"}
    view = BARE | {"answers": answers, "is_left": False}

    card = wording.message("line/staff/referral", "text", **view).text

    assert "0470 12 34 56" not in card
    assert "Jo Maes" not in card


def test_the_help_says_that_trouble_is_told(wording: Wording) -> None:
    for template, view in (("youth/help", TEAM), ("staff/help", {})):
        words = wording.message(f"line/{template}", "text", **view).text
        assert "door te geven, dan zeg ik het" in words
