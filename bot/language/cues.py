"""The words that give an answer away: one file in ``data/cues/`` per question.

A file lists, under a ``[label]`` (a value of the contract, or a remark such as ``past``),
fragments of regular expressions over normalised text; each must stand between word
boundaries. ``@wie`` stands for any pronoun that may be the subject, ``@kring`` for anybody of
somebody's family or friends, ``@dienst`` for a service.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

CUES = Path(__file__).resolve().parent / "data" / "cues"
_MACROS = {
    "@wie": "(?:ik|hij|zij|ze|je|jij|u|we|wij|em)",
    "@kring": (
        r"(?:(?:(?:stief|plus|pleeg|schoon|half|groot|klein|pete|achter|over|bonus)(?:groot)?)?"
        r"(?:mama|papa|ma|pa|moeder|vader|ouders?|zoon|dochter|zonen|dochters|kind|kinderen|broer"
        r"|broers|zus|zuster|zussen|zoontje|dochtertje|broertje|zusje|gezin)(?:tje|ke)?"
        r"|mams|paps|mam|pap|mamie|papie|oma|opa|bomma|bompa|meme|pepe|moemoe|vava|omaatje|meter|peter"
        r"|grootmoe|grootva|tante|nonkel|oom|neef|neven|nicht|nichten|neefje|nichtje|maat|maten"
        r"|maatje|vriend|vrienden|vriendje|vriendin|vriendinnen|kameraad|kameraden|makker|makkers"
        r"|gabber|copain|copine|kennis|kennissen|lief|liefje|partner|ex|man|vrouw|echtgenoot|echtgenote"
        r"|buur|buren|buurvrouw|buurman|buurjongen|buurmeisje|klasgenoot|klasgenote|huisgenoot"
        r"|celmaat|ploegmaat|collega|trainer|huisbaas|huurder|baas|werkgever|petekind"
        r"|metekind"
        r"|familie|familielid|familieleden|schoonfamilie|bestie|beste vriend|beste vriendin)"
    ),
    "@dienst": (
        r"(?:ocmw|caw|jac|stad|gemeente|sociaal huis|welzijnshuis|sociale dienst|straathoekwerk"
        r"|cpas)"
    ),
}


@cache
def cues(topic: str) -> Mapping[str, re.Pattern[str]]:
    """Return the pattern of every label of ``data/cues/<topic>.cues``."""
    fragments: dict[str, list[str]] = {}
    label = ""
    for line in (CUES / f"{topic}.cues").read_text(encoding="utf-8").splitlines():
        if line.startswith("[") and line.endswith("]"):
            label = line[1:-1]
        elif line and not line.startswith("#"):
            fragments.setdefault(label, []).append(_expanded(line))
    return {
        label: re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)")
        for label, parts in fragments.items()
    }


def _expanded(fragment: str) -> str:
    for macro, pattern in _MACROS.items():
        fragment = fragment.replace(macro, pattern)
    return fragment


@cache
def has_topic(topic: str) -> bool:
    """Tell whether a question has cues of its own."""
    return (CUES / f"{topic}.cues").is_file()


def found(topic: str, text: str) -> dict[str, str]:
    """Return the labels of ``topic`` that occur in a normalised text, with the words."""
    hits = ((label, pattern.search(text)) for label, pattern in cues(topic).items())
    return {label: hit.group() for label, hit in hits if hit}


def has(topic: str, label: str, text: str) -> bool:
    """Tell whether a cue of ``label`` stands in the text."""
    return cues(topic)[label].search(text) is not None
