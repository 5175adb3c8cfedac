"""What sentences tell that no cue knows, whose names they hold, and who writes: by examples."""

from __future__ import annotations

import pytest

from bench.opinions import DATA, fingerprint
from bench.told import TOLD
from bot.intake.naming import TOPIC, named_by_examples
from bot.intake.opening import OPENING
from bot.intake.parts import parts
from bot.intake.telling import SURE, told_by_examples, topic
from bot.intake.unasked import told_at_once
from bot.intake.writing import WRITER, who_writes
from tests.intake.listening import read, words

DISCUSSED = "discussed_with_youth"


@pytest.mark.parametrize("name", [*map(topic, SURE), TOPIC, WRITER])
def test_weights_were_learned_from_these_examples(name: str) -> None:
    first, *_ = (DATA / "opinions" / f"{name}.tsv").read_text(encoding="utf-8").splitlines()

    assert first.endswith(fingerprint(TOLD))


@pytest.mark.parametrize(
    ("slot", "text", "value"),
    [
        ("discussed_with_youth", "Toen ik het vertelde zei hij: zet mij er maar op", "yes"),
        ("discussed_with_youth", "Ik heb haar nog niets over jullie verteld of gevraagd", "no"),
        (
            "living_situation",
            "Hij brengt zijn nachten door onder de luifel van de bib",
            "public_space",
        ),
        (
            "rent_guarantee_consent",
            "Dat de huur eerst van zijn rekening gaat vindt hij prima",
            "yes",
        ),
        (
            "income",
            "Ze moet rondkomen van wat ze op zaterdag in de bakkerij verdient",
            "irregular",
        ),
    ],
)
def test_sentence_that_no_cue_knows_tells(slot: str, text: str, value: str) -> None:
    assert told_by_examples(slot, parts(text)) == value


@pytest.mark.parametrize(
    ("slot", "text"),
    [
        # As short as an answer: what it answers, the open question says.
        ("discussed_with_youth", "hij weet het al"),
        ("network_consent", "Hij heeft twee broers en een tante in Menen die veel werkt"),
        ("rent_guarantee_consent", "Haar vorige huisbaas vroeg een huurwaarborg van drie maanden"),
        ("living_situation", "Ik werk in de nachtopvang van Oostende, en dat al tien jaar"),
        # Two that are as sure: that is asked.
        (
            "discussed_with_youth",
            "Hij vroeg mij zelf om hem aan te melden. Ik heb het hem nog niet verteld.",
        ),
    ],
)
def test_sentence_about_something_else_tells_nothing(slot: str, text: str) -> None:
    assert told_by_examples(slot, parts(text)) is None


@pytest.mark.parametrize(
    ("text", "named"),
    [
        (
            "Ik meld Glenn aan, geboren in 2002, hij slaapt bij een maat. Groeten, Veerle Santens",
            {"youth_name": "Glenn", "referrer_name": "Veerle Santens"},
        ),
        ("Goeiemorgen, Griet Maes hier, ik werk op het OCMW", {"referrer_name": "Griet Maes"}),
        ("Hij wil in De Panne wonen, en niet meer in Oostende of Gent", {}),
        ("Groeten, Veerle", {}),
    ],
)
def test_name_is_whose_the_words_around_it_say(text: str, named: dict[str, str]) -> None:
    assert named_by_examples(text) == named


def test_who_writes_is_heard_in_the_whole_story() -> None:
    of_service = (
        "Wij begeleiden hem in onze leefgroep. Groeten, An Maes, sociale dienst ziekenhuis"
    )
    of_kin = "Mijn kleindochter slaapt op de sofa van een collega, ik slaap er zelf niet meer van"

    assert who_writes(None, parts(of_service)) == "service"
    assert who_writes(None, parts(of_kin)) == "private_network"
    # What cues say stays, unless a story says otherwise; a few words are none.
    story = f"{of_service}. Wij hebben jullie werking met onze jongere overlopen en hij wil dat"
    assert who_writes("private_network", parts(story)) == "service"
    assert who_writes("private_network", parts(of_service)) == "private_network"


def test_no_of_the_youth_goes_before_the_words_of_a_yes() -> None:
    text = "Zij is 20 en slaapt bij mij. Of ze weet dat ik dit typ? Ik heb het haar niet gezegd."

    assert told_at_once("referral_form", {}, text, read)["discussed_with_youth"] == "no"


