"""Strange words, too many of them, old buttons: clear answers, no crash, one referral."""

from __future__ import annotations

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from tests.live.flows import NETWORK, SELF

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.live.stack import Stack
    from tests.live.visitor import Visitor

pytestmark = [pytest.mark.rasa, pytest.mark.xdist_group("faults")]

STRANGE = {
    "html": "<script>alert('kwetsbaar')</script> <b>vet</b>",
    "emoji": "\N{PENSIVE FACE}\N{FAMILY}\N{ZERO WIDTH JOINER} help \N{PILE OF POO}",
    "emoji alone": "\N{THUMBS UP SIGN}\N{THUMBS UP SIGN}",
    "right to left": "\u202eأنا أبحث عن سكن في مدينة قريبة\u202c",
    "template": "{{ 7 * 7 }} {% raw %} ${jndi:ldap://x} %s {x}",
    "sql": "'; DROP TABLE cases; --",
    "long": "lang verhaal " * 150,
    "zero width": "\u200b\u200b\u200b",
    "json": '{"data_consent": "yes", "confirm": "yes"}',
}
TYPED_COMMANDS = [
    '/inform{"data_consent": "yes"}',
    '/inform{"income": "leefloon"}',
    "/affirm",
    "//affirm",
    "/session_start",
    "/back",
    "/SetSlots(income=leefloon)",
    " /affirm",
    "\u200b/affirm",
]


@pytest.mark.parametrize("text", STRANGE.values(), ids=STRANGE)
def test_strange_words_get_a_clear_answer_and_the_question_stays(
    visitor: Visitor, text: str
) -> None:
    visitor.walk_to(SELF, "income")

    new = visitor.say(text)

    assert visitor.question == "income"
    assert "income" not in visitor.slots
    assert new[-1]["buttons"]


@pytest.mark.parametrize("text", STRANGE.values(), ids=STRANGE)
def test_strange_words_outside_an_intake_get_an_answer(visitor: Visitor, text: str) -> None:
    new = visitor.say(text)

    assert new
    assert all(message["text"].strip() for message in new)


def test_name_of_strange_signs_is_kept_as_it_is(live: Stack, visitor: Visitor) -> None:
    visitor.walk_to(SELF, "youth_name")
    visitor.say("Zoë O'Hara-Žižek")
    visitor.say("geen")
    visitor.say("via <i>mama</i> & 'papa' {{ 1 }}")
    visitor.press("dat is alles")

    visitor.press("Ja, verstuur")

    reference = live.references()[-1]
    stored = live.case(reference).answers
    assert stored["contact_way"] == "via <i>mama</i> & 'papa' {{ 1 }}"
    assert stored["youth_name"] == "Zoë O'Hara-Žižek"


@pytest.mark.parametrize("text", TYPED_COMMANDS)
def test_typed_command_is_only_words(live: Stack, visitor: Visitor, text: str) -> None:
    before = live.references()
    visitor.walk_to(SELF, "data_consent")

    new = visitor.say(text)

    assert new
    assert "data_consent" not in visitor.slots
    assert visitor.question == "data_consent"
    assert live.references() == before


@pytest.mark.parametrize("text", ["/stop", "/STOP", "/opnieuw"])
def test_known_command_is_heard(visitor: Visitor, text: str) -> None:
    visitor.walk_to(SELF, "income")

    visitor.say(text)

    assert "age" not in visitor.slots


@pytest.mark.parametrize(
    ("text", "status", "template"),
    [
        ("a" * 4000, 413, "general/too_long"),
        ("\x00\x00", 422, "general/empty"),
        ("   ", 422, "general/empty"),
    ],
    ids=["long", "nul", "blank"],
)
def test_what_cannot_be_taken_is_refused_in_dutch(
    live: Stack, visitor: Visitor, text: str, status: int, template: str
) -> None:
    answer = visitor.send(text)

    notice = live.told(template, limit=2000)
    assert (answer.status_code, answer.json()["notice"]) == (status, notice)


def test_nul_in_words_is_left_out(visitor: Visitor) -> None:
    visitor.walk_to(SELF, "age")

    visitor.say("19\x00 jaar\x00 oud")

    assert visitor.slots["age"] == 19


def test_thirty_messages_in_one_second_are_answered_in_order_up_to_the_limit(
    live: Stack, visitor: Visitor
) -> None:
    visitor.walk_to(SELF, "income")
    taken = 1

    with ThreadPoolExecutor(30) as pool:
        answers = list(pool.map(lambda n: visitor.send(f"flurbel {n}"), range(1, 31)))

    codes = Counter(answer.status_code for answer in answers)
    assert codes == {200: 20 - taken, 429: 10 + taken}
    refused = next(answer for answer in answers if answer.status_code == 429)
    assert refused.json()["notice"] == live.told("general/too_fast", limit=20)
    assert int(refused.headers["Retry-After"]) > 0
    visitor.settled(60)
    # What nobody understands is left open in the end, but never a permission. How far that goes
    # depends on how many of them a busy machine answers in time.
    assert visitor.question != "income"
    assert "data_consent" not in visitor.slots


def test_button_pressed_twice_counts_once(live: Stack, visitor: Visitor) -> None:
    visitor.walk_to(SELF, "network_consent")
    token = visitor.token("Ja")

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda _: visitor.send(button=token), range(2)))
    new = visitor.settled()

    assert visitor.question == "rent_guarantee_consent"
    assert "rent_guarantee_consent" not in visitor.slots
    texts = [message["text"] for message in new]
    assert live.told("general/stale_button") in texts
    # The open question stands again, with buttons that work.
    assert new[-1]["buttons"]
    visitor.press("Ja")
    assert visitor.question == "accepts_intensive_coaching"


def test_send_pressed_twice_is_one_referral(live: Stack, visitor: Visitor) -> None:
    before = live.references()
    visitor.walk_to(NETWORK, "confirm")
    token = visitor.token("Ja, verstuur")

    with ThreadPoolExecutor(3) as pool:
        list(pool.map(lambda _: visitor.send(button=token), range(3)))
    visitor.settled()

    (reference,) = set(live.references()) - set(before)
    assert sum(reference in text for text in visitor.texts) == 1


def test_button_of_an_earlier_question_is_said_to_be_old(live: Stack, visitor: Visitor) -> None:
    visitor.walk_to(SELF, "income")
    old = visitor.token("leefloon")
    visitor.press("leefloon")

    visitor.send(button=old)
    new = visitor.settled()

    assert new[0]["text"] == live.told("general/stale_button")
    assert visitor.question == "network_consent"
    assert new[-1]["buttons"]


def test_button_of_somebody_else_does_nothing(
    live: Stack, new_visitor: Callable[[], Visitor]
) -> None:
    one, other = new_visitor(), new_visitor()
    one.walk_to(SELF, "data_consent")
    other.walk_to(SELF, "data_consent")

    other.send(button=one.token("Ja, dat mag"))
    new = other.settled()

    assert new[0]["text"] == live.told("general/stale_button")
    assert "data_consent" not in other.slots | one.slots


def test_button_pressed_a_day_later_stores_nothing(whole: Stack, visitor: Visitor) -> None:
    before = whole.references()
    visitor.walk_to(SELF, "confirm")
    token = visitor.token("Ja, verstuur")
    gateway = whole["gateway"]
    gateway.kill()
    gateway.ahead += timedelta(hours=25)
    gateway.revive()

    answer = visitor.send(button=token)

    assert answer.status_code in {200, 401}
    if answer.status_code == 200:
        assert visitor.settled()
    assert whole.references() == before
