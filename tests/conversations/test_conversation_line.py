"""The line as a whole: commands, real Rasa, and what each of five people sees on a phone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from bot.wording.pieces import length
from tests.live.flows import SELF, Walk
from tests.live.model import need_model
from tests.live.on_phone import OnPhone
from tests.live.processes import free_port
from tests.live.whole_line import Phones, WholeLine
from tests.telegram.bot_api import BotApi, Served
from tests.telegram.stand_in.sending import LONGEST_TEXT

if TYPE_CHECKING:
    from collections.abc import Iterator

#: One assistant is enough for all of them.
pytestmark = pytest.mark.xdist_group("whole line")

NOOR, SOFIE, EMRE, RIA, STRANGER = 1001, 2001, 2002, 2003, 3001
VISITOR, BO, ELSEWHERE = 3002, 2004, 2005
#: What a visitor types although there is a button for who has nothing to say.
TYPED = {"youth_phone", "contact_way", "remarks"}


@pytest.fixture(scope="module")
def api() -> BotApi:
    return BotApi()


@pytest.fixture(scope="module")
def line(api: BotApi, tmp_path_factory: pytest.TempPathFactory) -> Iterator[WholeLine]:
    """Everything runs; nothing that was typed may stand in a log afterwards."""
    need_model()
    with Served(api, free_port()) as telegram:
        stack = WholeLine(tmp_path_factory.mktemp("line"), api_url=telegram.url)
        try:
            stack.start()
            yield stack
        finally:
            stack.stop()
        assert stack.leaks() == {}


def let_in_staff(line: WholeLine, api: BotApi, chat: int, *options: str) -> str:
    """Add somebody, who opens the link and types the digits."""
    added = line.run("coaches", "add", *options)
    phones = Phones(api)
    phones.opens(chat, added["invite"])
    phones.sees(chat, "zes cijfers")
    api.says(chat, text=added["code"])
    phones.sees(chat, "je bent verbonden")
    line.typed(added["invite"].rpartition("=")[2])
    return added["coach"]


def let_in_youth(line: WholeLine, api: BotApi, coach: str, duo: str) -> str:
    """Enter Noor, who opens the link; her coach says that it is her."""
    phones = Phones(api)
    added = line.run(
        "cases", "add", "--name", "Noor Testemans", "--region", "Kortrijk",
        "--coach", coach, "--duo", duo,
    )  # fmt: skip
    phones.opens(NOOR, added["invite"])
    phones.sees(SOFIE, "Is dat echt Noor?")
    assert not any("Sofie" in seen for seen in api.seen_by(NOOR))
    api.presses(SOFIE, "Ja, dat is Noor")
    phones.sees(NOOR, "komt bij Sofie, je coach. Is Sofie er niet, dan leest Emre mee.")
    return added["case"]


def write_both_ways(line: WholeLine, api: BotApi) -> None:
    phones = Phones(api)
    line.typed("ik heb een brief gekregen van de huisbaas")
    api.says(NOOR, text="ik heb een brief gekregen van de huisbaas")
    copy = phones.sees(SOFIE, "Noor:\nik heb een brief gekregen")
    api.sends_album(NOOR, ["dit is blad een", ""])
    phones.sees(SOFIE, "[photo] dit is blad een")
    api.sends(NOOR, "voice")
    phones.sees_copy(SOFIE, NOOR, api._last_of(NOOR))
    api.says(SOFIE, text="goed dat je dat stuurt", reply_to=copy)
    phones.sees(NOOR, "Sofie:\ngoed dat je dat stuurt")
    api.sends(SOFIE, "voice", reply_to_message=api.as_message(SOFIE, copy))
    phones.sees_copy(NOOR, SOFIE, api._last_of(SOFIE))
    # Not a reply: it belongs to nobody yet.
    api.sends_album(SOFIE, ["zo ziet het contract eruit", ""])
    phones.sees(SOFIE, "Voor wie is dit?")
    assert not any("contract" in seen for seen in api.seen_by(NOOR))
    api.presses(SOFIE, "Noor")
    phones.sees(NOOR, "zo ziet het contract eruit")


def talk_to_the_assistant(line: WholeLine, api: BotApi) -> None:
    phones = Phones(api)
    api.says(NOOR, text="/assistent")
    phones.sees(NOOR, "Je praat met de assistent")
    api.says(NOOR, text="wat kost dat eigenlijk?")
    phones.sees(NOOR, "gratis")
    api.says(NOOR, text="zeg tegen mijn coach dat ik morgen wat later ben")
    phones.sees(SOFIE, "Noor (via de assistent):")
    api.says(NOOR, text="/mijncoach")
    phones.sees(NOOR, "Je schrijft naar je coach Sofie")


def be_replaced(api: BotApi) -> None:
    phones = Phones(api)
    api.says(SOFIE, text="/afwezig 2/3 tot 4/3")
    phones.sees(SOFIE, "Genoteerd: je bent er niet")
    api.says(NOOR, text="is er iemand die mee kan naar het OCMW?")
    copy = phones.sees(EMRE, "is er iemand die mee kan naar het OCMW?")
    phones.sees(NOOR, "Sofie kan nu niet lezen")
    api.says(EMRE, text="ja ik, om tien uur aan de deur", reply_to=copy)
    phones.sees(NOOR, "Emre (duocoach):\nja ik, om tien uur aan de deur")
    api.says(SOFIE, text="/terug")
    phones.sees(SOFIE, "Fijn dat je er weer bent")


def cry_for_help(line: WholeLine, api: BotApi) -> None:
    phones = Phones(api)
    line.typed("ik wil niet meer leven, het is genoeg geweest")
    api.says(NOOR, text="ik wil niet meer leven, het is genoeg geweest")
    phones.sees(NOOR, "1813")
    phones.sees(SOFIE, "🔴 DRINGEND: Noor")
    phones.sees(EMRE, "🔴 DRINGEND: Noor")
    api.presses(SOFIE, "Ik neem dit op")
    phones.sees(SOFIE, "Jij neemt dit op: Noor")
    phones.sees(EMRE, "Sofie neemt dit op")
    phones.sees(NOOR, "Sofie las je bericht en neemt dit nu op")


def test_line_from_the_first_coach_to_an_alarm_that_is_taken(line: WholeLine, api: BotApi) -> None:
    phones = Phones(api)

    let_in_staff(line, api, RIA, "--name", "Ria Testemans", "--role", "coordinator")
    sofie = let_in_staff(line, api, SOFIE, "--name", "Sofie Testemans", "--region", "Kortrijk")
    emre = let_in_staff(line, api, EMRE, "--name", "Emre Testemans", "--region", "Kortrijk")
    case = let_in_youth(line, api, sofie, emre)
    write_both_ways(line, api)
    talk_to_the_assistant(line, api)
    be_replaced(api)
    cry_for_help(line, api)
    api.says(STRANGER, text="/start")
    phones.sees(STRANGER, "computer")

    told = [in_short(entry) for entry in line.run("cases", "show", case)["timeline"]]
    assert told[:4] == [
        ("status", "operator", [], None),
        ("journey_started", "operator", [], None),
        ("pairing_opened", "chat", [], None),
        ("pairing_confirmed", sofie, [], None),
    ]
    # The duo got what was said before, too, for context.
    both, with_duo = sorted([sofie, emre]), sorted(["youth", emre])
    assert told[4:] == [
        ("text", "youth", both, sofie),
        ("photo", "youth", both, sofie),
        ("photo", "youth", both, sofie),
        ("voice", "youth", both, sofie),
        ("text", sofie, with_duo, None),
        ("voice", sofie, with_duo, None),
        ("photo", sofie, with_duo, None),
        ("photo", sofie, with_duo, None),
        ("text", "youth", both, emre),
        ("text", "youth", [emre], emre),
        ("text", emre, ["youth"], None),
        ("text", "youth", both, None),
    ]
    assert not any("Noor" in seen for seen in api.seen_by(STRANGER) + api.seen_by(RIA))


def in_short(entry: dict[str, Any]) -> tuple[str, str, list[str], str | None]:
    """Return what it was, by whom, who read it, and who answered it."""
    details = entry["details"]
    readers = sorted(reader["who"] for reader in details.get("read_by", ()))
    kind = details["kind"] if entry["kind"] == "line" else entry["kind"]
    return kind, entry["actor"].split(" ")[0], readers, details.get("answered_by")


def test_referral_from_the_first_word_to_the_coach_who_takes_it(
    line: WholeLine, api: BotApi
) -> None:
    phones, visitor = Phones(api), OnPhone(line, api, VISITOR)
    bo = let_in_staff(line, api, BO, "--name", "Bo Testemans", "--region", "Kortrijk")
    let_in_staff(line, api, ELSEWHERE, "--name", "Ona Testemans", "--region", "Gent")

    visitor.say("/start")
    walk = Walk(visitor, SELF)
    for step in walk.questions():
        walk.press = step.slot not in TYPED
        walk.answer(step)

    reference = line.references()[-1]
    for words in (
        "- Je bent 19, en dat past.",
        "- Je nummer: 0471 93 84 75",
        f"Je aanmeldnummer is {reference}",
    ):
        phones.sees(VISITOR, words)
    assert max(map(length, api.seen_by(VISITOR))) <= LONGEST_TEXT
    assert not any("{" in seen for seen in api.seen_by(VISITOR))
    phones.sees(BO, f"🆕 Nieuwe aanmelding {reference}")
    api.presses(BO, "Ik neem contact op")
    phones.sees(BO, f"Jij neemt contact op: {reference}")
    case = line.case(reference)
    asked = {step.slot: step for step in SELF.steps if step.slot != "confirm"}
    assert case.answers == {
        "referrer_type": SELF.name,
        **{slot: one.typed if one.value is ... else one.value for slot, one in asked.items()},
    }
    assert (case.channel, case.status) == ("telegram", "in_contact")
    # Each process has a clock of its own here, so that the order says nothing.
    assert ("in_contact", bo) in {(one.status, one.actor) for one in case.history}
    assert not any(reference in seen for seen in api.seen_by(ELSEWHERE))