@pytest.mark.parametrize(
    ("text", "region"),
    [
        ("Hij is 19. Hij spreekt altijd van Waregem, daar wil hij wonen", "Waregem"),
        ("Hij is 19. Zijn zus woont in Waregem, maar daar kan hij niet blijven", None),
        ("Hij is 19. Zijn maat woont in Tielt, daar mag hij tot zaterdag blijven", None),
        ("Hij is 19. Zijn lief zit in Kortrijk, daar wil hij niet wonen", None),
    ],
)
def test_town_is_that_where_somebody_wants_to_live(text: str, region: str | None) -> None:
    assert told_at_once("referral_form", {}, text, read).get("region") == region


def test_examples_say_nothing_once_a_condition_is_known() -> None:
    text = "Dat de huur eerst van zijn rekening gaat vindt hij helemaal prima"
    known = {"referrer_type": "service", "discussed_with_youth": "yes"}

    assert told_at_once("referral_form", known, text, read)["rent_guarantee_consent"] == "yes"
    assert "rent_guarantee_consent" not in told_at_once(
        "referral_form", {**known, "age": 19}, text, read
    )


def test_list_without_a_writer_has_none() -> None:
    assert "referrer_type" not in told_at_once(
        "referral_form", {}, "20 jaar, zit in de gevangenis van gent, nog 5 maand te gaan", read
    )


def test_two_readings_are_left_to_be_asked() -> None:
    told = told_at_once(
        "referral_form", {}, "OCMW Izegem, meisje van 19, woont bij een vriendin, leefloon", read
    )

    assert "living_situation" not in told


@pytest.mark.parametrize(
    ("text", "slot", "value"),
    [
        ("ze moet samen met haar dochtertje tegen 31 maart uit haar studio", DISCUSSED, None),
        ("ik zou hem willen aanmelden, maar hij weet daar zelf niks van", DISCUSSED, "no"),
        ("Ik zit sinds september in den bak in Gent, ik ben 20", "release_date", None),
        ("ik zit nog in den bak ma ben tot morgen op verlof, ik ben 20", "release_date", None),
        ("ik ben consulente bij de VDAB", "referrer_organisation", "tewerkstelling"),
        ("Graag had ik Shauni bij u aangemeld. Zij is 20.", "youth_name", "Shauni"),
        (
            "JAC Oostende. Meisje, 18j. Ikzelf Bram Vanhee, 0473 90 44 17",
            "referrer_name",
            "Bram Vanhee",
        ),
    ],
)
def test_what_strangers_of_later_rounds_told_at_once(text: str, slot: str, value: object) -> None:
    turn = words("referrer_type", text, {"question_stage": OPENING})

    assert turn.changes.get(slot) == value


@pytest.mark.parametrize(
    ("text", "slot", "value"),
    [
        (
            "ik ben 18 en eerst heb ik bij mijn zus gezeten en nu zitten wij in een vluchthuis",
            "living_situation",
            "homeless_accommodation",
        ),
        (
            "Een meisje van 17. Nu woont ze nog thuis maar ze moet tegen eind maart het huis uit",
            "living_situation",
            "eviction_threat",
        ),
        (
            "Mijn zoon van 20 moet tegen april het huis uit, maar op straat wil ik hem ook niet.",
            "living_situation",
            "eviction_threat",
        ),
        (
            "mijn broer zit in de gevangenis van Ieper en heeft niks. ik wil hem aanmelden",
            "prison",
            "ieper",
        ),
        (
            "inkomen heeft hij niet want zijn leefloon is nog maar in aanvraag, hij is 21",
            "income",
            "none",
        ),
        (
            "Hij is 20 en slaapt al een tijd in zijn auto omdat hij niets betaalbaars vindt.",
            "income",
            None,
        ),
        ("ik zit met mijn klein van 2 in een opvanghuis, ik ben 22", "attention", ["with_child"]),
        ("Jordan, 19j, gevangenis van Gent. jordan heeft geen gsm", "youth_phone", "none"),
    ],
)
def test_what_strangers_of_the_last_rounds_told_at_once(
    text: str, slot: str, value: object
) -> None:
    turn = words("referrer_type", text, {"question_stage": OPENING})

    assert turn.changes.get(slot) == value


def test_labels_say_whose_number_it_is() -> None:
    text = (
        "Dienst: CAW, Oostende\nAanmelder: Bert Calmeyn\nTel aanmelder: 0472 51 09 36\n"
        "Jongere: Shania, 19 jaar\nGsm jongere: 0493 61 27 45\nInkomen: leefloon"
    )

    turn = words("referrer_type", text, {"question_stage": OPENING})

    assert turn.changes["youth_phone"] == "+32493612745"
    assert turn.changes["referrer_phone"] == "+32472510936"
