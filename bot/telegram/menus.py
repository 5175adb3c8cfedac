"""The commands in the menu of a chat, by the role of who sits in it."""

from __future__ import annotations

from telegram import BotCommand

_START = ("start", "Opnieuw beginnen")
_HELP = ("hulp", "Wat kan ik hier doen?")
_STOP = ("stop", "Stoppen")
_PRIVACY = ("privacy", "Wat gebeurt er met wat ik schrijf?")

#: The menu of everybody who is nobody we know; the same words work when typed on the page.
VISITOR = "visitor"
_COACH = (
    ("jongeren", "Kies met wie je praat"),
    ("wie", "Met wie praat ik nu?"),
    ("nota", "Nota voor het dossier, niet verstuurd"),
    ("afwezig", "Zeggen dat je er niet bent"),
    ("terug", "Je bent er weer"),
    ("uitnodigen", "Een jongere uitnodigen"),
    ("nieuw", "Nieuwe aanmeldingen"),
    ("hulp", "Hoe werkt dit?"),
)
MENUS = {
    VISITOR: (_START, _HELP, _STOP, _PRIVACY),
    "youth": (
        _START,
        _HELP,
        _STOP,
        _PRIVACY,
        ("mijncoach", "Schrijven naar je coach"),
        ("assistent", "Iets vragen aan de computer"),
    ),
    "coach": _COACH,
    "coordinator": _COACH,
}


def commands_of(role: str) -> list[BotCommand]:
    """Return the menu of a role; who has none of their own gets that of a visitor."""
    return [BotCommand(*command) for command in MENUS.get(role, MENUS[VISITOR])]
