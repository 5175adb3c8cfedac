"""Cut a normalised text in sentences and clauses; find questions and other remarks."""

from __future__ import annotations

import re

from bot.language.cues import has

#: "Kortrijk?" with a question mark is still an answer, up to this many words.
_ANSWER_WORDS = 3
#: No sentence ends behind these: "Soc. dienst", "tel. van de arts".
_CUT_SHORT = re.compile(
    r"\b(soc|maatsch|psych|tel|nr|dhr|mevr|mw|mr|dr|evt|incl|ca|resp|bijv|bv|gem|prov|afd|dir|verantw"
    r"|begel|ong|vb|geb|ivm|tav|st)\.(?=\s)",
    re.IGNORECASE,
)
#: "Of niet?", "hoop ik?"
_TAG_WORDS = 2
_SENTENCE = re.compile(r"(?<=[.!?…])\s+|\n+|(?<=[?!])(?=\w)")
_CLAUSE = re.compile(
    r"[,;:()\"\[\]…]+|\s-+\s|[.!?]+(?:\s+|$)|\s+(?:maar|want|dus|en nu|en toen|en sinds|en daarna|"
    r"en ondertussen|en daarom|moar|behalve|terwijl|toch)\s+|\s+en\s+(?=eerst\s)"
)
#: More words are a story without stops: it goes on with "ik krijg", "en mijn broer".
_BREATH = 16
_RUNS_ON = re.compile(
    r"\s+(?:en\s+)?(?=(?:ik|hij|ze|zij) (?:krijg|heb|heeft|ben|is|zit|slaap|woon|wil|zou|kan|mag"
    r"|moet|werk|leef|zoek)t?\s)|\s+en\s+(?=(?:mijn|zijn|haar|onze|ons|de|dan|toen|die) )"
)


def sentences(text: str) -> list[str]:
    """Return the sentences of a normalised text."""
    return [part.strip() for part in _SENTENCE.split(text) if part and part.strip()]


def without_stops(text: str) -> str:
    """Return words as typed without the stops behind words that are cut short."""
    return _CUT_SHORT.sub(r"\1", text)


def clauses(text: str) -> list[str]:
    """Return the clauses: what stands between commas, stops and "maar", "want", "en nu"."""
    parts = (part.strip() for part in _CLAUSE.split(text) if part and part.strip())
    return [one for part in parts for one in _breaths(part)]


def _breaths(clause: str) -> list[str]:
    """Return a clause in the breaths of somebody who writes without stops."""
    if len(clause.split()) <= _BREATH:
        return [clause]
    return [one for one in _RUNS_ON.split(clause) if one]


def ends_in_question(text: str) -> bool:
    """Tell whether a question mark ends a text, before a bracket or not."""
    return text.rstrip(" )").endswith("?")


def is_question(sentence: str) -> bool:
    """Tell whether a sentence asks something back, with or without a question mark."""
    if has("talk", "question_start", sentence):
        return True
    return ends_in_question(sentence) and len(sentence.split()) > _ANSWER_WORDS


def statements(text: str) -> str:
    """Return a normalised text without the questions in it.

    A question behind a comma is left out alone: "ik lig in psychiatrie, welk huis?"
    """
    return " ".join(filter(None, map(_statement, sentences(text))))


def _statement(sentence: str) -> str:
    if not is_question(sentence):
        return sentence
    if has("talk", "question_start", sentence) or "," not in sentence:
        return ""
    return sentence.rpartition(",")[0]


def stated(sentence: str) -> str:
    """Return a sentence as typed without the question behind its last comma; "" for a question.

    "Is goed maar ik zit op school tot 5, kan dat 's avonds ook?"; a tag asks nothing: "toch?".
    """
    if not ends_in_question(sentence):
        return sentence
    before, _, last = sentence.rpartition(",")
    is_tag = len(last.split()) <= _TAG_WORDS
    return "" if is_tag or has("talk", "question_start", before.casefold()) else before


def before_question(text: str) -> str:
    """Return the sentences of a text, as typed, before the first that ends in a question mark."""
    said = sentences(text)
    first = next((at for at, one in enumerate(said) if ends_in_question(one)), len(said))
    return " ".join(said[:first])


def without_questions(text: str) -> str:
    """Return the sentences of a text, as typed, that end in no question mark; "" for none."""
    return " ".join(one for one in sentences(text) if not ends_in_question(one))
