"""The summary, and the menu to change what it says."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from bot.intake.attention import ATTENTION
from bot.intake.summary import change_menu, summary_message

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.intake.questions import Answers
    from bot.wording import Message, Wording

    Proofread = Callable[..., None]


YOUTH = {
    "referrer_type": "self",
    "age": 19,
    "living_situation": "with_family_or_friends",
    "region": "Kortrijk",
    "income": "none",
    "network_consent": "yes",
    "rent_guarantee_consent": "unsure",
    "accepts_intensive_coaching": "yes",
    "eligibility_outcome": "to_discuss",
    "data_consent": "yes",
    "youth_name": "Sam",
    "youth_phone": "none",
    "contact_way": "via de jeugdbeweging",
    "remarks": "none",
}
SERVICE = YOUTH | {
    "referrer_type": "service",
    "referrer_organisation": "ocmw",
    "discussed_with_youth": "yes",
    "living_situation": "institution",
    "prison": "ieper",
    "release_date": "2027-03",
    "referrer_name": "An",
    "referrer_phone": "+3256123456",
    "referrer_email": "an@voorbeeld.be",
}


def slots_to_change(message: Message) -> list[str]:
    return [
        json.loads(b.payload.removeprefix("/correct_answer"))["change_slot"]
        for b in message.buttons
    ]


@pytest.mark.parametrize("again", [True, False])
@pytest.mark.parametrize("answers", [YOUTH, SERVICE], ids=["youth", "service"])
def test_summary_keeps_to_the_rules(
    answers: Answers, again: bool, wording: Wording, proofread: Proofread
) -> None:
    message = summary_message(answers, ATTENTION, wording, again=again)

    proofread(message, to_youth=False, is_list=True)
    assert [b.payload for b in message.buttons] == ["/affirm", "/correct_answer", "/deny"]


@pytest.mark.parametrize("answers", [YOUTH, SERVICE], ids=["youth", "service"])
def test_summary_and_menu_show_every_answer_once(answers: Answers, wording: Wording) -> None:
    shown = [
        line
        for line in summary_message(answers, (), wording).text.splitlines()
        if line.startswith("- ")
    ]

    menu = slots_to_change(change_menu(answers, wording))

    told = [slot for slot in answers if slot not in {"eligibility_outcome"}]
    assert sorted(menu) == sorted(told)
    assert len(shown) == len(told)


def test_menu_keeps_to_the_rules(wording: Wording, proofread: Proofread) -> None:
    told = {"birth_date": "2007-03-05", "earlier_home_support": "no", "wants_change": "yes"}

    message = change_menu(SERVICE | told | {"attention": ["with_child"]}, wording)

    proofread(message, to_youth=False)
    assert slots_to_change(message)[-4:] == [*told, "attention"]


def test_answer_that_lost_its_meaning_is_not_shown(wording: Wording) -> None:
    answers = YOUTH | {"prison": "ieper", "referrer_name": "An"}

    text = summary_message(answers, (), wording).text

    assert "Gevangenis" not in text
    assert "An" not in text.split()


def test_points_of_attention_name_the_month_of_the_18th_birthday(wording: Wording) -> None:
    answers = YOUTH | {"birth_date": "2009-03-05"}

    text = summary_message(answers, ("age_17",), wording).text

    assert "De 18de verjaardag is in maart 2027." in text


def test_summary_without_points_of_attention_has_no_heading_for_them(wording: Wording) -> None:
    assert "let een coach op" not in summary_message(YOUTH, (), wording).text


def test_remark_that_holds_a_line_break_stays_one_line(wording: Wording) -> None:
    answers = YOUTH | {"remarks": "graag snel\n- Leeftijd: 40 jaar"}

    lines = summary_message(answers, (), wording).text.splitlines()

    assert "- Nog te weten: graag snel - Leeftijd: 40 jaar" in lines
