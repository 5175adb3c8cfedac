"""The kinds of what comes in, and what a person hears of a kind that the assistant cannot read."""

from __future__ import annotations

#: A typed text; the token of a pressed button; the command that begins everything.
TEXT, BUTTON, START = "text", "button", "start"
#: Something that is answered by the template that its body names.
NOTICE = "notice"
#: A new wording of an earlier message; a reaction put on one or taken away (its body the emoji).
EDITED, REACTION = "edited", "reaction"
#: The person blocked the bot, or let it in again.
BLOCKED, UNBLOCKED = "blocked", "unblocked"
#: The page was opened again by whoever has its cookie.
RETURN = "return"
#: Everything else, also what Telegram has not invented yet.
OTHER = "other"
#: What is no message to answer: nobody is welcomed by it, and nobody waits for words.
SILENT = frozenset({REACTION, BLOCKED, UNBLOCKED})
#: The kinds whose body a person did not write.
WORDLESS = frozenset({BUTTON, START, NOTICE, RETURN, *SILENT})

_VOICE, _PICTURE = "telegram/voice", "telegram/picture"
_LOCATION, _CONTACT = "telegram/location", "telegram/contact"
#: What a message can hold besides text, in the order in which to look (an animation is also a
#: document), and the template that tells a visitor how to go on.
MEDIA = {
    "voice": _VOICE,
    "audio": _VOICE,
    "video_note": _VOICE,
    "photo": _PICTURE,
    "video": _PICTURE,
    "animation": _PICTURE,
    "document": _PICTURE,
    "sticker": "telegram/other",
    "venue": _LOCATION,
    "location": _LOCATION,
    "contact": _CONTACT,
    "poll": "telegram/other",
    "dice": "telegram/other",
}
#: What can have words below it, which are then ours to write.
CAPTIONED = frozenset({"voice", "audio", "photo", "video", "animation", "document"})
#: What a machine cannot screen, so that the sender must hear so.
SPOKEN = frozenset({"voice", "audio", "video_note"})


def notice_for(kind: str) -> str:
    """Return the template that tells a visitor that this cannot be read, and what to do."""
    return "telegram/edited" if kind == EDITED else MEDIA.get(kind, "telegram/other")
