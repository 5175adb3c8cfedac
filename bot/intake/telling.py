"""What a longer message tells in sentences that no cue knows, by what such sentences taught.

Sentences of first messages by many hands say what each tells of a question, or that it tells
nothing of it (``data/told``; ``python -m bench.told`` learns anew). Each sentence of a message,
and each part of one, is weighed by itself, and the surest counts. Cues go first: they know whose
income it is, and what was before.
"""

from __future__ import annotations

import re
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from bot.language.change import CAME_FREE
from bot.language.judged import NOTHING_SAID, judged, weighable
from bot.language.normalise import normalise
from bot.language.readers.income import HAS_NOT
from bot.language.reading import CONDITIONS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from bot.intake.parts import Part
    from bot.language.judged import Opinion

#: So sure it must be of what a sentence tells; measured on openings of strangers (docs/nlu.md).
SURE: Mapping[str, float] = {
    "referrer_organisation": 0.8,
    "discussed_with_youth": 0.65,
    "living_situation": 0.8,
    "income": 0.6,
    "network_consent": 0.8,
    "rent_guarantee_consent": 0.7,
    "accepts_intensive_coaching": 0.8,
}
_MAY_BE_DENIED = frozenset(
    {"discussed_with_youth", "rent_guarantee_consent", "accepts_intensive_coaching"}
)
#: A yes by resemblance holds no such word: "ze wil niet dat iemand aan haar geld komt".
_DENIES = re.compile(
    r"\b(?:niet|geen|niemand|nooit|niks|weiger\w*|twijfel\w*|moeilijk|zwaar|bang|schrik)\b"
)
_TAKES_BACK = re.compile(
    r"^(?:maar |en )?(?:dat|daar|zo|die|het)\b.*\b(?:niet|geen|moeilijk|twijfel\w*|nee)\b"
)
#: "Mensen erbij halen mag" resembles refusals: who refuses says so in words that cues know; and
#: "ik doe dit voor mijn werk" names no other kind of service.
_NEVER_BY_EXAMPLES = frozenset({("network_consent", "no"), ("referrer_organisation", "other")})
#: Where cues are wrong more often than examples that speak against them: from how sure they must
#: be to be right instead, to ask, and how much likelier than the cue's value.
_AGAINST_CUES = frozenset({"living_situation", "income"})
_INSTEAD, _OPEN, _CLEARLY = 0.85, 0.3, 0.12
#: "In mijn auto aan het station": what a cue names is there, wherever that stands.
_NEVER_INSTEAD = frozenset(
    {("non_conventional", "public_space"), ("non_conventional", "with_family_or_friends")}
)
#: "Die in januari vrijkwam uit de gevangenis".
_CAME_OUT = re.compile(rf"\b(?:{CAME_FREE}|ontslagen) (?:uit|van)\b")
#: What somebody's own work says nothing of, and what is told beside it.
_OF_THE_YOUTH = {
    "living_situation": ("near_kin", "left_prison", "not_welcome"),
    "income": ("no_income",),
}
#: How much a word that taught nothing takes away; without it two known words decide all.
_STRANGE = 2.0
#: As likely it may be that a youth knows of nothing, for it to be asked.
_MAY_BE_NO, _AS_LIKELY = 0.5, 0.45
#: Somebody who is as likely as this to be told of otherwise is asked.
_DOUBT, _MUCH_LESS = 0.4, 0.3
#: As likely a value must be that answers of other people resemble.
_LEAST = 0.1
#: Fewer words answer what was asked, and are no story.
FEWEST_WORDS = 8
_FEWEST_IN_PIECE = 2
#: More words must stand against a cue.
STORY_WORDS = 16
#: "Kan ik haar aanmelden" has lost its question mark.
ASKS = re.compile(
    r"(?:^|, )(?:en |maar )?(?:kan|kunnen|mag|mogen|moet|moeten|zou|zouden|kun|kunt)"
    r" (?:ik|wij|we|jullie|je|u|hij|ze|zij|dat|dit|het)\b"
)
#: Sentences of more parts are also weighed two parts at a time.
_MANY = 2


def topic(slot: str) -> str:
    """Return the name under which the weights for a slot are kept."""
    return f"told_{slot}"


def pieces(message: tuple[Part, ...]) -> Iterator[str]:
    """Return the sentences of a message, their parts, and of long ones two parts at a time."""
    for _, group in groupby(message, key=lambda one: one.sentence):
        said = [one.raw for one in group]
        yield ", ".join(said)
        if len(said) > 1:
            yield from said
        if len(said) > _MANY:
            yield from (f"{one}, {two}" for one, two in pairwise(said))


def weighed(piece: str) -> set[str]:
    """Return what is weighed of a piece of a message."""
    return weighable(normalise(piece))


def told_by_examples(slot: str, message: tuple[Part, ...]) -> str | None:
    """Return the value that a sentence tells, where examples are sure; None where none is."""
    if slot not in SURE or length(message) < FEWEST_WORDS:
        return None
    opinions = _opinions(slot, message)
    best = _surest(opinions)
    if best is None or best.confidence < SURE[slot] or (slot, best.value) in _NEVER_BY_EXAMPLES:
        return None
    if not may_be(slot, best.value, message) or _is_denied(slot, best, message):
        return None
    others = (one for one in opinions if one.value not in {NOTHING_SAID, best.value})
    return None if _rivals(_surest(others), best) else best.value


def may_tell(slot: str, value: str, message: tuple[Part, ...]) -> bool:
    """Say whether a first message may tell a value: "de eerste van de familie" tells of no bed."""
    return any(one.likely.get(value, 0.0) >= _LEAST for one in _opinions(slot, message))


