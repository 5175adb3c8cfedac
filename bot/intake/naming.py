"""Whose name a capitalised word is, by the words around it, as first messages taught it.

"Ik meld Glenn aan, geboren op ..." and "Groeten, Mieke" name somebody in ways without end; what
stands before and behind a name tells whose it is. Learned from ``data/told`` with the rest.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.intake.called import NO_SERVICE
from bot.intake.mentions import around, words_beside
from bot.intake.parts import LONG_NUMBER
from bot.intake.telling import FEWEST_WORDS
from bot.language.judged import judged

if TYPE_CHECKING:
    from collections.abc import Iterator

TOPIC = "told_names"
YOUTH, REFERRER = "youth_name", "referrer_name"
#: So sure it must be; measured on openings of strangers (docs/nlu.md).
_SURE = 0.5
#: Before a name, and no part of it.
_NO_NAME = (
    r"(?!(?:Groet(?:en|jes)?|Mvg|Met|Liefs|Grtz|Xx+|Beste|Dag|Hallo|Hoi|Hey|Geachte|Goeie\w*|Dank\w*"
    r"|Vriendelijke|Papa|Mama|Tante|Nonkel|Oma|Opa|Meter|Peter|Meester|Juf|Mevrouw|Meneer|Mr|Dr|Mw|Mevr"
    r"|Luister|Kijk|Zeg|Hoor|Wacht|Sorry|Excuseer|Bon|Allez|Limburger|Antwerpenaar|Gentenaar"
    r"|Bruggeling|West-Vlaming|Ondergetekende|Gedetineerde|Jongere|Jongen|Meisje|Gast|Zoon|Dochter"
    r"|Broer|Zus|Kleinzoon|Neef"
    r"|Nicht|Nichtje|Neefje|Stief\w+|Pleeg\w+|Cli[eë]nte?|Bewo(?:ner|onster)|Leerlinge?|Stagiaire?"
    r"|Huurd?st?er|Pati[eë]nte?|Kandidaat|Betrokkene|Opvoed(?:er|ster)|Begeleid(?:er|ster)|Inspecteur"
    r"|Psycholo(?:og|ge)|Pastoor|Pater|Zuster|Dokter|Verpleegkundige|Werkleid(?:er|ster)|Directeur"
    r"|Directrice|Consulente?|Mentor|Coach|Advocaat|Voogd|Trainer|Intaker|Aanmelder|Contact|Naam"
    r"|Aanmelding|Melding|Dossier|Intake|Regio|Vanwege|Betreft|Vertrouwelijk|Voor|Van|Namens|Bel)\b)"
)
_NAME = re.compile(
    rf"(?<![\w@.]){_NO_NAME}[A-ZÀ-Þ][\w'’-]+"
    r"(?: (?:(?:[Vv]an|[Dd]e|den|[Dd]er|[Tt]er|[Ee]l|[Aa]l|'t) )*"
    rf"{NO_SERVICE}[A-ZÀ-Þ][\w'’-]+){{0,2}}(?![\w@])"
)
#: "Hij zei: doe maar, Roger".
_ADDRESSED = re.compile(r"(?:\b(?:zei|zegt|vroeg|vraagt)\b[^.?!\n]*|\bmaar), $")
_AGE = re.compile(r"\d\d")


def candidates(text: str) -> Iterator[re.Match[str]]:
    """Find what is written as a name: one to three words with a capital."""
    found = _NAME.finditer(text)
    return (one for one in found if not _ADDRESSED.search(text, 0, one.start()))


def surroundings(text: str, name: re.Match[str]) -> set[str]:
    """Return what is weighed of a name: what stands around it, and its own words."""
    words = name.group().split()
    found = around(text, name.start(), name.end())
    found |= {f"words={len(words)}", f"first={words[0].lower()}", f"last={words[-1].lower()}"}
    _, after = words_beside(text, name.start(), name.end())
    rest = text[name.end() :]
    kinds = {
        "age behind": any(_AGE.fullmatch(one) for one in after[:3]),
        "number behind": LONG_NUMBER.match(rest.lstrip(" ,(:")) is not None,
        "address behind": "@" in rest[:60],
    }
    return found | {kind for kind, is_so in kinds.items() if is_so}


def named_by_examples(text: str) -> dict[str, str]:
    """Return the names of youth and referrer, where examples are sure whose they are."""
    if len(text.split()) < FEWEST_WORDS:
        return {}
    best: dict[str, tuple[float, str]] = {}
    for name in candidates(text):
        own = judged(surroundings(text, name), TOPIC)
        if own.value in {YOUTH, REFERRER} and own.confidence >= _SURE:
            best[own.value] = max(best.get(own.value, (0.0, "")), (own.confidence, name.group()))
    return {slot: name for slot, (_, name) in best.items()}
