"""What a first message begins: a referral, a check, or nothing, as strangers wrote them."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
import yaml

from bot.intake.beginning import CHECK, OTHER, begins, is_of_another, is_of_writer
from bot.intake.coming_back import BEGIN, Arrival, wanted
from bot.intake.coming_back import CHECK as CHECKS
from bot.intake.referring import SELF

FIRST = yaml.safe_load(
    Path(__file__).with_name("beginnings_of_strangers.yml").read_text(encoding="utf-8")
)
#: Of 230 stories at most so many begin nothing, or something else (9 did); of 40 questions and
#: greetings at most so many begin an intake (1 did).
MISSED, BEGUN = 13, 2


def test_nearly_every_story_of_a_stranger_begins_what_it_should() -> None:
    heard = Counter((row["begins"], begins(row["text"]) or "none") for row in FIRST)

    stories = sum(count for (begun, _), count in heard.items() if begun in {SELF, OTHER})
    right = heard[SELF, SELF] + heard[OTHER, OTHER]
    assert (stories, stories - right) <= (230, MISSED), heard
    assert heard["none", SELF] + heard["none", OTHER] + heard["none", CHECK] <= BEGUN, heard


@pytest.mark.parametrize(
    ("text", "begun"),
    [
        ("mn broer slaapt in zn auto. kunnen jullie iets doen", OTHER),
        ("ben buitengesmeten. 18. wa nu", SELF),
        ("Onze leerling van 19 slaapt al weken in een tuinhuis, wij weten geen raad meer.", OTHER),
        ("Wat kost dat eigenlijk?", ""),
        ("ik heb papieren", ""),
        ("Zit Lotte bij jullie? Ik ben haar vriend en ze neemt niet op", ""),
        ("ik wil niet aangemeld worden, mijn ma heeft dat gedaan", ""),
        ("Zijn er vacatures bij jullie? Ik werk al tien jaar met jongeren.", ""),
    ],
)
def test_story_begins_without_a_word_of_referring(text: str, begun: str) -> None:
    assert begins(text) == begun


@pytest.mark.parametrize(
    ("text", "intent", "action"),
    [
        ("ge moogt ni lache he ma kslaap in een tent achter de colruyt", "out_of_scope", BEGIN),
        ("vr mn zoon. 22. slaapt op straat", "check_eligibility", BEGIN),
        ("PSD Brugge. Gedetineerde, 22j, strafeinde in oktober. Geen woonst.", "inform", BEGIN),
        (
            "zou iemand van 23 in een kraakpand in aanmerking komen? nog niks inschrijven aub",
            "ask_target_group",
            CHECKS,
        ),
        ("ben 19 en zou ik in aanmerking komen, ik slaap bij maten", "check_eligibility", None),
        (
            "ik wil alleen weten of mijn broer zou kunnen meedoen met jullie programma",
            "refer_myself",
            CHECKS,
        ),
        ("hoe lang duurt dat traject?", "ask_duration", None),
        ("ik heb geen code", "inform", None),
        ("wis alles van mij, ik slaap nu bij een maat", "delete_my_data", None),
    ],
)
def test_talk_begins_as_its_first_message_says(text: str, intent: str, action: str | None) -> None:
    assert wanted(Arrival(text, intent=intent)) == action


def test_who_has_sent_a_referral_begins_no_other_by_a_story() -> None:
    text = "ik slaap nu bij een maat op de zetel en het gaat beter"

    assert wanted(Arrival(text, intent="inform", is_sent=True)) is None


def test_whose_story_it_is_is_not_left_to_one_word() -> None:
    assert is_of_another("kan je hier iemand anders opgeven? mn beste maat zit in de shit")
    assert is_of_writer("mijn lief heeft mij buitengezet en nu slaap ik in de kelder")
    assert not is_of_another("ik wil mij aanmelden, mijn broer zit ook bij jullie")
