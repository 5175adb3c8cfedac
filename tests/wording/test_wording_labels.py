"""Every value and every slot has its words, once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.intake.attention import ATTENTION
from bot.intake.questions import QUESTIONS, TOLD
from bot.intake.summary import choice_message, in_words
from bot.intake.values import CHOICES

if TYPE_CHECKING:
    from collections.abc import Callable

    from jinja2.environment import TemplateModule

    from bot.wording import Wording

    Proofread = Callable[..., None]


@pytest.fixture
def labels(wording: Wording) -> TemplateModule:
    template = wording.environment.get_template("intake/labels.j2")
    return template.make_module({"answers": {}, "button": lambda *_: ""})


def test_every_value_of_the_contract_has_a_label(labels: TemplateModule) -> None:
    assert {slot: set(values) for slot, values in labels.VALUES.items()} == {
        slot: set(CHOICES[slot]) for slot in labels.VALUES
    }


def test_every_slot_has_a_name(labels: TemplateModule) -> None:
    assert set(labels.NAMES) == {*QUESTIONS, *TOLD} - {
        "confirm",
        "continue_to_referral",
        "attention",
    }


def test_every_point_of_attention_has_words(labels: TemplateModule) -> None:
    assert set(labels.ATTENTION) == set(ATTENTION)


@pytest.mark.parametrize(
    ("slot", "value", "words"),
    [
        ("age", 19, "19 jaar"),
        ("age", "unknown", "nog niet bekend"),
        ("living_situation", "with_family_or_friends", "bij vrienden of familie"),
        ("income", "none", "geen inkomen"),
        ("prison", "none", "geen gevangenis"),
        ("network_consent", "unsure", "nog niet zeker"),
        ("release_date", "2027-03", "maart 2027"),
        ("birth_date", "2009-03-05", "5 maart 2009"),
        ("youth_phone", "+32470123456", "0470 12 34 56"),
        ("youth_phone", "none", "geen nummer"),
        ("referrer_email", "none", "geen mailadres"),
        ("youth_name", "no", "no"),
        ("remarks", "een hond\nen een kat", "een hond en een kat"),
        ("region", "Sint-Niklaas", "Sint-Niklaas"),
    ],
)
def test_answer_in_words(slot: str, value: str | int, words: str, wording: Wording) -> None:
    assert in_words(slot, {slot: value}, wording) == words


def test_choice_between_places_has_a_button_each(wording: Wording, proofread: Proofread) -> None:
    message = choice_message("region", ("Deinze", "Nevele", "'s-Gravenwezel"), {}, wording)

    proofread(message)
    assert message.text == "Bedoel je Deinze, Nevele of 's-Gravenwezel?"
    assert [button.title for button in message.buttons] == ["Deinze", "Nevele", "'s-Gravenwezel"]


def test_choice_between_yes_and_no_uses_their_own_intents(
    wording: Wording, proofread: Proofread
) -> None:
    message = choice_message("network_consent", ("yes", "no"), {}, wording)

    proofread(message)
    assert [button.payload for button in message.buttons] == ["/affirm", "/deny"]


@pytest.mark.parametrize("slot", ["living_situation", "income", "prison", "referrer_type"])
def test_choice_between_values_uses_their_labels(
    slot: str, wording: Wording, proofread: Proofread
) -> None:
    message = choice_message(slot, CHOICES[slot][:2], {"referrer_type": "self"}, wording)

    proofread(message)
    assert len(message.buttons) == 2
