"""What people read while they come in, on the line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.wording.render import TEMPLATES

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.wording import Wording

    Proofread = Callable[..., None]

NAMES = {"youth_name": "Noor De Bok", "coach_name": "Sofie Peeters"}
LONG = {"youth_name": "Maximiliaan-Alexander van den Bossche", "coach_name": "Anne-Françoise"}
INVITE = "0123456789abcdef0123456789abcdef"
#: What each template is given; those for staff may be longer to read.
VIEWS: dict[str, tuple[dict[str, object], ...]] = {
    "link_fails": ({"is_known": True}, {"is_known": False}),
    "ask_code": ({},),
    "code_fails": ({},),
    "opened": ({},),
    "waits": ({},),
    "request": tuple(
        {**names, "invite": INVITE, "unsent": unsent}
        for names in (NAMES, LONG)
        for unsent in (0, 1, 7)
    ),
    "confirmed": ({**NAMES, "is_reader": True}, {**NAMES, "is_reader": False}),
    "refused": (NAMES,),
    "answered": tuple(
        {**names, "by": "Sofie", "is_self": is_self, "is_yes": is_yes}
        for names in (NAMES, LONG)
        for is_self in (True, False)
        for is_yes in (True, False)
    ),
    "not_you": ({},),
    "over": ({},),
    "youth": ({**NAMES, "duo_name": "Jef Maes"}, {**LONG, "duo_name": ""}),
    "youth_privacy": (NAMES, LONG),
    "staff": (
        {"name": "Sofie Peeters", "is_coordinator": False},
        {"name": "Bé", "is_coordinator": True},
    ),
    "moved": ({},),
    "staff_left": ({},),
    "closed": (NAMES,),
}
CASES = [
    pytest.param(name, view, id=f"{name} {number}")
    for name, views in VIEWS.items()
    for number, view in enumerate(views)
]


def test_every_template_of_pairing_is_proofread() -> None:
    there = {path.name.removesuffix(".txt.j2") for path in (TEMPLATES / "line/pairing").iterdir()}

    assert there == set(VIEWS)


@pytest.mark.parametrize(("name", "view"), CASES)
def test_message_of_pairing_keeps_to_the_rules(
    name: str, view: dict[str, object], any_wording: Wording, proofread: Proofread
) -> None:
    message = any_wording.message(f"line/pairing/{name}", **view)

    proofread(message)
    assert message.text.count("?") <= 2


def test_youth_hears_who_reads_and_that_stopping_is_possible(wording: Wording) -> None:
    who = wording.message("line/pairing/youth", **NAMES, duo_name="Jef Maes").text
    privacy = wording.message("line/pairing/youth_privacy", **NAMES).text

    assert "komt bij Sofie, je coach" in who
    assert "leest Jef mee" in who
    assert "Dan leest ook de coördinator mee" in who
    assert "Telegram kan technisch meelezen" in privacy
    assert "blijft op jouw gsm staan en op die van je coach" in privacy
    assert "/stop" in privacy


def test_staff_are_asked_to_hide_previews(wording: Wording) -> None:
    text = wording.message("line/pairing/staff", name="Sofie", is_coordinator=False).text

    assert "voorvertoning" in text
    assert "vergrendelscherm" in text


def test_request_holds_the_link_it_is_about(wording: Wording) -> None:
    message = wording.message("line/pairing/request", **NAMES, invite=INVITE, unsent=0)

    assert [(button.title, button.payload) for button in message.buttons] == [
        ("Ja, dat is Noor", f'/confirm_pairing{{"invite": "{INVITE}"}}'),
        ("Nee, dat ken ik niet", f'/refuse_pairing{{"invite": "{INVITE}"}}'),
    ]
