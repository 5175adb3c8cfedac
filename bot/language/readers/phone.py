"""Read a phone number, Belgian by default, as E.164."""

from __future__ import annotations

import re

from bot.language.cues import has
from bot.language.normalise import fold
from bot.language.numbers import digits_for_words, hundreds_in_digits
from bot.language.readers.preference import Told, preferred
from bot.language.readers.repeats import in_repeats, without_repeats
from bot.language.reading import NOTHING, Reading, either

_CANDIDATE = re.compile(
    r"(?<![\w@])(?:\+|00)?\(?\d(?:[\d /()\-]|[.,](?= ?\d)(?! ?0\d\d)(?! ?(?:0|nul) [a-z])"
    r"|(?:en|dan|ton) (?=\d)(?!0\d{2,3}[ /.-]?\d))*\d(?![\w@])"
)
_UNIT = r"(?:nul|een|twee|drie|vier|vijf|zes|zeven|acht|negen)"
#: Six digits and more, spelled one by one.
_SPELLED_RUN = re.compile(rf"(?<!\w){_UNIT}(?:[ ,.-]+{_UNIT}){{5,}}(?!\w)")
_POINTS_ON = re.compile(r"(?:is|was|:)\s*$")
#: Stands between a number with a mistake and the right one.
_CORRECTS = re.compile(
    r"(?<!\w)(?:sorry|(?:of|ah|oei) nee|wacht|correctie|typfout\w*|foutje|verkeerd"
    r"|juist(?:er)? is|moet zijn)(?!\w)"
)
#: What is said between two groups of one number.
_NEXT_GROUP = re.compile(
    r"(?<=\d),? (?:(?:e+h*|euh|ehm|dan|en|ton|daarna|daarachter|vervolgens|nog|gevolgd door"
    r"|tot slot)(?: |, ?))+(?=\d)(?!0\d{2,3}[ /.-]?\d\d)"
)
#: "0471 11 22 33 / 0472 11 22 33" is no number with a stroke in it.
_TWO_NUMBERS = re.compile(r"(?<=\d\d[ .]\d\d)\s*/\s*(?=0\d{2,3}[ /.])")
#: "En niet ...": the number behind it is the wrong one.
_REFUSED = re.compile(
    r"(?<!\w)(?:niet|nie|ni|geen|zeker niet|in plaats van|ipv)"
    r"(?: (?:het|nummer|gsm|nr|algemeen|algemene|vast|vaste|oud|oude|telefoonnummer"
    r"|op|naar|de|die|meer|mijn|me|werk|aub|bellen|thuis))*"
    r"(?: (?:naar|op) (?:de|het|ons|onze|mijn) \w+)?\s*[(]?$"
)
#: "... is van mijn vorige gsm" speaks of the number before it.
_OF_BEFORE = re.compile(
    r"\W*(?:is|was) (?:nog )?van (?:mijn|men|mn|zijn|haar) (?:vorige?|oude?)(?!\w)"
)
_ANOTHER = re.compile(
    r"(?<!\w)(?:het|de|mijn|zijn|haar) (?:vaste?|oude?|ander\w*|vorige?|thuis)(?!\w)"
)
#: So many characters around a number say whether it is liked, or is out of use.
_WINDOW, _NEAR = 80, 40
#: "Mijn oud nummer werkt niet meer, dat van mijn lief: 0471 ...": what points at this one.
_POINTED = re.compile(
    r"(?:(?:het|dat|da|die|dit|deze) (?:van|is)|nieuw\w*"
    r"|(?:neem|gebruik|bel|pak|probeer)(?: dus)?)(?!\w)[^,]*$"
)
_DATE = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-](?:19|20)\d\d$")


def read_phone(text: str) -> Reading:
    """Read one number; choices where two are given, nothing where digits lack."""
    plain = fold(text)
    reading = _read(_digits(in_repeats(plain)))
    # "0487 90 90 90, drie keer negentig": what was typed is said again.
    return _read(_digits(without_repeats(plain))) if reading.is_empty else reading


