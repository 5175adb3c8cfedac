"""A message as a filled-in list: "Leeftijd: 19", "Netwerk: ok", each read as its own answer."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.language.cues import cues
from bot.language.normalise import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

#: A few words and a colon, at the begin of a line or behind a stop.
_LABEL = re.compile(
    r"(?:^|(?<=[\n.;,|•*-]))[ \t•*-]*(?P<label>[^\W\d_][^\n:.;,|]{1,40}?) ?[:=](?!//)"
)
_GOES_ON = re.compile(
    r"\n|(?<=\w\w)[.!?]\s+(?=(?:Wij|We|Ik|Ons|Onze|Mvg|Met|Groet\w*|Vriendelijke|Alvast|Dank\w*)\b)"
)
_AROUND = " \t\n.,;|•*-"
#: "Tel. aanmelder".
_CUT_SHORT = re.compile(r"\b(tel|nr|geb)\.(?= ?\w)", re.IGNORECASE)
#: Up to six words before a colon may be a label.
_COLON = re.compile(r"(?P<label>(?:(?<![^\s])[^\W\d_][\w./-]*(?: [^\W\d_][\w/-]*){0,5})) ?:(?!//)")
_A_PASTED_LIST = 4
#: A heading and one label are no list.
_A_LIST = 2


def labelled(text: str) -> Iterator[tuple[str, str]]:
    """Return the slots that the labels of a list name, each with the words behind its label."""
    text = _on_lines(_CUT_SHORT.sub(r"\1", text))
    labels = list(_LABEL.finditer(text))
    slots = [slot_named(match["label"]) for match in labels]
    if len(list(filter(None, slots))) < _A_LIST:
        return
    ends = [*(match.start() for match in labels[1:]), len(text)]
    for match, slot, end in zip(labels, slots, ends, strict=True):
        value = text[match.end() : end].strip(_AROUND)
        if end == len(text):
            # What goes on behind the list is no answer to its last label.
            value = _GOES_ON.split(value, maxsplit=1)[0].strip(_AROUND)
        if slot and value:
            yield slot, value


def _on_lines(text: str) -> str:
    """Return a list that was pasted into one line with each label of ours on a line of its own."""
    if text.count(":") < _A_PASTED_LIST or "\n" in text:
        return text
    kept, rest = "", text
    while (found := _COLON.search(rest)) is not None:
        before, label = rest[: found.start()], found["label"]
        begins = next(filter(slot_named, _shorter(label)), "")
        kept += (
            before + label[: len(label) - len(begins)] + ("\n" if begins else "") + begins + ":"
        )
        rest = rest[found.end() :]
    return kept + rest


def _shorter(label: str) -> Iterator[str]:
    """Return a label, and it without its first word, its first two ..."""
    words = label.split(" ")
    return (" ".join(words[first:]) for first in range(len(words)))


def slot_named(label: str) -> str:
    """Return the slot that a label stands for; "" where it is none of ours."""
    words = fold(label).strip()
    return next((slot for slot, pattern in cues("labels").items() if pattern.fullmatch(words)), "")
