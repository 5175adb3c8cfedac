"""What was before, what others have, what is denied or only asked: none of it is the answer."""

from __future__ import annotations

import pytest

from bot.intake.checking import only_checks
from bot.intake.coming_back import CHECK, Arrival, wanted
from bot.intake.opening import OPENING
from bot.intake.referring import refers
from bot.intake.unasked import told_at_once
from tests.intake.listening import read, words

SERVICE = {"referrer_type": "service", "referrer_organisation": "ocmw"}
KIN = {"referrer_type": "private_network", "discussed_with_youth": "yes"}
SELF = {"referrer_type": "self"}


@pytest.mark.parametrize(
    ("slot", "text", "value", "known"),
    [
        (
            "income",
            "Ze zit bij haar ma, die zelf van invaliditeit leeft. Zij heeft nu niks.",
            "none",
            SERVICE,
        ),
        (
            "income",
            "Inkomen heeft hij niet, zijn stiefmoeder trekt het kindergeld nog.",
            "none",
            SERVICE,
        ),
        (
            "income",
            "mijn broer heeft leefloon en ik heb niks. ik slaap in zijn garage",
            "none",
            SELF,
        ),
        (
            "income",
            "Hij heeft leefloon sinds zijn contract afgelopen is, hij is 20 jaar.",
            "leefloon",
            SERVICE,
        ),
        (
            "income",
            "Ze is 19 en ze komt niet rond met haar leefloon van het OCMW.",
            "leefloon",
            SERVICE,
        ),
        ("age", "ik lig bij mijn tante Rosa van 54 op de zetel, ben 21 en heb niks", 21, SELF),
        (
            "age",
            "Hij is 18, nee wacht, hij is in januari 19 geworden, en slaapt in een tent.",
            19,
            SERVICE,
        ),
        (
            "discussed_with_youth",
            "Mijn zoon van 20 slaapt in zijn auto. Hij weet niet van dit bericht.",
            "no",
            {"referrer_type": "private_network"},
        ),
        (
            "referrer_type",
            "Geachte, ik ben zelf de jongere over wie het gaat. Ik verblijf in een opvanghuis.",
            "self",
            {},
        ),
        (
            "living_situation",
            "Hij woont nog in het appartement van zijn overleden oma en moet eruit in april.",
            "eviction_threat",
            SERVICE,
        ),
        (
            "living_situation",
            "Hij slaapt in de nachtopvang, sinds hij in mei vrijkwam uit de gevangenis.",
            "emergency_shelter",
            SERVICE,
        ),
    ],
)
def test_story_tells_of_the_youth_now(
    slot: str, text: str, value: object, known: dict[str, object]
) -> None:
    assert told_at_once("referral_form", known, text, read).get(slot) == value


@pytest.mark.parametrize(
    ("slot", "text"),
    [
        (
            "rent_guarantee_consent",
            (
                "Meisje van 20, leefloon. Ze wil niet dat iemand anders haar huur van haar "
                "geld betaalt."
            ),
        ),
        (
            "accepts_intensive_coaching",
            (
                "Jongen van 19, slaapt in een tent. Iemand die alle dagen langskomt, dat wil "
                "hij niet."
            ),
        ),
    ],
)
def test_yes_is_never_taken_from_words_that_deny(slot: str, text: str) -> None:
    assert told_at_once("referral_form", SERVICE, text, read).get(slot) != "yes"


@pytest.mark.parametrize(
    "text",
    [
        "Letterlijk: vannacht lag hij op een bank in het park aan het station.",
        "Casus: hij ligt al weken in de gang van een flatgebouw, niemand zegt iets.",
        "Enfin, hij slaapt elke nacht op een bank aan het station, hij is 19.",
        "Hij is met Driekoningen 19 geworden en slaapt bij een vriend op de zetel.",
    ],
)
def test_word_with_a_capital_is_nobody(text: str) -> None:
    told = told_at_once("referral_form", {**SERVICE, "discussed_with_youth": "yes"}, text, read)

    assert not {"youth_name", "referrer_name"} & set(told)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("ocmw tielt hier. jongen van 19 die yoran heet, slaapt in een kraakpand", "Yoran"),
        ("Ik volg Joran Verhulst op. Joran is 22 en slaapt bij zijn nonkel.", "Joran Verhulst"),
    ],
)
def test_name_is_heard_without_capital_and_in_full(text: str, name: str) -> None:
    known = {**SERVICE, "discussed_with_youth": "yes"}

    assert told_at_once("referral_form", known, text, read).get("youth_name") == name


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("aangevraagd en goedgekeurd: een leefloon", "leefloon"),
        ("leefloon, aangevraagd maar nog niet goedgekeurd", "none"),
        ("nog niks, voor het leefloon moet hij nog langsgaan", "none"),
    ],
)
def test_leefloon_counts_once_it_is_granted(text: str, value: str) -> None:
    assert read("income", text).value == value


