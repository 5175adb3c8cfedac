"""A longer message in parts, and which of them may tell the answer to a question.

Readers look at the answer to their own question and are generous with it. Words that answer
something else are given to a reader only when a cue (``told.cues``) says that they tell it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from bot.intake.towns import without_town
from bot.language.change import without_denied
from bot.language.cues import cues, found, has
from bot.language.normalise import normalise
from bot.language.numbers import digits_for_words
from bot.language.sentences import without_stops

_TOPIC = "told"
#: Between parts: a stop, a comma, a bracket; "en" before a new verb.
_BETWEEN = re.compile(
    r"[,;:!?\n]+(?=\s|$)(?! (?:dat|die) (?:gepland|voorzien|verwacht) )"
    r"|\s(?=(?:zou|wil|wens|wou|willen|wensen|zouden) (?:ik|wij|we)\b)"
    r"|\.+(?=\s|$)|\s[-–/|]\s|(?<!toch)\smaar\s|\s(?:want|dus|omdat|aangezien|doordat)\s"
    r"|\sen\s(?=(?:ik|hij|ze|zij|we|wij|heeft|heb|had|slaapt|slaap|krijgt|krijg|wil|wilt|wenst"
    r"|woont|woon|zit|is|ben|was|komt|kom|zoekt|zoek|geen|gaat|ga|akkoord|staat|moet|ziet|zie|weet"
    r"|vindt|mag|kan|werkt|verblijft|verblijf|logeert|overnacht|leeft|leef|ligt|hangt|ontvangt"
    r"|trekt|verliest|verloor|op(?= \d)|dan|daarna|nu|sindsdien|heel|volgt?|begeleidt?|studeert"
    r"|wordt|zal|zou)\b)",
    re.IGNORECASE,
)
#: A dot behind a single letter ends no sentence.
_SENTENCE = re.compile(r"(?<=[.!?])(?<!\b[^\W\d]\.)\s+|\n+")
#: "Netwerk: oke": what stands behind the label is said of it.
_LABEL = re.compile(
    r"\b(netwerk\w*(?: betrekken| mag)?|huurgarantie|(?:intensieve )?(?:coaching|begeleiding)"
    r"|besproken|eerdere hulp|(?:thuis|context)begeleiding|inkomen|leeftijd|verblijft?|slaapt"
    r"|slaapplek"
    r"|naam (?:van de )?(?:jongere|cliënte?)"
    r"|(?:gsm|tel|telefoon|nummer)(?: (?:van de )?(?:jongere|cliënte?))?) ?: ?(?=[\w+])",
    re.IGNORECASE,
)
#: "Gewenste regio: Tielt" is a wish like any other.
_WISHED = re.compile(
    r"\b(?:gewenste? )?(?:regio|gemeente|woonplaats|woonwens|plaats|stad|voorkeur|wens|keuze"
    r"|waar wonen) ?: ?(?=\w)",
    re.IGNORECASE,
)
#: "an@ocmw.be" tells no more than an address, and no town stands in "veerle@voorbeeld.be".
ADDRESS = re.compile(r"\S+@\S+")
#: What may be a phone number.
LONG_NUMBER = re.compile(r"\+?\d[\d /.()-]{6,}\d")
_PHONE_DIGITS = 9
#: "dag collega".
_GREETING_WORDS = 2
_GREETING = re.compile(
    r"^(?:dag|hallo|hey|hoi|goeie?\w*|goede ?n?(?:dag|morgen|middag|avond)|beste|geachte|yo|salut"
    r"|mevrouw|meneer|collega)\b"
)
_INSIDE = re.compile(r"\b(?:in|uit|binnen) (?:de |den )?gevangenis\b")
#: Who writes from a church may do so for the church or as a neighbour: that is asked.
_OF_CHURCH = re.compile(r"\b(?:pastoor|pastor|priester|imam|parochie\w*|kerk\w*|moskee\w*)\b")
#: Whoever came out of a prison does not work there.
_CAME_OUT = re.compile(
    r"\b(?:uit|van) (?:\w+ ){1,3}(?:gekomen|vrijgekomen|ontslagen|vrijgelaten)\b"
)
_A_YOUTH = re.compile(
    r"\b(?:jongen|jongeman|meisje|jongere|cliente?|gast|man|vrouw|dame|kerel|zoon|dochter"
    r"|gedetineerde|patiente?|leerlinge?|huur(?:der|ster)|bezoek(?:er|ster)|bewo(?:ner|onster))\b"
)
#: "Wij melden een jongeman van 21 aan": an age, though the sentence is about our work.
_AGED = r"(?: \w+)? (?:van )?(?:1[5-9]|2[0-6])\b"
_OF_YOUTHS_AGE = re.compile(rf"(?:{_A_YOUTH.pattern}|\b(?:iemand|student)\b){_AGED}")


@dataclass(frozen=True)
class Part:
    """Some words between two stops, as typed, and the number of the sentence they stand in."""

    raw: str
    sentence: int = 0

    @cached_property
    def normal(self) -> str:
        """Return the words as cues know them: full forms, numbers as digits."""
        return digits_for_words(normalise(ADDRESS.sub(" ", self.raw))).strip(" .")

    @cached_property
    def without_no_age(self) -> str:
        """Return the words without numbers that are no age: "sinds 3 maart", "al 20 jaar"."""
        return cues(_TOPIC)["no_age"].sub(" ", self.normal)

    def tells(self, label: str) -> bool:
        """Say whether a cue of ``told.cues`` stands in these words."""
        return has(_TOPIC, label, self.normal)

    @cached_property
    def names_service(self) -> bool:
        """Say whether a kind of service is named; who is in prison does not work there."""
        words = _OF_CHURCH.sub(" ", self.normal)
        words = words if self.tells("own_work") else _INSIDE.sub(" ", words)
        if _CAME_OUT.search(words):
            return False
        return bool(set(found("referrer_organisation", words)) - {"no_service", "before"})

    @cached_property
    def speaks_of_youth(self) -> bool:
        """Say whether these words are about the youth, and not about who writes."""
        return self.tells("youth") or bool(_A_YOUTH.search(self.normal))


def parts(text: str) -> tuple[Part, ...]:
    """Return the parts of a message, without greetings."""
    told = without_stops(without_denied(text))
    words = _WISHED.sub("woonwens ", _LABEL.sub(r"\1 ", told))
    found_parts = (
        Part(raw.strip(" /\t\n"), number)
        for number, sentence in enumerate(_SENTENCE.split(words))
        for raw in _BETWEEN.split(sentence)
        if raw and raw.strip(" /\t\n")
    )
    return tuple(one for one in found_parts if not _is_greeting(one))


def own_service(message: tuple[Part, ...]) -> tuple[Part, ...]:
    """Return the parts in which a professional says who writes: "An, OCMW Izegem"."""
    told = [one for one in message if _is_of_writer(one)]
    if any(one.names_service and not one.speaks_of_youth for one in told):
        # "Ik werk bij het CAW. Ik meld een meisje aan dat in de nachtopvang slaapt."
        told = [one for one in told if not one.speaks_of_youth]
    for one in message:
        if one.speaks_of_youth or one.tells("age"):
            break
        if one.names_service and one not in told:
            told.append(one)
    return tuple(one for one in message if one in told)


def words_of_writer(message: tuple[Part, ...]) -> str:
    """Return the words without those that say who pays, or houses, the youth."""
    service = own_service(message)
    return _joined(
        tuple(one for one in message if one in service or not _is_of_youths_service(one))
    )


def words_about(slot: str, message: tuple[Part, ...], *, is_self: bool) -> str:
    """Return the words of a message that tell a slot plainly; "" where none do."""
    service = () if is_self else own_service(message)
    if slot == "referrer_type":
        return _joined(message)
    if slot == "referrer_organisation":
        return _joined(service)
    if slot == "age" and len(message) == 1 and message[0].normal.isdigit():
        return ""
    rest = tuple(one for one in message if one not in service or one.speaks_of_youth)
    telling = tuple(one for one in rest if _tells(slot, one))
    if not telling:
        return ""
    telling = _with_more(slot, rest, telling)
    if slot == "living_situation":
        now = tuple(one for one in rest if not one.tells("no_living_situation"))
        for past in ("put_out", "stayed_before"):
            if any(not one.tells(past) for one in telling):
                # "Ze hebben mij op straat gezet, nu slaap ik bij een maat".
                now = tuple(one for one in now if not one.tells(past))
        return without_town(_joined(now))
    return _joined(telling)


#: Answers that the words behind them may go on with, or turn round.
_GOES_ON = frozenset({"income", "region"})
_PREFERS = re.compile(r"^(?:het )?(?:lie(?:fst|ver)|bij voorkeur|voorkeur|eventueel|of) ")
#: Words that tell one of these speak of the income no more.
_OTHER_TOPICS = ("region", "living_situation", "age", "network_consent")
#: What some words tell, others take back.
_TAKEN_BACK = frozenset({"income", "living_situation"})
_WISH = re.compile(r"\b(?:wil|lie(?:ver|fst)|graag)")
_BACK = re.compile(r"\b(?:die|dezelfde|diezelfde) (?:dag|datum)\b")
_BORN = re.compile(r"\b(?:geboren|geboortedatum|geb)\b")


def _tells(slot: str, one: Part) -> bool:
    if slot == "age" and not _BORN.search(one.normal):
        is_own = _is_own_work(one) and not _OF_YOUTHS_AGE.search(one.without_no_age)
        return has(_TOPIC, "age", one.without_no_age) and not is_own
    if slot == "age" and _is_own_work(one):
        return False
    if slot in _TAKEN_BACK and one.tells(f"no_{slot}"):
        return False
    if slot == "region" and one.tells("no_region") and not _WISH.search(one.normal):
        return False
    return one.tells(slot)


def _is_own_work(one: Part) -> bool:
    """Say whether words are about the work of who writes: "ik werk al 20 jaar bij het CAW"."""
    return (one.tells("own_service") or one.tells("own_work")) and one.names_service


def _with_more(slot: str, rest: tuple[Part, ...], telling: tuple[Part, ...]) -> tuple[Part, ...]:
    """Return the telling parts with those that they lean on, or that go on with them."""
    more: set[Part] = set()
    for before, one in pairwise(rest):
        # "Wordt 18 op 1 juli en moet die dag weg".
        if slot == "release_date" and one in telling and _BACK.search(one.normal):
            more.add(before)
        # "Leefloon, maar dat is gestopt"; "Tielt of Menen, liefst Menen".
        if slot in _GOES_ON and before in telling and _goes_on(slot, one):
            more.add(one)
    return tuple(one for one in rest if one in telling or one in more)


def _goes_on(slot: str, one: Part) -> bool:
    """Say whether words go on with the answer before them, and with nothing else."""
    if slot == "region":
        return _PREFERS.search(one.normal) is not None
    return not any(one.tells(topic) for topic in _OTHER_TOPICS)


def _is_of_writer(one: Part) -> bool:
    if one.names_service and one.tells("own_work"):
        return True
    return one.tells("own_service") and (one.names_service or not one.tells("youth"))


#: "Ik ga naar het OCMW", "ik heb geen OCMW": nobody who works there.
_GOES_THERE = re.compile(r"\b(?:geen|niet|nie|ni|nog|naar)\b")


def _is_of_youths_service(one: Part) -> bool:
    """Say whether words name a service that the youth knows: "leefloon van het OCMW"."""
    return one.names_service and (one.speaks_of_youth or bool(_GOES_THERE.search(one.normal)))


def _is_greeting(one: Part) -> bool:
    return bool(_GREETING.match(one.normal)) and len(one.normal.split()) <= _GREETING_WORDS


def _joined(chosen: tuple[Part, ...]) -> str:
    return ", ".join(without_numbers(ADDRESS.sub(" ", one.raw)) for one in chosen)


def without_numbers(text: str) -> str:
    """Return words without phone numbers; a date of birth has fewer digits."""
    return LONG_NUMBER.sub(lambda run: run[0] if _digits(run[0]) < _PHONE_DIGITS else " ", text)


def _digits(text: str) -> int:
    return sum(character.isdigit() for character in text)
