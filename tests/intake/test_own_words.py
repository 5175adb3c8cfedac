"""What is kept as typed beside an answer, and repeated to whoever wrote it."""

from __future__ import annotations

import pytest

from bot.intake.own_words import MOST, with_own_words
from tests.intake.listening import press, words

SELF = {"referrer_type": "self", "age": 19, "living_situation": "with_family_or_friends"}


@pytest.mark.parametrize(
    ("slot", "text"),
    [
        ("network_consent", "ja ma alleen met mijn vriendin, niet met mijn vader"),
        ("network_consent", "ja zolang mijn stiefvader er niet bij betrokken wordt"),
        ("rent_guarantee_consent", "ja als ik zelf nog wat geld mag houden"),
        ("accepts_intensive_coaching", "ja maar niet elke dag aub"),
    ],
)
def test_limit_stays_beside_the_consent(slot: str, text: str) -> None:
    turn = words(slot, text, SELF)

    assert (turn.changes[slot], turn.changes["own_words"], turn.say) == (
        "yes",
        {slot: text},
        "heard",
    )


@pytest.mark.parametrize("text", ["ja", "ja da is goed", "nee", "jazeker, doe maar"])
def test_plain_consent_leaves_no_words(text: str) -> None:
    assert "own_words" not in words("network_consent", text, SELF).changes


@pytest.mark.parametrize(
    ("slot", "text", "say"),
    [
        ("age", "19, moet er tegen 1 december uit", "heard"),
        ("income", "moet der vrijdag uit", "noted"),
        ("region", "kortrijk. ik mag hier maar blijven tot eind van de maand", "heard"),
    ],
)
def test_day_to_leave_stays_beside_the_place(slot: str, text: str, say: str) -> None:
    turn = words(slot, text, {name: value for name, value in SELF.items() if name != slot})

    kept = turn.changes["own_words"]
    assert isinstance(kept, dict)
    assert kept["living_situation"] in text
    assert (turn.changes["living_situation"], turn.say) == ("with_family_or_friends", say)


def test_of_a_story_in_one_breath_only_the_clause_about_leaving_is_kept() -> None:
    text = (
        "kben 19 en kslaap nu bij nen maat in kortrijk, moet daar vrijdag buiten, kheb momenteel "
        "een leefloon en ben nog op zoek naar werk, kan er iemand mij helpen aub"
    )

    turn = words("remarks", text, SELF)

    assert turn.changes["own_words"] == {"living_situation": "moet daar vrijdag buiten"}


@pytest.mark.parametrize(
    "text",
    [
        (
            "kben 19 en slaap bij mijn mama in kortrijk, ik moet hier tegen vrijdag weg zei ze,"
            " maar na een gesprek mag ik toch nog blijven tot er iets gevonden is"
        ),
        (
            "bel maar op het nummer van mijn mama, maar zeg haar niet waarover het gaat, want zij"
            " weet nog niet dat ik weg wil en dat moet zo blijven: 0470 12 34 56"
        ),
    ],
)
def test_a_story_with_a_limit_is_kept_whole(text: str) -> None:
    kept = words("youth_phone", text, SELF).changes["own_words"]

    assert isinstance(kept, dict)
    assert text in kept.values()


def test_date_of_release_is_no_day_to_leave() -> None:
    inside = {**SELF, "living_situation": "institution", "prison": "brugge"}

    assert (
        "own_words"
        not in words("release_date", "kom vrij op 3 mei, dan moet ik weg", inside).changes
    )


def test_whose_phone_it_is_stays_beside_the_number() -> None:
    turn = words("youth_phone", "0478 12 34 56, da's de gsm van mijn zus", SELF)

    assert turn.changes["own_words"] == {"youth_phone": "0478 12 34 56, da's de gsm van mijn zus"}


def test_words_fall_with_the_answer_that_they_stood_beside() -> None:
    before = {**SELF, "network_consent": "yes", "own_words": {"network_consent": "niet met pa"}}

    changed = with_own_words("confirm", before, {"network_consent": None}, "dat klopt niet")
    kept = with_own_words("confirm", before, {"age": 20}, "ik ben 20")

    assert (changed, kept) == ({"own_words": None}, {})


def test_story_is_cut() -> None:
    changes = {"network_consent": "yes"}

    kept = with_own_words("network_consent", SELF, changes, "niet met mijn vader " * MOST)

    assert kept["own_words"] == {"network_consent": ("niet met mijn vader " * MOST)[:MOST]}


def test_words_fall_when_a_button_asks_the_answer_anew() -> None:
    before = {**SELF, "network_consent": "yes", "own_words": {"network_consent": "niet met pa"}}

    turn = press("confirm", "correct_answer", before, change_slot="network_consent")

    assert turn.changes["own_words"] is None


def test_words_wait_for_the_answer_that_they_belong_to() -> None:
    before = {"referrer_type": "self", "own_words": {"living_situation": "tot eind maart"}}

    kept = with_own_words("living_situation", before, {"living_situation": "housed"}, "thuis")

    assert kept == {}


def test_two_readings_stay_open_beside_a_day_to_leave() -> None:
    turn = words("region", "Gent of Brugge, ik moet er tegen vrijdag uit", SELF)

    assert turn.changes["open_choices"]