def test_answer_before_a_correction_is_kept() -> None:
    known = {**SERVICE, "discussed_with_youth": "yes", "age": 20, "income": "leefloon"}
    text = "Dat ziet hij zitten. Wel een rechtzetting: zijn leefloon is stopgezet, hij heeft niks."

    turn = words("network_consent", text, known)

    assert turn.changes["network_consent"] == "yes"
    assert turn.changes["income"] == "none"


@pytest.mark.parametrize(
    ("slot", "text"),
    [
        ("living_situation", "Moet ik dat nu echt zeggen? Ik wil geen ruzie met zijn ouders."),
        ("youth_phone", "ge gaat dat nummer toch niet aan de politie geven hé"),
        ("discussed_with_youth", "Wat is dat, besproken? Dat ze het weet, of dat ze akkoord is?"),
    ],
)
def test_worry_or_question_answers_nothing(slot: str, text: str) -> None:
    turn = words(slot, text, KIN if slot != "discussed_with_youth" else SERVICE)

    assert slot not in turn.changes


def test_no_that_examples_guess_counts_when_it_is_said_again() -> None:
    known = {**KIN, "age": 20, "living_situation": "with_family_or_friends", "income": "none"}
    text = "familie he, ge kiest ze niet"

    first = words("network_consent", text, known)

    assert "network_consent" not in first.changes
    assert first.changes["question_attempts"] == 1


def test_story_at_the_beginning_is_read_whole() -> None:
    known = {"referrer_type": "private_network", "question_stage": OPENING}
    text = "Ja, ik heb het haar aan de telefoon voorgelezen en ze wil dat ik dit invul."

    assert words("discussed_with_youth", text, known).changes["discussed_with_youth"] == "yes"


@pytest.mark.parametrize(
    "text",
    [
        "ik wil weten of mijn buurjongen in aanmerking komt, ik meld hem nog niet aan",
        "eens de voorwaarden nakijken zonder al in te schrijven, kan dat",
    ],
)
def test_who_refers_nobody_yet_begins_a_check(text: str) -> None:
    assert only_checks(text)
    assert wanted(Arrival(text, intent="refer_someone")) == CHECK


def test_wish_behind_a_doubt_is_a_wish() -> None:
    assert refers("ik weet niet of ik hier mag zijn maar ik zou mij willen aanmelden") == "self"
    assert refers("ik wil mijn eigen inschrijven want ik heb geen woonst meer") == "self"


@pytest.mark.parametrize(
    ("slot", "text", "value"),
    [
        ("referrer_type", "Ik ben de jongere broer van Kevin en meld hem aan.", "private_network"),
        ("income", "Ik ben Tim, 20 jaar. Ik heb niks, alleen een leefloon.", "leefloon"),
        ("income", "Ik ben 21, leef van een leefloon. Qua papieren, ik heb niks.", "leefloon"),
        ("age", "Hij is 19, wacht al 14 dagen op antwoord en slaapt in een tent.", 19),
    ],
)
def test_words_that_look_the_same_change_nothing(slot: str, text: str, value: object) -> None:
    known = {} if slot == "referrer_type" else SELF if text.startswith("Ik") else SERVICE

    assert told_at_once("referral_form", known, text, read).get(slot) == value


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("Ik wil mijn cliënt aanmelden maar weet niet of hij in aanmerking komt", "refer_someone"),
        ("Ik wil mij aanmelden maar durf niet goed te bellen", "refer_myself"),
        ("Ik kan hem niet aanmelden via de website, mag het hier?", "refer_someone"),
    ],
)
def test_who_wants_to_refer_is_not_sent_to_a_check(text: str, intent: str) -> None:
    assert wanted(Arrival(text, intent=intent)) is None


