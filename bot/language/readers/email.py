"""Read an e-mail address, also dictated ("jan punt peeters apenstaartje ...")."""

from __future__ import annotations

import re

from bot.language.normalise import fold
from bot.language.numbers import number_words
from bot.language.readers.preference import Told, preferred
from bot.language.reading import NOTHING, Reading, either

_ADDRESS = re.compile(r"[a-z0-9!#$%&'*+/=?^_`{|}~.-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+")
_AT = r"apen?staartje|apestaart|apenstaart|arobase|arobas|krulletje|at|\(at\)|\[at\]"
_DASH = r"(?:een |nen )?(?:koppelteken|koppelstreepje|(?:liggend )?streep(?:je|ke)|min|dash)"
_BELOW = r"underscore|laag streepje|lage streep|(?:streep(?:je|ke)?|lijn(?:tje)?) onder"
_SAID = (
    # "Het begint met roger.wouters, dan zo'n apenstaartje, en dan example.org".
    (rf",? (?:en )?dan (?:nog )?(?:zo'n |zo een |een |nen )?(?=(?:{_AT}|punt)\b)", " "),
    (rf"(?<= )({_AT}|punt),? (?:en )?dan (?=\S)", r"\1 "),
    (rf" *\(({_AT}|punt|dot|point|underscore|{_DASH})\) *", r" \1 "),
    (r" *(?:\(at\)|\[at\]|\(a\)|<at>|\{at\}) *", "@"),
    (r" *(?:\(punt\)|\[punt\]|\(dot\)|\[dot\]) *", "."),
    (rf" (?:{_AT}) ", "@"),
    (r" *@ *", "@"),
    (r"(?<=\w) \(?(?:punt|dot|point)\)? (?=\w)", "."),
    (rf"(?<=\w) (?:dan )?(?:nen |een )?(?:{_BELOW})(?: dan)? (?=\w)", "_"),
    (rf"(?<=\w) {_DASH} (?=\w)", "-"),
    (r"(?<=\w) plus (?=\w)", "+"),
)
#: "Ahmed, streep onder, 99, apenstaart, ...": a pause is no comma.
_PAUSES = re.compile(rf",? ?\b({_AT}|punt|{_BELOW}|{_DASH}),? (?=\S)")
_OLD = re.compile(r"(?:oude?|had|was|vroeger|kwijt|ni(?:et|e)? meer)(?!\w)")
_INSTEAD = re.compile(r"(?:nieuwe?|neem|nu|gebruik|(?:wel|maar|ma) wel|ma wel)(?!\w)")

#: "Sociale dienst punt noord ..., aan elkaar": where the address begins is not heard.
_JOINED = re.compile(r"(?<!\w)(?:aan ?elkaar|aan ?een|een woord)(?!\w)")
_WORD_BEFORE = re.compile(r"(?<!is)(?<!adres)(?<!mail)(?<!aaneen)(?<!elkaar)(?<=[a-z]) $")
_NOT_TO = re.compile(
    r"(?<!\w)(?:niet|nie|ni|nooit|geen|cc|bcc|kopie|in kopie)(?: (?!maar|ma|wel)\w+){0,2}\s*:?\s*$"
)
_NOT_READ = re.compile(
    r"[\s,;(-]*(?:(?:dat|die|da|daar|want|adres|mailbox|dit) )*"
    r"(?:(?:is|zit|wordt|staat|bestaat|werkt|lees|gebruik)(?: \w+){0,3}"
    r" (?:niet|nie|ni|weg|algemeen|van|dienst|oude?"
    r"|andere \w+|gehackt|vol|kwijt|geblokkeerd|afgesloten)"
    r"|(?:in )?(?:oude?|cc|kopie|vervallen)(?=[)\s]*(?:[^\w)]|$))"
    r"|(?:werkt|bestaat|gebruik|leest?|kijk)(?: \w+)? (?:niet|nie|ni)(?: meer)?)(?!\w)"
)
#: "(oud)" speaks of the address before it.
_REMARK = re.compile(r"^\s*\([^)]*\)")


def read_email(text: str) -> Reading:
    """Read one address; choices where two are given that are both in use."""
    plain = _written(fold(text))
    found = [
        (match.group().strip(".'"), match.start(), match.end())
        for match in _ADDRESS.finditer(plain)
    ]
    valid = [(address, start, end) for address, start, end in found if _is_address(address)]
    if len(valid) == 1 and re.search(r"te (?:veel|weinig)|typfout|verkeerd", plain[valid[0][2] :]):
        return NOTHING
    if len(valid) > 1 and re.search(
        r"(?<!\w)(?:euh|eh|nee|sorry|of nee|wacht|oei|typfout\w*|tikfout\w*|foutje|correctie"
        r"|ik bedoel|pak|neem|liever|liefst|graag|beter)[ ,:]*(?:nee )?",
        plain[valid[0][2] : valid[1][1]],
    ):
        return Reading(valid[-1][0])
    if valid and _JOINED.search(plain) and _WORD_BEFORE.search(plain[: valid[0][1]]):
        return NOTHING
    ends = [0, *(end for _, _, end in valid)]
    starts = [*(start for _, start, _ in valid[1:]), len(plain)]
    told = [
        Told(address, _REMARK.sub("", plain[since:start]), plain[end:until])
        for (address, start, end), since, until in zip(valid, ends, starts, strict=False)
    ]
    in_use = [one for one in told if not _is_old(one.before) and not _is_refused(one)]
    return either(preferred(in_use or told))


def _written(plain: str) -> str:
    """Write what was dictated as an address."""
    plain = re.sub(r"\(cijfer (\d)\)", "", plain)
    if "@" not in plain:
        plain = _PAUSES.sub(r" \1 ", plain)
    for spoken, sign in _SAID:
        plain = re.sub(spoken, sign, plain)
    plain = re.sub(r"(?<=@)([a-z0-9-]+),(?=[a-z]{2,4}(?:\W|$))", r"\1.", plain)
    plain = re.sub(r"(?<=@)([a-z0-9-]+) ?\. ?([a-z]{2,})", r"\1.\2", plain)
    plain = re.sub(
        r"(?<=[-_.])([a-z]+)(?= ?@)", lambda word: str(number_words().get(word[1], word[1])), plain
    )
    # "m . hassani @ example . org": spaces around the signs.
    plain = re.sub(
        r"(?:\w+ ?[._-] )+\w+(?=@)|(?:\w+ [._-] ?)+\w+(?=@)",
        lambda run: run[0].replace(" ", ""),
        plain,
    )
    # Letters typed one by one: "m a r i u s 2 2 @ example.org".
    return re.sub(r"(?<!\w)(?:\w ){3,}\w ?(?=@)", lambda run: run[0].replace(" ", ""), plain)


def _is_old(before: str) -> bool:
    before = re.split(r"[,;!?]", before[-30:])[-1]
    return bool(_OLD.search(before)) and not _INSTEAD.search(before)


def _is_refused(one: Told) -> bool:
    """Tell whether the words around an address say that nobody must write to it."""
    before = re.split(r"[,;!?(]", one.before[-40:])[-1]
    return bool(_NOT_TO.search(before) or _NOT_READ.match(one.after))


def _is_address(address: str) -> bool:
    from email_validator import EmailNotValidError, validate_email

    try:
        validate_email(address, check_deliverability=False, test_environment=True)
    except EmailNotValidError:
        return False
    return True
