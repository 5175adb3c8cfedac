"""Read where the youth wants to live: a municipality, or a region where one says so."""

from __future__ import annotations

import re

from bot.language.cues import cues, has
from bot.language.gazetteer import arrondissements_of
from bot.language.normalise import normalise
from bot.language.place_mentions import Mention, find_places, likely_places, plain_text
from bot.language.reading import NOTHING, Reading, either
from bot.language.sentences import is_question

_BREAK = re.compile(r"[.,;:!?()](?: |$)| maar | ma | dus | (?=(?:want|omdat|waar|daar) )")
_BEFORE, _AFTER = 48, 24
#: Words before a place that look like a refusal, and are none.
_BUT_WANTED = re.compile(
    r"(?:(?<!niet )(?<!nooit )(?<!meer )terug naar|liefst"
    r"|(?<!uit de )(?:buurt|omgeving|omstreken|rand|kant|stad|centrum|gemeente|hartje|station"
    r"|markt) van|niet (?:te )?ver(?: weg)? van"
    r"|(?:nu|intussen|eerder|toch|voorkeur|optie) van"
    r"|(?<!niet )(?<!eerst )(?:spreekt|sprak|praat|droomt|droom|spreek|babbelt)"
    r"(?: (?!niet|nooit)\w+){0,2} van)\s*$"
)
#: "Niet hier in Kortrijk blijven".
_STAYS_NOT = re.compile(r"(?<!\w)(?:niet|nie|ni|nooit)(?: hier| meer)?(?: in)?\s*$")
#: "Ge weet toch dat ge aan zee niks betaalbaars vindt": said to the assistant, and no wish.
_YOU_KNOW = re.compile(
    r"(?:(?:allee|allez|ja|maar|goh|bah|pff|zeg|kijk),? )*(?:ge|gij|je|jij|u|jullie) (?:weet"
    r"|weten) (?:toch|ook|zelf) "
)
_CAPITAL = "Brussel"
#: "Hier in Izegem, dicht bij mij".
_HERE = re.compile(r"\W*(?:(?:ja|liefst|gewoon|graag|bij ons) )*hier (?:in|te|rond) ")
#: Lille is a part of Kasterlee, and a town in France.
_ABROAD = re.compile(
    r"\s*,?\s*\(?\s*(?:in |is )?(?:het )?(?:noord-?|zuid-?)?"
    r"(?:frankrijk|nederland|duitsland|luxemburg|engeland|spanje|italie|polen|roemenie"
    r"|wallonie)(?!\w)|\s*,?\s*(?:of|en) (?:tourcoing|roubaix|parijs)(?!\w)"
)


def wants_any_place(text: str) -> bool:
    """Tell whether the person would live anywhere."""
    normal = normalise(text)
    is_free = has("region", "wants_any", normal) and not has("region", "but_not", normal)
    return is_free and not _asks_only(text)


def read_place(text: str) -> Reading:
    """Read the place or region where the youth wants to live; choices where two fit."""
    plain = plain_text(text)
    if _asks_only(text) or has("region", "taken_back", plain):
        return NOTHING
    scored = _scored(text, plain)
    wanted = _wanted(scored, plain)
    if not wanted:
        return NOTHING
    towns = [(one, score) for one, score in wanted if not one.is_region] or wanted
    said = [(one, score) for one, score in towns if _is_preferred(one, plain)]
    towns = said if len(said) == 1 else towns
    clear = [(one, score) for one, score in towns if not _is_aside(one, plain)]
    towns = clear or towns
    only_others = not clear and len(towns) == 1 and _is_no_wish(towns[0][0], plain)
    if only_others and not has("region", "there", plain):
        return NOTHING
    best = max(score for _, score in towns)
    chosen = [one for one, score in towns if score == best or _is_alternative(one, plain)]
    preferred = [one for one in chosen if _is_preferred(one, plain)]
    if len(preferred) == 1:
        chosen = preferred
    if _is_corrected(chosen, plain):
        chosen = chosen[-1:]
    hints = [one for one, _ in scored]
    values = [value for one in chosen for value in _by_context(one, hints)]
    if has("region", "town_itself", plain):
        values = [value.removeprefix("regio ") for value in values]
    return either(sorted(_smallest(set(values))), plain[chosen[0].start : chosen[-1].end])


def _wanted(scored: list[tuple[Mention, int]], plain: str) -> list[tuple[Mention, int]]:
    """Return the places that are not refused; the one where somebody is, or points back to."""
    if scored and _stays_here(plain):
        # "Gewoon hier in Oostende, aan de zee".
        return scored[:1]
    wanted = [(one, score) for one, score in scored if score >= 0]
    if not wanted and has("region", "there", plain):
        return scored[-1:]
    return wanted


