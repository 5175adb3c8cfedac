"""What the assistant says in the browser tests: a question, a card, help, long text."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.web.fake_chat import Answer, Received

WELCOME: Answer = (
    "Dag! Ik ben een computer, geen mens.\n\nWaarmee kan ik helpen?",
    (("Iemand aanmelden", "refer"), ("Voorwaarden nakijken", "check")),
    "text",
)
QUESTION: Answer = (
    "Waar slaapt de jongere nu?",
    (("Bij vrienden of familie", "friends"), ("Op straat of buiten", "street")),
    "text",
)
CARD: Answer = (
    (
        "Eerste inschatting, 21 november 2026\n\nGoed nieuws: dit past bij Back On Track.\n\n"
        "Dit past:\n- De jongere is 19 jaar.\n- De jongere wil in Kortrijk wonen.\n\n"
        "Wie beslist? Een coach van de streek.\nLiever bellen? 0478 12 34 56"
    ),
    (("Ja, graag", "yes"), ("Nu niet", "no")),
    "card",
)
HELP: Answer = (
    (
        "Bel 1813, of 112 in levensgevaar. Politie: 101. "
        "Vast: 056 12 34 56, gsm: +32 478 12 34 56. "
        "Je nummer is BOT-2026-0112, op 01/12/2026, 112 euro, artikel 1012. "
        "Of mail hulp@een-dienst.example.org."
    ),
    (),
    "text",
)
HOSTILE: Answer = ('<img src="x" onerror="alert(1)"> <b>vet</b> ' + "a" * 400, (), "text")

ANSWERS = {"kaart": CARD, "hulp": HELP, "vreemd": HOSTILE}


def script(received: Received) -> list[Answer]:
    """Answer a known word with its message, and everything else with the question."""
    return [ANSWERS.get(received.text or "", QUESTION)]
