"""The short answers in ``domain.yml``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from bot.dialogue.topics import TOPICS
from bot.settings import ROOT
from bot.wording import Button, Message

if TYPE_CHECKING:
    from collections.abc import Callable

    Proofread = Callable[..., None]
    Responses = dict[str, list[Message]]


#: The region is told by a template.
PROGRAMME = sorted(TOPICS - {"region"})
#: Said often, so said in more than one way.
OFTEN = ("utter_general_fallback", "utter_general_thank", "utter_general_out_of_scope")
TARGETS = re.compile(r"\b(85|40|25) procent\b|doel is|streven")
PROMISES = re.compile(r"beloof|garanderen|zeker (een )?(plaats|woning)|binnen \d+ (dagen|weken)")


def responses() -> dict[str, Any]:
    domain = yaml.safe_load((ROOT / "domain.yml").read_text(encoding="utf-8"))
    return domain["responses"]


def variations(name: str) -> list[Message]:
    return [
        Message(
            variation["text"].strip(),
            tuple(Button(b["title"], b["payload"]) for b in variation.get("buttons", ())),
        )
        for variation in responses()[name]
    ]


@pytest.fixture(scope="module")
def all_responses() -> Responses:
    return {name: variations(name) for name in responses()}


def test_every_response_keeps_to_the_rules(all_responses: Responses, proofread: Proofread) -> None:
    for messages in all_responses.values():
        for message in messages:
            proofread(message, to_youth="OCMW" not in message.text)


def test_every_question_about_the_programme_has_an_answer_of_60_words(
    all_responses: Responses,
) -> None:
    lengths = {
        topic: len(message.text.split())
        for topic in PROGRAMME
        for message in all_responses[f"utter_programme_{topic}"]
    }

    assert set(lengths) == set(PROGRAMME)
    assert {topic: n for topic, n in lengths.items() if n > 60} == {}


def test_results_name_no_target(all_responses: Responses) -> None:
    assert not TARGETS.search(all_responses["utter_programme_results"][0].text)


def test_no_response_makes_a_promise(all_responses: Responses) -> None:
    promising = [
        name
        for name, messages in all_responses.items()
        if any(PROMISES.search(message.text) for message in messages)
    ]

    assert promising == []


@pytest.mark.parametrize("name", OFTEN)
def test_what_is_said_often_is_said_in_two_ways(name: str, all_responses: Responses) -> None:
    assert len({message.text for message in all_responses[name]}) >= 2
