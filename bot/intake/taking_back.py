"""Words that take something back, with or without saying what it should be instead."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.intake.agreeing import changes_mind
from bot.intake.parts import parts
from bot.intake.questions import QUESTIONS
from bot.intake.spoken_of import MEANWHILE
from bot.intake.whom import who_after_all
from bot.language.normalise import normalise

if TYPE_CHECKING:
    from bot.intake.questions import Answers, Question

#: Words that take something back.
TAKES_BACK = re.compile(
    r"\b(?:sorry|pardon|excuseer|excuus|oei|oeps|wacht|vergist|verkeerd|fout(?:je)?|omgedraaid"
    r"|te (?:vlug|snel|rap) (?:ja|nee|gezegd|geantwoord)|verwisseld|maak er|aanpas\w*"
    r"|herzien|misd?rukt|mistypt|"
    r"bedoel(?:de)?|klopt niet|niet klopt|niet juist|juister|correctie|verander(?:en)?|aanpassing"
    r"|rechtzet\w*|recht te zetten|verbeteren|nagekeken"
    r"|kijk (?:het |dat )?(?:net |even |juist )?na"
    r"|verschuift|verschoven|verplaatst|uitgesteld|vervroegd|bedacht"
    r"|(?:(?:in)?get(?:y|ij)pt|(?:in)?getikt|geschreven|ingevuld|ingegeven|opgegeven|vermeld)"
    r",? (?:maar|terwijl)"
    r"|(?:typ|tik|schrijf)fout(?:je)?"
    r"|verkeerde been|mis geschreven|mistikt"
    r"|schrijf(?:t)? (?:je|ge|men|ik) (?:als|met)|moet (?:ja|neen?|er) (?:staan|zijn)"
    r"|zet (?:dat|het|die|hem) (?:\w+ )?(?:op|als) (?:ja|neen?)|(?:in plaats van|ipv) (?:ja|neen?)"
    r"|(?:zet|schrijf) (?:daar|er) maar"
    r"|ik (?:zei|schreef|typte|tikte) \w+,? maar"
    r"|(?:schrijf|zet|noteer) (?:maar )?(?:ja|neen?)(?= (?:voor|bij|op)|[ .!]*$)"
    r"|(?:zie|lees|merk|hoor) (?:nu|net|juist)(?: \w+){0,4}? dat (?:hij|ze|zij|ik))\b"
    r"|^(?:ah|oh?|euh|ja maar|maar)[ ,]+nee\b|\bniet op \d"
    r"|\bniet (?:op )?\+?\d.{0,20} maar (?:\w+ )?\+?\d"
    r"|\b(?:hij|ze|zij|ik) (?:is|ben) (?:\w+ ){0,3}\d{2} geworden\b|\bzei \d{2} maar\b"
)
#: "Hij heet Kenji, niet Allo".
_FEWEST_WORDS = 3
#: "... kunt ge dat aanpassen?" asks nothing else.
_ASKS_TO_CHANGE = re.compile(
    r",? (?:kunt?|kan|wilt?|mag) (?:ge|gij|je|jij|u|dat|ik) (?:dat |het |dit )?(?:\w+ ){0,2}"
    r"(?:aanpassen|veranderen|wijzigen|rechtzetten|corrigeren|verbeteren|aangepast worden)"
    r" ?\?\s*$",
    re.IGNORECASE,
)
_CALLS = re.compile(
    r"^(?:nee,? |maar )*(?:hij|ze|zij|(?:zijn|haar|de) naam|de (?:jongen|jongere))"
    r" (?:heet|noemt|is) \w+ (?:en )?niet\b"
)
#: What is so now was otherwise before; a remark kept as typed may tell that of anything.
_IS_OTHERWISE_NOW = re.compile(
    rf"\b(?:{MEANWHILE}|sinds (?:kort|gisteren|vandaag|vorige|deze)|stopgezet"
    r"|geschrapt|trouwens|nu|voortaan|vanaf nu)\b|\bniet (?:meer|langer) .*\bmaar\b"
)
#: These do so too, but where yes or no is asked they are, or stand in, the answer.
_MAY_TAKE_BACK = re.compile(r"\b(?:eigenlijk|serieus|toch|nee|neen)\b")
#: What stands around the one thing that is meant instead: "oei sorry nee, Torhout bedoel ik".
_AROUND = re.compile(
    r"\b(?:oei|oeps|ai|ah|oh?|sorry|pardon|excuseer|excuus|ne+n?|neen?|wacht|maar|toch|eigenlijk"
    r"|ik|bedoel(?:de|en)?|is|het|dat|moet|zijn|foutje|vergist|he|(?:en )?niet \w+)\b|[.,!]",
    re.IGNORECASE,
)
_TO_QUESTION = re.compile(
    r"\bvraag(?:je)? terug\b|\b(?:terug\w*|nog eens|opnieuw|over)\b.*\b(?:vraag|antwoord)\b"
    r"|\b(?:vraag|antwoord) (?:over|van|op) .*\b(?:terug|opnieuw|nog eens|anders)\b"
)
#: Words that name an answer and say that it is wrong.
_IS_WRONG = re.compile(
    r"\b(?:klopt (?:\w+ )?niet|niet (?:\w+ )?klopt|(?:nooit|niet) gezegd"
    r"|is (?:\w+ )?(?:niet juist|fout|verkeerd)"
    r"|is (?:\w+ )?anders|vergist|aanpassen|veranderen|wijzigen|verbeteren|moet anders)\b"
)
#: "Nee, dat klopt niet!", right behind what was repeated.
_DENIES_IT = re.compile(
    r"(?:(?:nee|neen|maar|allee|wacht|hé|he)[ ,!.]+){0,3}(?:dat|dit|het|er) klopt (?:\w+ )?niet\b"
)


def without_request(text: str) -> str:
    """Return words without the request to change something, which stands behind what changes."""
    rest = _ASKS_TO_CHANGE.sub(".", text)
    # "Kan ik nog iets aanpassen?" is all that is asked.
    return rest if len(rest.split()) >= _FEWEST_WORDS else text


def without_taking_back(text: str) -> str:
    """Return what is left of words besides those that take something back."""
    return " ".join(_AROUND.sub(" ", text).split())


def takes_back(question: Question, answers: Answers, text: str, intent: str) -> bool:
    """Say whether words take an earlier answer back."""
    normal = normalise(text)
    if question.slot == "confirm":
        # At the summary every new value takes the one in the list back.
        return True
    if intent == "correct_answer" or TAKES_BACK.search(normal) or denies(answers, normal):
        return True
    if wants_back(text) or ("youth_name" in answers and _CALLS.search(normal)):
        return True
    if who_after_all(answers, text) or changes_mind(question.slot, answers, parts(text)):
        return True
    if question.kind != "text" and _IS_OTHERWISE_NOW.search(normal):
        return True
    return not is_yes_or_no(question.slot) and _MAY_TAKE_BACK.search(normal) is not None


def denies(answers: Answers, normal: str) -> bool:
    """Say whether words deny what was told: "niet Waregem", "liever in Menen dan in Waregem"."""
    known = [str(answers[slot]).casefold() for slot in ("region", "age") if slot in answers]
    values = "|".join(map(re.escape, known))
    denied = rf"\b(?:niet|geen|dan|ipv|in plaats van) (?:in |naar )?(?:{values})\b"
    return bool(known) and re.search(denied, normal) is not None


def is_called_wrong(text: str) -> bool:
    """Say whether words call an answer wrong, without its new value."""
    return _IS_WRONG.search(normalise(text)) is not None


def denies_what_was_said(text: str) -> bool:
    """Say whether words begin by denying what was just repeated: "nee, dat klopt niet"."""
    return _DENIES_IT.match(normalise(text)) is not None


def wants_back(text: str) -> bool:
    """Say whether somebody wants a question again: "terug naar de vraag over de huurgarantie"."""
    return _TO_QUESTION.search(normalise(text)) is not None


def is_yes_or_no(slot: str) -> bool:
    """Say whether a yes or no answers a question: a no in the middle takes none of them back."""
    return bool(slot) and QUESTIONS[slot].kind.startswith("yes_no")