def unless_otherwise(slot: str, value: object, message: tuple[Part, ...]) -> object | None:
    """Return what cues say, unless examples say otherwise; None where it has to be asked.

    "Hij lag op straat, nu slaapt hij bij zijn peter" has the cues of two places: a story tells of
    beds that were and of those of others.
    """
    # That a leefloon is not there yet, cues know better.
    may_be_wrong = slot in _AGAINST_CUES and value not in {None, "none"}
    # "Veel begeleiding schrikt hem niet af" holds a no, and is none.
    may_be_wrong |= slot in CONDITIONS and value == "no"
    if not may_be_wrong or length(message) < FEWEST_WORDS:
        return value
    opinions = _opinions(slot, message)
    for_cue = _likeliest(opinions, lambda one: one == value)
    against = _likeliest(opinions, lambda one: one not in {value, NOTHING_SAID})
    if against < _OPEN or against - for_cue < _CLEARLY:
        return value
    best = _surest(one for one in opinions if one.value != value)
    is_never = best is None or (value, best.value) in _NEVER_INSTEAD
    if best is None or is_never or not may_be(slot, best.value, message):
        return value
    rival = _surest(one for one in opinions if one.value not in {value, best.value})
    is_sure = best.confidence >= _INSTEAD and for_cue < _DOUBT
    return best.value if is_sure and not _rivals(rival, best) else None


def _is_denied(slot: str, best: Opinion, message: tuple[Part, ...]) -> bool:
    """Say whether a yes is taken from words that deny something: what they deny is asked."""
    if best.value != "yes" or slot not in _MAY_BE_DENIED:
        return False
    telling = zip(_weighed(slot, message), _opinions(slot, message), strict=True)
    said = next(words for words, own in telling if own == best)
    # "Iemand die alle dagen langskomt, dat wil hij niet": what stands behind takes it back.
    behind = [two for one, two in pairwise(message) if one.raw in said]
    takes_back = any(_TAKES_BACK.search(one.normal) for one in behind)
    return takes_back or _DENIES.search(normalise(said)) is not None


def may_be(slot: str, value: str, message: tuple[Part, ...]) -> bool:
    """Say whether words may tell a value.

    Nobody is inside, has nothing, or has talked it over, without a word of it.
    """
    if slot == "discussed_with_youth":
        return any(one.tells("word_of_talk") for one in message)
    if value == "none":
        return any(one.tells("word_of_money") and not one.tells("no_income") for one in message)
    return value != "institution" or any(
        one.tells("word_of_inside") and not _came_out(one) for one in message
    )


def _came_out(one: Part) -> bool:
    return one.tells("left_prison") or _CAME_OUT.search(one.normal) is not None


def _likeliest(opinions: Iterable[Opinion], is_meant: Callable[[str], bool]) -> float:
    shares = (one.likely[value] for one in opinions for value in one.likely if is_meant(value))
    return max(shares, default=0.0)


def unless_untold(slot: str, value: object, message: tuple[Part, ...]) -> object | None:
    """Return a yes to whether the youth knows, unless a sentence says that they do not.

    "Of ze weet dat ik dit typ? Nee, ik heb het haar niet gezegd" has the words of a yes. Where
    either may be meant neither is, and it is asked: a name is kept on that answer.
    """
    if slot != "discussed_with_youth" or value != "yes":
        return value
    if not may_be(slot, "yes", message):
        # "Ik wil graag iemand aanmelden".
        return None
    # "Besproken is het ook al met hem" resembles both; a cue knows it.
    saying = (one for one in _opinions(slot, message) if one.value == "no")
    no = max(
        (one.confidence for one in saying if one.likely.get("yes", 0.0) < _AS_LIKELY), default=0.0
    )
    return "no" if no >= SURE[slot] else None if no >= _MAY_BE_NO else value


def _is_of_work(one: Part) -> bool:
    is_own = one.tells("own_work") or one.tells("own_service")
    return is_own and not one.speaks_of_youth


def _weighed(slot: str, message: tuple[Part, ...]) -> list[str]:
    """Return the pieces of a message that may tell; "Aanmelder:" and a question say nothing."""
    if slot in _OF_THE_YOUTH:
        # "Ik werk in de nachtopvang" houses nobody.
        own = (one for one in message if not _is_of_work(one))
        message = tuple(one for one in own if not any(map(one.tells, _OF_THE_YOUTH[slot])))
    if slot == "income":
        message = tuple(one for one in message if not HAS_NOT.search(one.normal))
    return [
        one
        for one in pieces(message)
        if len(one.split()) >= _FEWEST_IN_PIECE and not ASKS.search(normalise(one))
    ]


def _opinions(slot: str, message: tuple[Part, ...]) -> list[Opinion]:
    """Return what each piece of a message says."""
    return [judged(weighed(one), topic(slot), _STRANGE) for one in _weighed(slot, message)]


def _rivals(rival: Opinion | None, best: Opinion) -> bool:
    """Say whether another value is about as likely: then it is asked."""
    if rival is None:
        return False
    return rival.confidence >= max(_DOUBT, best.confidence - _MUCH_LESS)


def length(message: tuple[Part, ...]) -> int:
    """Return how many words a message has."""
    return sum(len(one.raw.split()) for one in message)


def _surest(opinions: Iterable[Opinion]) -> Opinion | None:
    telling = (one for one in opinions if one.value != NOTHING_SAID)
    return max(telling, key=lambda one: one.confidence, default=None)
