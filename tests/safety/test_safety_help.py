import re

import pytest

from bot.safety.help import help_message, helplines
from bot.safety.rules import KINDS
from bot.safety.screening import Screening
from bot.settings import Organisation
from bot.wording import Wording

WITH_PHONE = Wording({"organisation": Organisation("Oranjehuis", "+3256123456", "")})
WITHOUT_PHONE = Wording({"organisation": Organisation()})
VARIANTS = [(kind, about, "x") for kind in KINDS for about in ("self", "other")] + [
    ("violence", "self", "about_to_hurt")
]
NUMBERS = {
    "suicide": {"1813", "112"},
    "violence": {"112", "101"},
    "medical": {"112"},
    "shelter": {"112"},
}


@pytest.mark.parametrize(("kind", "about", "reason"), VARIANTS)
def test_help_is_short_and_honest_and_leaves_the_talk_open(
    kind: str, about: str, reason: str
) -> None:
    text = help_message(Screening(kind, about, reason), WITH_PHONE).text

    assert len(text.split()) <= (60 if about == "self" else 80)
    assert "niemand leest dit nu mee" in text
    assert "Ik ben een computer" in text
    assert text.rstrip().endswith("verder schrijven.")


@pytest.mark.parametrize(("kind", "about", "reason"), VARIANTS)
def test_help_has_the_right_numbers_and_no_others(kind: str, about: str, reason: str) -> None:
    text = help_message(Screening(kind, about, reason), WITHOUT_PHONE).text

    assert set(re.findall(r"\d{3,}", text)) == NUMBERS[kind]


@pytest.mark.parametrize(("kind", "about", "reason"), VARIANTS)
def test_help_has_the_phone_of_the_organisation_when_there_is_one(
    kind: str, about: str, reason: str
) -> None:
    screening = Screening(kind, about, reason)

    assert "056 12 34 56" in help_message(screening, WITH_PHONE).text
    assert "Ons bellen" not in help_message(screening, WITHOUT_PHONE).text


def test_who_is_about_to_hurt_somebody_is_not_called_a_victim() -> None:
    text = help_message(Screening("violence", "self", "about_to_hurt"), WITH_PHONE).text

    assert "jouw schuld" not in text


def test_112_is_not_offered_for_a_bed() -> None:
    text = help_message(Screening("shelter", "self", "x"), WITH_PHONE).text

    assert "112 dient voor gevaar, niet voor een bed" in text


def test_help_for_other_kinds_is_added() -> None:
    alone = help_message(Screening("suicide", "self", "x"), WITH_PHONE).text

    both = help_message(
        Screening("suicide", "self", "x", ("violence", "shelter")), WITH_PHONE
    ).text

    added = both.removeprefix(alone).strip().splitlines()
    assert len(added) == 2
    assert "101" in added[0]
    assert "OCMW" in added[1]


@pytest.mark.parametrize("kind", KINDS)
def test_help_for_every_kind_can_be_added(kind: str) -> None:
    lead = "suicide" if kind != "suicide" else "violence"

    text = help_message(Screening(lead, "other", "x", (kind,)), WITH_PHONE).text

    assert not text.endswith("verder schrijven.")


def test_a_help_line_is_shown_only_when_confirmed() -> None:
    screening = Screening("violence", "self", "x")

    before = help_message(screening, WITH_PHONE).text
    after = help_message(screening, WITH_PHONE, confirmed=("hulplijn_1712", "druglijn")).text

    assert "1712" not in before
    assert "1712" in after
    assert "Druglijn" not in after


def test_help_lines_have_kinds_that_exist_and_ids_of_their_own() -> None:
    lines = helplines()

    assert {kind for line in lines for kind in line.kinds} <= set(KINDS)
    assert len({line.id for line in lines}) == len(lines)