def _stays_here(plain: str) -> bool:
    """Tell whether an answer begins with the place where somebody is, and is not held there."""
    return _HERE.match(plain) is not None and not has("region", "detained", plain)


def _scored(text: str, plain: str) -> list[tuple[Mention, int]]:
    """Return the places with how wanted each is; mistyped ones too where no other town is."""
    mentions = find_places(text, plain)
    scored = [(one, _score(one, plain)) for one in mentions]
    if any(score >= 0 and not one.is_region for one, score in scored):
        return scored
    return [(one, _score(one, plain)) for one in likely_places(text, plain, mentions)]


def _smallest(names: set[str]) -> set[str]:
    """Leave out Brussels where a municipality of it is named as well."""
    within = {name for name in names - {_CAPITAL} if "Brussels" in arrondissements_of(name)}
    return names - {_CAPITAL} if within else names


def _is_aside(one: Mention, plain: str) -> bool:
    """Tell whether the clause around a place tells of others, of before or of a reason."""
    return has("region", "aside", _clause_around(one, plain))


def _is_no_wish(one: Mention, plain: str) -> bool:
    """Tell whether a place is only where others live, or where the youth is for now."""
    around = _clause_around(one, plain)
    return has("region", "theirs", around) or has("region", "for_now", around)


def _clause_around(one: Mention, plain: str) -> str:
    """Return the clause in which a place stands, which is written as "~"."""
    before = _BREAK.split(plain[: one.start])[-1]
    after = _BREAK.split(plain[one.end :])[0]
    return f"{before}~{after}"


def _asks_only(text: str) -> bool:
    normal = normalise(text)
    is_asked = is_question(normal) or _YOU_KNOW.match(normal) is not None
    return is_asked and "." not in normal.rstrip(".")


def _score(one: Mention, plain: str) -> int:
    """Return how much the words around say that this place is wanted; below 0: it is not."""
    before = re.split(
        r"[.,;:!?)](?: |$)| maar | ma | want | dus ",
        plain[max(0, one.start - _BEFORE) : one.start],
    )[-1]
    after = re.split(r"[.,;:!?]| maar | ma | en | of | dus ", plain[one.end : one.end + _AFTER])[
        0
    ].strip()
    refused = re.search(rf"(?<!\w){cues('region')['not_wanted_before'].pattern}\s*$", before)
    stays = re.match(r"(?:\w+ ){0,2}blijven", after) and not _STAYS_NOT.search(before)
    if refused and not stays and not _BUT_WANTED.search(before):
        return -1
    if _ABROAD.match(plain[one.end : one.end + _AFTER]):
        return -1
    if has("region", "not_wanted_after", after) or has("region", "somebody_else", before):
        return -1
    if "detained" in (label for label in ("detained",) if has("region", label, before)):
        return -1
    return 2 if has("region", "wants", before + " " + after) else 1


def _is_alternative(one: Mention, plain: str) -> bool:
    """Tell whether "of" joins a place to another: then both are as wanted."""
    before = re.search(r"(?<!\w)(?:of|ofwel)(?: in| naar)?\s*$", plain[: one.start])
    after = re.match(r"\s*(?:of|ofwel)(?: in| naar)? ", plain[one.end :])
    return bool(before or after)


def _is_preferred(one: Mention, plain: str) -> bool:
    """Tell whether one of several places is liked best: "Gent of Kortrijk, liefst Kortrijk"."""
    before = has("region", "preferred_before", plain[max(0, one.start - _BEFORE) : one.start])
    after = re.match(r" dus\s*(?:[.!,)]|$)", plain[one.end :])
    return bool(before or after) and not re.match(r"\s*(?:of|ofwel) ", plain[one.end :])


def _is_corrected(chosen: list[Mention], plain: str) -> bool:
    if len(chosen) == 1:
        return False
    return has("region", "corrected", plain[chosen[0].end : chosen[-1].start])


def _by_context(one: Mention, mentions: list[Mention]) -> tuple[str, ...]:
    """Return what a name stands for, where two fit: the one that lies in a place also named."""
    if len(one.names) == 1:
        return one.names
    others = {name for other in mentions if other is not one for name in other.names}
    same = tuple(name for name in one.names if name in others)
    if len(same) > 1:
        return same[:1]
    if same:
        return same
    areas = {area for name in others for area in arrondissements_of(name)}
    near = tuple(name for name in one.names if arrondissements_of(name) & areas)
    return near if len(near) == 1 else one.names
