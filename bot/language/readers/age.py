"""Read an age, from whole years or from a date of birth in any usual way of writing."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.language.cues import cues, has
from bot.language.dates import MONTH, FoundDate, find_dates, years_between
from bot.language.normalise import normalise
from bot.language.numbers import digits_for_words
from bot.language.readers.birth_dates import OLDEST, YOUNGEST, dates_in_full
from bot.language.readers.relative_age import age_beside
from bot.language.reading import NOTHING, Reading, either
from bot.language.sentences import ends_in_question, sentences

if TYPE_CHECKING:
    from datetime import date

_MOST_CHOICES = 2
#: What is counted behind a number that is no age: "20 nachten", "25 m2".
UNIT = (
    r"(?:euro|m2|vierkante|meter|uur|ure\b|u\b|u\d|km|kg|kilo|%|keer|minu\w+|nacht(?:en)?"
    r"|dag(?:en)?|week|weken|maand(?:en)?|procent)"
)
_AGE = (
    r"(?<![\d/.,:+-])(?<!\du)(\d{2})(?![\d/:]|[.,]\d|-\d"
    rf"| ?(?:{UNIT}|jaar (?:geleden|lang|gekregen)))"
)
_SEASON = "(?:voorjaar|najaar|lente|zomer|herfst|winter)"
_TURNS = re.compile(
    r"(?:(?:word|wordt|worden|maakt)(?: (?!; (?:ik|hij|ze|zij)\b)[^\s,]+){0,5}?"
    rf" (?:\w+ )?(?P<a>\d\d)(?! ?(?:{MONTH}|/))"
    rf"|(?<!van )(?P<b>\d\d) (?:(?:word|wordt|worden)(?! (?:\w+ ){{0,3}}\d\d)|te worden"
    rf"|pas in|in (?:{MONTH}) pas"
    r"|volgende (?:week|maand)|(?:binnen|over) \S+ (?:weken?|maand(?:en)?|dagen?))"
    rf"|in (?:het |de )?{_SEASON} (?P<h>\d\d)"
    r"|(?:(?:volgende|deze) (?:week|maand)"
    r"|(?<!over )volgend jaar) (?:al )?(?P<g>\d\d)(?! (?:jaar )?geworden)|(?P<i>\d\d) op (?=~|\d)"
    r"|(?:binnen|over|nog) \S+ (?:weken?|maand(?:en)?|dagen)"
    r"(?: en dan| dan| ben ik| is hij| is ze| tot)? (?P<e>\d\d)"
    r"|(?:bijna|binnenkort|straks|(?:nog|net) geen) (?P<c>\d\d)|(?P<f>\d\d) bijna(?! \d)"
    rf"|(?<!werd )(?<!wierd )(?<!geworden )(?P<d>\d\d)"
    rf" in (?:{MONTH}|(?:het |de )?{_SEASON})(?! geworden))(?!\w)"
)
#: "19, wordt 20": the first holds until then.
_GROWS = re.compile(
    r"(?<![\d/.,:+-])(\d\d)(?: jaar)?,? "
    r"(?:(?:en|maar|hij|ze|zij|ik|bijna|binnenkort|straks|dan) )*"
    r"(?:wordt?|wor|(?:over|binnen) (?:\w+ ){1,4}|volgend jaar|dit jaar"
    r"|eind (?:van het|dit) jaar|bijna|binnenkort|straks)"
    r" (?:(?:ik|hij|ze|zij|er|al|dan|word|wordt|binnenkort|dit jaar|straks|bijna) )*"
    r"(\d\d)(?![\d/.-])"
)
#: Who comes of age these days is eighteen; "meerderjarig in elk geval" says no age.
_MAJORITY = 18
#: Before an age that somebody waits for: "tot hij 17 is", "starten voor ze 18 is".
ONCE = r"(?:tot|totdat|zodra|voordat|voor) (?:hij|ze|zij|ik|die)"
#: "Hij functioneert als iemand van 10", and ages to wait for.
_AS_IF = re.compile(
    r"(?<=functioneert )(?:\w+ )?(?:als|gelijk|zoals) (?:iemand"
    r"|een (?:\w+ )?(?:kind|jongen|meisje|kleuter|puber))"
    r" van (?:een )?\d{1,2}(?: jaar)?(?!\w)|\b(?:mentale|verstandelijke) leeftijd van \d{1,2}"
    rf"|\b{ONCE} (?:echt |al )?\d\d(?: jaar)? (?:is|ben|zijn|wordt)\b"
)
_HALF = re.compile(r"(\d{2}) (?:en|jaar en) (?:een )?half|(\d{2}),5|(\d{2}) ?1/2")
_NOW = re.compile(
    r"(?:nu|nu is (?:hij|ze)|intussen|ondertussen) (?:is )?(?:hij |ze |zij )?(?:al )?"
    rf"{_AGE}|{_AGE} nu"
)
_TWO_PARTS = re.compile(r"(?<![\d/.-])([1-9]) en (20|30)(?![\d/.-])")
#: "Wordt op 30 november 24" tells no year.
_TURNING_DAY = re.compile(rf"(word(?:t|en)?(?: \w+)?(?: op)? \d{{1,2}} (?:{MONTH})) (\d\d)(?!\d)")
#: "Op 8 mei 25 geworden" neither.
_TURNED_ON = re.compile(rf"(?<!\d)(\d{{1,2}} (?:{MONTH}))(?= \d\d (?:jaar )?geworden)")
#: A birthday today is one already had.
_TODAY = re.compile(
    r"(?<!\w)(?:vandaag (?:hij |ze |zij |ik )?wor(?:d|dt)|wor(?:d|dt) (?:hij |ze |zij |ik )?"
    r"(?:net |juist )?vandaag|(?:hij |ze |zij |ik )?wor(?:d|dt)(?= \d\d vandaag))"
    r"(?= (?:\w+ )?\d\d)"
)
#: "De laatste dag van februari 2007".
_LAST_DAY = re.compile(rf"(?<!\w)(?:op )?(?:de )?laatste dag van (?:de maand )?({MONTH})")
#: Whose age it is is said, or a first age is taken back.
_OWN = re.compile(rf"(?<!\w)(?:hijzelf|zijzelf|(?:hij|ze|zij) zelf)(?: is| wordt)? {_AGE}")
_TAKEN_BACK = re.compile(r"(?<!\w)(?:euh|oei|wacht|sorry|correctie|allee|of nee|foutje)(?!\w)")
_YEAR = re.compile(r"(?<![\d/.-])((?:19[6-9]|20[0-2])\d)(?![\d/-])")


def read_age(text: str, *, today: date) -> Reading:
    """Read the age on ``today``; choices where two ages are possible."""
    parts = sentences(digits_for_words(normalise(text)))
    told = " ".join(filter(None, map(_told, parts)))
    told = _TWO_PARTS.sub(_joined, told)
    told = _AS_IF.sub(" ", told)
    told = _LAST_DAY.sub(_last_of, _TODAY.sub("is", told))
    beside = age_beside(told)
    if beside is not None:
        return Reading(beside, matched=told)
    if not has("age", "two_versions", told):
        told = cues("age")["roughly"].sub(" ", told)
    if has("age", "writer_only", told):
        return NOTHING
    if not has("age", "only_theirs", told):
        told = _without_others(told)
    told = cues("age")["comes_of_age"].sub(rf"\g<1>{_MAJORITY}", told)
    told = cues("age")["of_age"].sub(str(_MAJORITY), told)
    told = cues("age")["minor_still"].sub(str(_MAJORITY - 1), told)
    told = dates_in_full(told, today)
    told = _TURNED_ON.sub(r"\1 ;", _TURNING_DAY.sub(r"\1 ; \2", told))
    dates = _with_year(find_dates(told, latest=today.year), told, today)
    born = [age for age in (_age_from(one, today) for one in dates) if age is not None]
    said = _said_ages(_without(told, dates))
    if len({*born, *said}) > 1 and born and has("age", "two_versions", told):
        return either(sorted({*born, *said}), told)
    if born:
        return Reading(born[0], matched=told)
    return either(said, told) if said else _from_turning(told, dates) or _from_year(told, today)


def _told(sentence: str) -> str:
    """Return a sentence without what it asks: "wordt in mei 24, kan dat nog?"."""
    before, _, last = sentence.rpartition(",")
    if before and ends_in_question(sentence) and not has("talk", "question_start", before):
        return sentence if re.search(r"\d", last) else before
    return "" if has("talk", "question_start", sentence) else sentence


def _joined(parts: re.Match[str]) -> str:
    """Write "2 en 20" as 22."""
    return str(int(parts[1]) + int(parts[2]))


def _last_of(month: re.Match[str]) -> str:
    """Write the last day of a month: of February the 28th, which is a birthday each year."""
    number = find_dates(f"1 {month[1]} 2001", latest=2001)[0].month
    return f"{monthrange(2001, number)[1]} {month[1]}"


def _without_others(told: str) -> str:
    """Leave out the ages of others, but keep that of the one child that is told of first."""
    rest = cues("age")["others"].sub(" ", told)
    own = cues("age")["own_child"].match(told)
    return f"{own[1]} {rest}" if own and not re.search(_AGE, rest) else rest


def _with_year(dates: list[FoundDate], told: str, today: date) -> list[FoundDate]:
    """Return a birthday with the year that is told apart from it: "in 2005, 3 januari"."""
    year = _YEAR.search(told)
    alone = len(dates) == 1 and dates[0].year is None
    alone = alone and (dates[0].day is not None or has("age", "born", told))
    if not (alone and year and today.year - int(year[1]) >= YOUNGEST):
        return dates
    return [replace(dates[0], year=int(year[1]))]


def _age_from(one: FoundDate, today: date) -> int | None:
    if one.year is None or one.day is None:
        return _age_from_month(one, today)
    born = one.on(one.year)
    age = years_between(born, today) if born else -1
    return age if YOUNGEST <= age <= OLDEST else None


def _age_from_month(one: FoundDate, today: date) -> int | None:
    """Return the age by month and year of birth, unless that month is now."""
    if one.year is None or one.month == today.month:
        return None
    age = today.year - one.year - (today.month < one.month)
    return age if YOUNGEST <= age <= OLDEST else None


def _without(text: str, dates: list[FoundDate]) -> str:
    """Blank the dates, but keep a bare month: "in mei 18" is an age."""
    for one in dates:
        if one.day is not None or one.year is not None:
            text = text[: one.start] + "~" * (one.end - one.start) + text[one.end :]
    return text


def _said_ages(text: str) -> list[int]:
    """Return the ages told: two where the text leaves it open, none where there are more."""
    text = _without_writer(text)
    half = _HALF.search(text)
    if half:
        return [int(next(group for group in half.groups() if group))]
    now = _NOW.search(text)
    if now:
        return [int(now[1] or now[2])]
    own = _OWN.search(text)
    if own:
        return [int(own[1])]
    grows = _GROWS.search(text)
    if grows and int(grows[2]) == int(grows[1]) + 1:
        return [int(grows[1])]
    turns = (match.groupdict().values() for match in _TURNS.finditer(text))
    turning = [int(age) for values in turns for age in values if age]
    ages = dict.fromkeys(int(age) for age in re.findall(_AGE, _TURNS.sub(" ", text)))
    likely = [age for age in ages if YOUNGEST <= age <= OLDEST]
    if len(likely) > 1:
        # "Hij is 23, geen 24", "eerst dacht ik 22 maar ...".
        likely = [age for age in likely if not _is_refused(age, text)]
    if len(likely) == _MOST_CHOICES and _TAKEN_BACK.search(text):
        first, last = (text.index(str(age)) for age in likely)
        likely = likely[1:] if _TAKEN_BACK.search(text[first:last]) else likely
    if likely:
        return likely if len(likely) <= _MOST_CHOICES else []
    return [turning[0] - 1] if turning and YOUNGEST < turning[0] <= OLDEST else []


def _is_refused(age: int, text: str) -> bool:
    refused = (
        r"(?:geen|niet|verkeerdelijk|foutief|onterecht|ten onrechte"
        r"|(?:eerst|vroeger|altijd|ik|we) (?:dacht|peinsde|zei|schreef)(?: \w+)?)"
    )
    return re.search(rf"{refused} {age}(?!\d)", text) is not None


def _without_writer(text: str) -> str:
    """Leave out the writer's own age where somebody else's is told as well."""
    others = cues("age")["writer"].sub(" ", text)
    return others if re.search(_AGE, others) and has("age", "third", others) else text


def _from_turning(text: str, dates: list[FoundDate]) -> Reading | None:
    """Read "24 juli word ik 21" where the only date is the coming birthday."""
    # "Het wordt 27 maart" is the day alone.
    turned = re.search(rf"wordt? (?:ik |hij |ze |zij )?(\d{{2}})(?! (?:{MONTH})\b)", text)
    if turned and dates and dates[0].year is None:
        return Reading(int(turned[1]) - 1, matched=turned[0])
    return None


def _from_year(text: str, today: date) -> Reading:
    """Read a year of birth: two ages, unless this year's birthday is mentioned."""
    match = _YEAR.search(text)
    if match is None:
        return NOTHING
    younger, older = today.year - int(match[1]) - 1, today.year - int(match[1])
    if not YOUNGEST <= younger <= OLDEST:
        return NOTHING
    if has("age", "not_yet", text):
        return Reading(younger, matched=match[1])
    if has("age", "already", text):
        return Reading(older, matched=match[1])
    return Reading(None, (younger, older), match[1])
