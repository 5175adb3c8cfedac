"""Whom an alarm is about: the writer, or somebody whom the writer tells of.

The sentence decides, near the match first. Of violence and of being put out, the one to whom it
is done counts ("hij slaat mij"); of an illness, the one spoken of ("ik krijg hem niet wakker").
All words stand here in their plain form (``plain.key``).
"""

from __future__ import annotations

import re

_WRITER = r"ik|je|wij|we|i|ben"
_TO_WRITER = r"mij|me|mie|mezelf|ons|moi"
_PERSONS = (
    "client[a-z]*|jongere[a-z]*|betrokkene|gedetineerde|bewon[a-z]+|lerling[a-z]*|hurder|speler"
    "|zon|dochter|klein(?:zon|dochter|kind)|petekind|zeune|broer[a-z]*|zus[a-z]*|vriend[a-z]*|mat"
    "|moat|maten|kamerad|gast|gasten|jongen|meisje|jongeman|jongedame|kind|babij|nef|nicht|celgenot"
    "|neve|patient[a-z]*|gezin|moeder|mama|collega|he|she|friend|elle|il"
)
_OTHER = rf"hij|ze|hem|haar|har|zichzelf|em|{_PERSONS}"
_SAYS = (
    r"zegt|zei|zegde|zeggen|stur\w+|stuurde|schref|schrijft|meldt|verklart|vertel\w+|uit\w*"
    r"|spre\w+|sprak|gezegd|gezeid|vroeg|wil|post\w+"
)

#: So many words before a match say to whom it is done.
_NEAR = 3

_writer = re.compile(rf" (?:{_WRITER}|{_TO_WRITER})(?= )")
_to_writer = re.compile(rf" (?:{_TO_WRITER})(?= )(?! (?:verteld|gezegd|gezeid|toegegeven|dat ))")
_of_writer = re.compile(
    r" mijn (?:kop|kel|hofd|arm|gezicht|lijf|rug|nek|har|pols|gsm|telefon|facebok|geld|papieren"
    r"|pasport|leflon|nam|adres|foto\w*|blote|kamer|bed|deur|kleren|buik)(?= )"
)
_to_other = re.compile(rf" (?:hem|har|em|zijn vrouw|{_PERSONS})(?= )")
_subject = re.compile(rf" (?:(?P<writer>{_WRITER})|(?P<other>{_OTHER}))(?= )")
_other = re.compile(rf" (?:{_OTHER})(?= )")
_said_by_other = re.compile(rf" (?:{_OTHER})(?: [^ .?]+){{0,4}} (?:{_SAYS})(?= )")


def who_is_meant(kind: str, match: str, sentence: str, message: str) -> str:
    """Return "self" or "other"; a message that names nobody is about the writer.

    Args:
        kind: the kind of alarm.
        match: the words that a pattern matched.
        sentence: the sentence in which they stand.
        message: the whole message; all three in plain form.
    """
    match = f" {match.strip()} "
    if " zichzelf " in match:
        return "other"
    if kind == "suicide" and _said_by_other.search(f"{sentence.partition(match)[0]} "):
        return "other"
    if kind == "violence":
        return _victim(match, sentence) or _by_message(message)
    if kind != "medical" and _to_writer.search(match):
        return "self"
    if kind == "shelter" and _to_writer.search(_right_before(match, sentence)):
        # "De ma van mijn maat heeft mij buitengezet": it is done to the writer.
        return "self"
    return _by_subject(kind, match, sentence) or _by_message(message)


def who_is_spoken_of(kind: str, sentence: str, message: str) -> str:
    """Return "self" or "other" where no words were matched, only a sentence that is like an alarm.

    Args:
        kind: the kind of alarm.
        sentence: the words that are most like it.
        message: the whole message; both in plain form.
    """
    if kind == "suicide" and _said_by_other.search(sentence):
        return "other"
    is_done_to = kind in {"violence", "shelter"}
    if is_done_to and (_to_writer.search(sentence) or _of_writer.search(sentence)):
        return "self"
    if kind == "violence" and _to_other.search(sentence):
        return "other"
    return _by_mentions(sentence) or _by_message(message)


def _right_before(match: str, sentence: str) -> str:
    """Return the few words before a match."""
    before, _, _ = sentence.partition(match.rstrip())
    return f" {' '.join(before.split()[-_NEAR:])} "


def _by_mentions(sentence: str) -> str:
    """Return who is named most often in a sentence, or first, or nobody."""
    found = ["self" if one.group("writer") else "other" for one in _subject.finditer(sentence)]
    return max(found, key=found.count, default="")


def _victim(match: str, sentence: str) -> str:
    """Return to whom violence is done: "hij slaat" alone does not say it."""
    for words in (match, sentence):
        if " ik " in match or _to_writer.search(words) or _of_writer.search(words):
            return "self"
        if _to_other.search(words):
            return "other"
    return "self" if " ik " in sentence else ""


def _by_subject(kind: str, match: str, sentence: str) -> str:
    """Return who is named in the match, else last before it, else after it, else nobody."""
    before, _, after = sentence.partition(match.rstrip())
    if kind != "suicide" and _other.search(match):
        return "other"
    found = list(_subject.finditer(match)) or list(_subject.finditer(f"{before} "))[-1:]
    found = found or list(_subject.finditer(f"{after} "))[:1]
    if not found:
        return ""
    return "self" if found[-1].group("writer") else "other"


def _by_message(message: str) -> str:
    return "other" if _other.search(message) and not _writer.search(message) else "self"