def test_label_that_asks_no_consent_gives_none() -> None:
    told = told_at_once("referral_form", {}, "Leeftijd: 19\nFamilie: nee\nInkomen: niks", read)

    assert "network_consent" not in told


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("leefloon is aangevraagd en moet eerst goedgekeurd worden", "none"),
        ("Leefloon aangevraagd, we wachten tot het goedgekeurd is", "none"),
    ],
)
def test_leefloon_that_is_only_asked_for_is_none(text: str, value: str) -> None:
    assert read("income", text).value == value


def test_who_was_inside_sleeps_where_it_is_said_now() -> None:
    text = "Ik ben in de gevangenis geweest en slaap nu op straat"

    assert read("living_situation", text).value == "public_space"


_OF_A_SHELTER = (
    "Nachtopvang Oostende hier. Wij willen een jongen van 20 aanmelden. Hij slaapt sinds een "
    "maand bij ons in de nachtopvang, en wil in Antwerpen gaan wonen want daar "
    "zit zijn broer. Hij weet dat we jullie contacteren, we hebben het hem uitgelegd."
)


@pytest.mark.parametrize(
    ("text", "slot", "value"),
    [
        (_OF_A_SHELTER, "referrer_organisation", "opvang"),
        ("moet dat dan, op voorhand met hem bespreken?", "discussed_with_youth", None),
        ("Justitiehuis hier, man van 22. De onderzoeksrechter legt begeleiding op.",
         "attention", ["imposed"]),
        ("Woonmaatschappij hier. Hij is 22, moet uit zijn studio. Zijn vriendin woont bij hem.",
         "attention", ["with_partner"]),
        ("hey Robbe hier, straathoekwerker. Een gast van 20 slaapt in het park",
         "referrer_name", "Robbe"),
        ("mijn beste maat is 22 en slaapt bij mij op de zetel want hij heeft niks anders",
         "income", None),
    ],
)  # fmt: skip
def test_more_of_a_first_message(text: str, slot: str, value: object) -> None:
    told = words("referrer_type", text, {"question_stage": OPENING})

    assert told.changes.get(slot) == value


@pytest.mark.parametrize(
    ("who", "slot", "text", "value"),
    [
        ("private_network", "income", "niets, ik stuur hem soms een beetje geld", "none"),
        ("service", "income", "hij heeft niets, hij zit nog voltijds op school", "none"),
        ("self", "living_situation", "bij mn bff thuis, maar thuis kank ni meer trug",
         "with_family_or_friends"),
        ("self", "living_situation", "sorry, ik moet even weg", None),
        ("service", "living_situation", "sorry, moet even weg, de bel gaat", None),
    ],
)  # fmt: skip
def test_more_answers(who: str, slot: str, text: str, value: object) -> None:
    turn = words(slot, text, {"referrer_type": who})

    assert turn.changes.get(slot) == value


def test_a_town_is_put_right_in_a_question_that_nothing_answers() -> None:
    text = "Hij zegt net dat het liever De Panne is dan Koksijde, kan dat nog aangepast?"
    known = {"referrer_type": "service", "region": "Koksijde"}

    turn = words("accepts_intensive_coaching", text, known, intent="out_of_scope", confidence=0.84)

    assert (turn.changes["region"], turn.say) == ("De Panne", "corrected")


def test_a_day_that_is_put_right_is_no_age() -> None:
    text = "Ik zie net dat haar ontslag verschoven is, het wordt 27 maart in plaats van 20 maart."
    known = {
        "referrer_type": "service",
        "age": 18,
        "living_situation": "institution",
        "prison": "none",
        "release_date": "2026-03-20",
    }

    turn = words("contact_way", text, known)

    assert turn.changes["release_date"] == "2026-03-27"
    assert "age" not in turn.changes


def test_where_somebody_came_to_is_no_wish() -> None:
    text = "ik kom van Limburg maar ik ben naar de zee gekomen, ik zoek hulp"

    told = words("referrer_type", text, {"question_stage": OPENING})

    assert "region" not in told.changes


def test_who_leaves_no_name_only_checks() -> None:
    assert only_checks("ik ga mijn naam niet zeggen, noem mij maar batman. kom ik in aanmerking?")


def test_worry_of_who_writes_is_no_doubt_of_the_youth() -> None:
    text = "ik maak mij soms wel zorgen of hij dat gaat volhouden"

    turn = words("accepts_intensive_coaching", text, {"referrer_type": "private_network"})

    assert ("accepts_intensive_coaching" in turn.changes, turn.say) == (False, "felt")
