"""What every text of the assistant keeps to, and the people it is written for."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from bot.settings import Organisation
from bot.wording import Message, Wording

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bot.intake.questions import Answers

WORDS_FOR_A_YOUTH = 60
LONGEST_BUTTON = 40
FORMAL = re.compile(r"\b(u|uw)\b", re.IGNORECASE)
FORBIDDEN = re.compile(r"niet geschikt|geweigerd|afgewezen|niet dakloos", re.IGNORECASE)
NETHERLANDS = re.compile(
    r"(, hoor\b|\b(hartstikke|doei|prima|bijstand|gemeentehuis)\b)", re.IGNORECASE
)
#: A template that printed a value which was not there, or a piece of itself.
LEAKED = re.compile(r"\bNone\b|\b(True|False)\b|[{}\[\]]|  |\.\.| [,.?!]")
#: What a youth need not know, with the words that explain it in the same text.
EXPLAINED = {"OCMW": "sociale dienst", "CAW": "gratis helpt", "JAC": "jongeren"}
#: These look like abbreviations, and are names.
NAMES = frozenset({"BOT", "LUCAS"})
ABBREVIATION = re.compile(r"\b[A-Z]{3,}\b(?!-)")

ORGANISATIONS = {
    "nothing set": Organisation(),
    "phone": Organisation(phone="056 12 34 56"),
    "mail": Organisation(email="hallo@voorbeeld.be"),
    "phone and mail": Organisation(phone="056 12 34 56", email="hallo@voorbeeld.be"),
}

YOUTH = {"referrer_type": "self"}
MOTHER = {"referrer_type": "private_network", "discussed_with_youth": "yes"}
SERVICE = {"referrer_type": "service", "referrer_organisation": "psd"}
IN_PRISON = {"living_situation": "institution", "prison": "brugge", "release_date": "2027-03"}
PEOPLE: Mapping[str, Answers] = {
    "check": {},
    "youth": YOUTH,
    "youth, name and phone": YOUTH | {"youth_name": "Sam De Bok", "youth_phone": "+32470123456"},
    "youth in prison": YOUTH | IN_PRISON | {"youth_phone": "none"},
    "youth in hospital": YOUTH | {"living_situation": "institution", "prison": "none"},
    "mother": MOTHER,
    "mother, name given": MOTHER | {"youth_name": "Sam", "youth_phone": "none"},
    "service, discussed": SERVICE | IN_PRISON | {"discussed_with_youth": "yes"},
    "service, not discussed": SERVICE | {"discussed_with_youth": "no"},
    "service, not sure": SERVICE | {"discussed_with_youth": "unsure"},
}


REGIONS = {
    "active": ("West-Vlaanderen",),
    "possible": ("Gent", "Oudenaarde"),
    "towns": ("Kortrijk", "Roeselare", "Brugge", "Oostende", "Ieper", "Tielt"),
}


@pytest.fixture(params=PEOPLE.values(), ids=PEOPLE)
def answers(request: pytest.FixtureRequest) -> Answers:
    """Return what is known when the text is written: of everybody whom wording differs for."""
    return request.param


@pytest.fixture(scope="session", params=ORGANISATIONS.values(), ids=ORGANISATIONS)
def any_wording(request: pytest.FixtureRequest) -> Wording:
    """Return the templates, with more and less of the organisation set."""
    return Wording({"organisation": request.param, "regions": REGIONS})


@pytest.fixture(scope="session")
def wording() -> Wording:
    """Return the templates, for an organisation that can be reached."""
    return Wording({"organisation": ORGANISATIONS["phone and mail"], "regions": REGIONS})


@pytest.fixture
def proofread() -> Callable[..., None]:
    """Return the function that asserts what holds for every message."""
    return _proofread


def _proofread(message: Message, *, to_youth: bool = True, is_list: bool = False) -> None:
    """Assert what holds for a message.

    Args:
        message: The message.
        to_youth: A youth may read it: it is short, and has no unexplained abbreviation.
        is_list: It repeats what a person told (card, summary), so its length is not ours.
    """
    text = message.text
    assert text
    for pattern in (FORMAL, FORBIDDEN, NETHERLANDS, LEAKED):
        assert not pattern.search(text), (pattern.pattern, text)
    if to_youth and not is_list:
        assert len(text.split()) <= WORDS_FOR_A_YOUTH, text
    if to_youth:
        unexplained = [
            word
            for word in ABBREVIATION.findall(text)
            if word not in NAMES and EXPLAINED.get(word, "\0") not in text
        ]
        assert unexplained == [], text
    titles = [button.title for button in message.buttons]
    assert len(set(titles)) == len(titles)
    for button in message.buttons:
        assert 0 < len(button.title.strip()) == len(button.title) <= LONGEST_BUTTON, button
        assert not FORMAL.search(button.title), button
        _check_payload(button.payload)


def _check_payload(payload: str) -> None:
    """Assert that a payload is an intent with, perhaps, one entity as JSON."""
    intent, _, entity = payload.partition("{")
    assert re.fullmatch(r"/[a-z_]+", intent), payload
    if entity:
        assert len(json.loads("{" + entity)) == 1, payload
