"""A longer message in parts, and which of them may tell the answer to a question.

Readers look at the answer to their own question and are generous with it. Words that answer
something else are given to a reader only when a cue (``told.cues``) says that they tell it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from bot.language.change import without_denied
from bot.language.cues import cues, found, has
from bot.language.normalise import normalise
from bot.language.numbers import digits_for_words
from bot.language.sentences import without_stops

TOPIC = "told"
#: Between parts: a stop, a comma, a bracket; "en" before a new verb.
_BETWEEN = re.compile(
    r"[,;:!?\n]+(?=\s|$)(?! (?:dat|die) (?:gepland|voorzien|verwacht) )"
    r"|(?<!straat)\s(?=(?:zou|wil|wens|wou|willen|wensen|zouden) (?:ik|wij|we)\b)"
    r"|\.+(?=\s|$)|\s[-–/|]\s|(?<!toch)(?<!nog)(?<!pas)\smaar\s|\s(?:want|dus|omdat|aangezien"
    r"|doordat)\s"
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
    r"|slaapplek|naam (?:van de )?(?:jongere|cliënte?)"
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
#: What stands behind it is who signs: "Met vriendelijke groeten, Elke, CAW Brugge".
_CLOSES = re.compile(
    r"^(?:(?:met )?(?:(?:vriendelijke|beste|hartelijke|warme|collegiale) )?(?:groet(?:en|jes)?"
    r"|groetn)|mvg|vrgr|hoogachtend|(?:alvast |heel )?(?:veel )?(?:bedankt|dank(?: u| je)?)"
    r"(?: (?:op voorhand|alvast|bij voorbaat))?)(?: (?:van|uit|vanuit)\b.*)?$"
)
#: Who writes from a church may do so for the church or as a neighbour: that is asked.
_OF_CHURCH = re.compile(r"\b(?:pastoor|pastor|priester|imam|parochie\w*|kerk\w*|moskee\w*)\b")
#: Whoever came out of a prison does not work there.
_CAME_OUT = re.compile(
    r"\b(?:vrij|buiten|vrijgekomen|vrijgelaten|buitengekomen|ontslagen)(?: (?:is|werd|ben"
    r"|was))? uit\b|\b(?:uit|van) (?:\w+ ){1,3}(?:gekomen|vrijgekomen|ontslagen|vrijgelaten)\b"
)
_A_YOUTH = re.compile(
    r"\b(?:jongen|jongeman|meisje|jongere|cliente?|gast|man|vrouw|dame|kerel|zoon|dochter"
    r"|gedetineerde|patiente?|leerlinge?|huur(?:der|ster)|bezoek(?:er|ster)|bewo(?:ner|onster))\b"
)
#: "Wij melden een jongeman van 21 aan": an age, though the sentence is about our work.
_AGED = r"(?: \w+)? (?:van )?(?:1[5-9]|2[0-6])\b"
OF_YOUTHS_AGE = re.compile(rf"(?:{_A_YOUTH.pattern}|\b(?:iemand|student)\b){_AGED}")


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
        never = cues(TOPIC)["never_age"].sub(" ", self.normal)
        return cues(TOPIC)["no_age"].sub(" ", never)

    def tells(self, label: str) -> bool:
        """Say whether a cue of ``told.cues`` stands in these words."""
        return has(TOPIC, label, self.normal)

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
    told += [one for one in _signature(message) if one.names_service and one not in told]
    return tuple(one for one in message if one in told)


def _signature(message: tuple[Part, ...]) -> tuple[Part, ...]:
    """Return what stands below a message: who signs it, and for whom."""
    ends = [number for number, one in enumerate(message) if _CLOSES.search(one.normal)]
    below = message[ends[-1] :] if ends else ()
    return tuple(one for one in below if not one.speaks_of_youth)


def _is_of_writer(one: Part) -> bool:
    if one.names_service and one.tells("own_work"):
        return True
    return one.tells("own_service") and (one.names_service or not one.tells("youth"))


def _is_greeting(one: Part) -> bool:
    return bool(_GREETING.match(one.normal)) and len(one.normal.split()) <= _GREETING_WORDS


def without_numbers(text: str) -> str:
    """Return words without phone numbers; a date of birth has fewer digits."""
    return LONG_NUMBER.sub(lambda run: run[0] if _digits(run[0]) < _PHONE_DIGITS else " ", text)


def _digits(text: str) -> int:
    return sum(character.isdigit() for character in text)
