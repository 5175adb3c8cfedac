"""What a message of a person is for Rasa: a text, a payload, or neither."""

from __future__ import annotations

import re
import unicodedata

#: Somebody is back: where an intake is open, they choose whether to go on.
CAME_BACK = '/greet{"came_back": "yes"}'
#: Commands that people type, in the words of Telegram and of habit; what they are for Rasa.
COMMANDS = {
    "start": CAME_BACK,
    "hulp": "/help",
    "help": "/help",
    "stop": "/cancel",
    "opnieuw": "/cancel",
    "privacy": "/ask_privacy",
    "mens": "/speak_to_human",
}
#: Joins signs to one emoji; all else of its category is left out.
_JOINER = "\u200d"
_COMMAND = re.compile(r"/([a-z]+)(?:@\w+)?\s*", re.IGNORECASE)


def as_message(text: str) -> str:
    """Return what Rasa gets for a typed text.

    A known command becomes its payload. Any other slash in front is taken off: a payload comes
    from a button alone. What cannot be seen (controls, marks that turn the direction of writing)
    is left out; "" means that nothing readable remains.
    """
    visible = "".join(
        sign if sign.isprintable() or sign == _JOINER else " "
        for sign in unicodedata.normalize("NFC", text)
        if unicodedata.category(sign) not in {"Cf", "Cs", "Co"} or sign == _JOINER
    ).strip()
    command = _COMMAND.fullmatch(visible)
    if command and command.group(1).lower() in COMMANDS:
        return COMMANDS[command.group(1).lower()]
    return visible.lstrip("/ ").strip() if visible.startswith("/") else visible


def has_words(text: str) -> bool:
    """Say whether there is a letter or a number in it; emoji alone say nothing to Rasa."""
    return any(sign.isalnum() for sign in text)
