"""All other messages of the intake and of general use; and that no template is forgotten."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from bot.wording import Wording
from bot.wording.render import TEMPLATES

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.intake.questions import Answers

    Proofread = Callable[..., None]
    Table = dict[str, tuple[dict[str, object], ...]]


#: What each template is given besides the organisation and the answers.
INTAKE = {
    "start": (
        {"check": True, "from_check": False},
        {"check": False, "from_check": True},
        {"check": False, "from_check": False},
    ),
    "stopped": ({"was_open": True}, {"was_open": False}),
    "submitted": ({"reference": "BOT-2026-0042"},),
    "check_ended": ({},),
    "not_sent": ({},),
    "not_sent_anyway": ({},),
    "no_consent": ({},),
    "not_saved": ({},),
    "incomplete": ({},),
    "already_open": ({},),
    "same": ({},),
    "opening": ({"check": False},),
    "left_open": ({},),
    "felt": ({},),
    "for_coach": ({},),
    "perhaps_for_coach": ({},),
    "off_record": ({},),
    "agreed": ({},),
    "step_by_step": ({},),
    "story": ({},),
    "town_or_prison": ({},),
    "own_data": ({},),
}
#: These have tests of their own.
ELSEWHERE = {
    "early",
    "noted",
    "corrected",
    "heard",
    "contradiction",
    "back",
    "must",
    "vague",
    "card",
    "summary",
    "change_menu",
    "choose",
    "answer",
}
BUSY = ({"is_busy": False}, {"is_busy": True})
GENERAL = {
    "welcome": BUSY,
    "help": BUSY,
    "human": BUSY,
    "out_of_scope": ({},),
    "next_step": ({"is_sent": False}, {"is_sent": True}),
    "after_sending": ({"reference": "BOT-2026-0005"},),
    "after_alarm": ({"is_sent": True}, {"is_sent": False}),
    "apology": ({},),
    "resend_failed": ({},),
    "stale_button": ({},),
    "chosen": ({"text": "Hoe zit het met inkomen?", "title": "Leefloon"},),
    "empty": ({},),
    "too_long": ({"limit": 2000},),
    "too_fast": ({"limit": 20},),
}


def cases(table: Table) -> list[Any]:
    return [
        pytest.param(name, view, id=f"{name} {view}")
        for name, views in table.items()
        for view in views
    ]


def names_in(folder: str) -> set[str]:
    return {path.name.removesuffix(".txt.j2") for path in (TEMPLATES / folder).glob("*.txt.j2")}


def test_every_template_of_the_intake_is_proofread() -> None:
    assert names_in("intake") == {*INTAKE, *ELSEWHERE}


def test_every_template_of_general_use_is_proofread() -> None:
    assert names_in("general") == set(GENERAL)


@pytest.mark.parametrize(("name", "view"), cases(INTAKE))
def test_message_of_the_intake_keeps_to_the_rules(
    name: str, view: Answers, answers: Answers, any_wording: Wording, proofread: Proofread
) -> None:
    message = any_wording.message(f"intake/{name}", answers=answers, **view)

    proofread(message, to_youth=answers.get("referrer_type") == "self")
    assert len(message.text.split()) <= 60


@pytest.mark.parametrize(("name", "view"), cases(GENERAL))
def test_message_of_general_use_keeps_to_the_rules(
    name: str, view: Answers, any_wording: Wording, proofread: Proofread
) -> None:
    proofread(any_wording.message(f"general/{name}", **view))


def test_first_message_says_what_a_visitor_must_know(any_wording: Wording) -> None:
    message = any_wording.message("general/welcome", is_busy=False)

    assert "een computer, geen mens" in message.text
    assert (
        "Wat je hier schrijft, blijft hoogstens 24 uur in het geheugen tot jij de aanmelding "
        "verstuurt."
    ) in message.text
    assert "Drugs, schulden, een strafblad, overal buitengezet?" in message.text
    assert [b.payload for b in message.buttons] == [
        "/refer_someone",
        "/refer_myself",
        "/check_eligibility",
        "/help",
    ]


@pytest.mark.parametrize("name", ["welcome", "human", "submitted"])
def test_phone_of_the_organisation_is_given_where_it_is_set(name: str, wording: Wording) -> None:
    topic = "intake" if name == "submitted" else "general"

    text = wording.message(f"{topic}/{name}", answers={}, reference="BOT-2026-0042").text

    assert "056 12 34 56" in text


@pytest.mark.parametrize(
    ("active", "possible", "said"),
    [
        (("West-Vlaanderen",), (), "in heel West-Vlaanderen. Het gaat"),
        (("Gent", "Kortrijk"), ("Aalst",), "in Gent en Kortrijk. Rond Aalst kan het soms"),
    ],
)
def test_region_is_told_by_the_settings(
    active: tuple[str, ...], possible: tuple[str, ...], said: str, proofread: Proofread
) -> None:
    wording = Wording({"regions": {"active": active, "possible": possible, "towns": active}})

    message = wording.message("programme/region")

    proofread(message)
    assert said in message.text


def test_stop_says_that_nothing_was_passed_on(wording: Wording) -> None:
    text = wording.message("intake/stopped", was_open=True).text

    assert text.startswith("Oké, ik stop. Er is niets doorgestuurd.")


def test_refused_message_has_no_buttons_and_names_the_limit(wording: Wording) -> None:
    assert "2.000 tekens" in wording.text("general/too_long.txt.j2", limit=2000)
    assert "20 berichten" in wording.text("general/too_fast.txt.j2", limit=20)


def test_who_cannot_be_reached_is_promised_no_contact(wording: Wording) -> None:
    alone = {"referrer_type": "self", "youth_phone": "none", "contact_way": "none"}
    reached = {**alone, "youth_phone": "+32470123456"}

    told = [
        wording.message("intake/submitted", answers=answers, reference="BOT-2026-0042").text
        for answers in (alone, reached)
    ]

    assert ["neemt contact met je op" in text for text in told] == [False, True]