def _read(plain: str) -> Reading:
    matches = list(_CANDIDATE.finditer(plain))
    ends = [0, *(match.end() for match in matches)]
    starts = [*(match.start() for match in matches), len(plain)]
    found: dict[str, Told] = {}
    out_of_use: set[str] = set()
    theirs: set[str] = set()
    for position, match in enumerate(matches):
        before = plain[ends[position] : match.start()][-_WINDOW:]
        after = plain[match.end() : starts[position + 1]][:_WINDOW]
        is_number = not has("phone", "no_phone", before[-24:]) and not _DATE.match(
            match.group().strip()
        )
        number = _e164(match.group(), before, after) if is_number else None
        if number is None or number in found:
            continue
        is_corrected = match is not matches[-1] and _CORRECTS.search(after)
        # "... is afgesloten, gebruik ..." speaks of the number before.
        own = before.rpartition(",")[2] if found else before
        is_old = is_corrected or _is_out_of_use(own[-_NEAR:], after[:_NEAR])
        found[number] = Told(number, before, after)
        out_of_use |= {number} if is_old else set()
        near = f"{own[-_NEAR:]} | {after[:_NEAR]}"
        theirs |= {number} if has("phone", "theirs", near) else set()
    used = [one for number, one in found.items() if number not in out_of_use]
    if theirs >= {one.value for one in used} and has("phone", "has_none", plain):
        return NOTHING
    asked = preferred(used)
    left = [number for number in asked if number not in theirs]
    return either(asked if len(asked) == 1 else left or asked)


def _is_out_of_use(before: str, after: str) -> bool:
    """Tell whether the words around a number say that it was an earlier one."""
    clause = re.split(r"[.,;?!]", before)[-1]
    if has("phone", "new", clause):
        return False
    same_clause = clause if _POINTED.match(clause.strip()) else re.split(r"[.;?!]", before)[-1]
    if _REFUSED.search(same_clause) or _OF_BEFORE.match(after):
        return True
    following = re.split(r"[.?!]|(?<!\w)(?:nu|nieuw\w*)(?!\w)", after.strip(" ,;"))[0]
    # "(niet meer ...": what opens here speaks of the next number.
    following = following if ")" in following else following.partition("(")[0]
    # "- het vast nummer bestaat niet meer" speaks of another number.
    following = _ANOTHER.split(following)[0]
    # "..., mijn oude was" stands before the next number and speaks of that one.
    following = re.split(r"[,;]", following)[0] if _POINTS_ON.search(following) else following
    return has("phone", "old", f"{same_clause} | {following}")


def _digits(plain: str) -> str:
    """Write spelled digits, and the letter o for a nought, as digits."""
    plain = re.sub(r"(?<=\d)o|(?<![a-z])o(?=\d)|(?<=\s)o(?=\d)", "0", plain)
    plain = re.sub(r"(?<=\d)o", "0", plain)
    # A spelled run of digits ("nul vier acht drie") may hold "een" as the number one.
    plain = re.sub(r"(?<!\w)(nul|vier|acht|zeven|zes) een(?=[ ,.])(?! en \w+tig)", r"\1 1", plain)
    plain = _SPELLED_RUN.sub(lambda run: re.sub(r"(?<!\w)een(?!\w)", "1", run[0]), plain)
    plain = digits_for_words(hundreds_in_digits(plain))
    plain = _NEXT_GROUP.sub(" ", plain)
    plain = _TWO_NUMBERS.sub("; ", plain)
    return re.sub(r"\(0\)", "", plain)


def _e164(raw: str, before: str, after: str) -> str | None:
    import phonenumbers

    digits = re.sub(r"[^\d+]", "", raw)
    if re.match(r"4[5-9]\d{7}$", digits) and ("nul" in before + after or "0 " in before + after):
        digits = f"0{digits}"
    for attempt in _attempts(digits):
        try:
            number = phonenumbers.parse(attempt, "BE")
        except phonenumbers.NumberParseException:
            continue
        if phonenumbers.is_valid_number(number):
            return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    return None


def _attempts(digits: str) -> tuple[str, ...]:
    """Return the number as typed, then with the plus, or the nought, that people leave out."""
    if re.match(r"32[1-9]\d{7,8}$", digits):
        return (f"+{digits}", digits)
    if re.match(r"4[5-9]\d{7}$", digits):
        return (f"0{digits}",)
    return (digits,)
