"""What must never be heard as a yes where something is sent, kept or talked over; and what is one.

Who is not heard is asked again and has a button; what was sent cannot be taken back.
"""

from __future__ import annotations

import pytest

from tests.intake.listening import words

SELF = {"referrer_type": "self"}
SERVICE = {"referrer_type": "service", "discussed_with_youth": "yes"}
SENDS_NOTHING = (
    "zeker en vast niet",
    "ja nee dat doe ik niet",
    "ja neen",
    "ja euh nee",
    "ja da gaat nie hé",
    "ja doe maar niks",
    "Akkoord met de inhoud, niet met het versturen.",
    "klopt. nu wil ik alles gewist",
    "klopt, ik hou het voor mezelf",
    "ja van mij mag het, van haar niet",
    "ja morgen",
    "ja later",
    "oke straks",
    "ok efkes wachten",
    "ok na het weekend",
    "graag nog even tijd",
    "yes but not today",
    "het klopt. mijn mama moet eerst nog tekenen",
    "Correct weergegeven. Ik verstuur het zelf wel wanneer hij akkoord is.",
    "In orde, u mag het concept bewaren, versturen doe ik later.",
    "Perfect. Zet nog even on hold aub.",
    "Zeker te versturen na akkoord van de consulent.",
    "Ok voor mij, nu nog de jongere.",
    "ja als het gratis is",
    "ja pff kweet het niet",
    "goed dat ge het vraagt, want ik twijfel",
    "zeker van zijn moet ik nog even",
    "ja das alles, kheb spijt dak eraan begonnen ben",
    "Ja dat klopt, alleen heeft hij zich intussen bedacht.",
    "ja bijna alles",
    "ja nog altijd niet goed",
    "goed zot",
    "prima toch om zo uw gegevens te stelen",
    "ja mijn ma staat hier",
    "ok bye",
    "ok mijn batterij is plat ik doe morgen voort",
    "Ja, dit is enkel een test.",
    "ja en ziet mijn vader dat dan ook",
    "mijn ma zet mij de deur uit",
    "ze smijten mij morgen buiten",
    "ze sturen mij altijd door naar een ander",
    "stuur het maar naar de vuilbak",
    "gooi het maar in de prullenbak",
    "als ge dat verstuurt ben ik kwaad",
    "als je dat doorstuurt, komt het dan bij mijn vader terecht?",
    "verstuur er niks van",
    "ik stuur u straks nog iets door",
    "wacht nog met versturen",
    "zodra hij getekend heeft mag het weg",
    "het mag pas weg als mijn begeleidster het gelezen heeft",
    "ik weet niet of ge dat al moogt versturen",
    "moet ik dat nu al versturen?",
    "is dat al verstuurd?",
    "hoe verstuur ik dat?",
    "verstuur dat dan zonder mijn nummer",
    "ja maar zonder mijn nummer erbij",
    "verstuur maar iets anders",
    "die begeleidster moest dat al lang verstuurd hebben",
    "ze zei dat het de deur uit mag als hij er niet bij is",
    "mijn post mag ik daar niet laten toekomen",
    "de post komt toe bij mijn moeder",
    "ik werk bij de post",
    "ik neem de bus naar kortrijk",
    "ge moogt mij niet doorgeven aan de flikken",
    "ge moogt alles wissen",
    "doe maar weg",
    "doe maar niet",
    "laat maar vallen",
    "laat maar",
    "laat het vertrekken? nee toch",
    "vooruit, zeg dan wat er nog in staat",
    "ok maar wat als ik morgen van gedacht verander",
    "ja wat staat er nu eigenlijk in",
    "klopt niet helemaal",
    "er staat iets fout in",
    "bijna juist, alleen mijn naam niet",
    "mijn naam is mis geschreven",
    "nog niet",
    "straks misschien",
    "eerst mijn zus laten lezen",
    "ik moet er nog over nadenken",
    "ik wil dat eerst nog eens bekijken",
    "kan ik dat morgen nog versturen?",
    "ik durf niet",
    "misschien is het beter van niet",
    "alles goed en wel maar ik doe dat liever niet",
    "en als ze mij dan weer wegsturen?",
    "geef mij nog vijf minuten",
    "wie leest dat als het verstuurd is",
    "zwijg",
    "pfff",
    "zet erbij dat ik een hond heb",
    "schrap mijn achternaam",
    "mijn leeftijd moet nog aangepast worden",
    "ik ben eigenlijk 19",
    "ze heeft gezegd dat ze het zelf zal versturen",
    "de directeur moet het eerst goedkeuren",
    "wij sturen normaal alles via mail door",
    "stuur het naar mij door",
    "kunt ge het naar mijn mail sturen?",
    "niet doen",
    "hou het nog even bij",
    "ge kunt de boom in",
    "verstuur maar als ge durft",
    "ja ja, het zal wel",
    "ja zeg, ik ben niet achterlijk",
    "ja maar nee",
)
PERMITS_NOTHING = (
    "zeker en vast niet",
    "ja nee dat doe ik niet",
    "akkoord da ge dat vraagt ma nee merci",
    "Ja, mondeling, maar intussen ingetrokken.",
    "ja maar nog niet nu",
    "ok maar mijn naam niet",
    "ja enkel mijn leeftijd",
    "ja mits anoniem",
    "ok onder dwang",
    "ja tegen mijn goesting",
    "ja dat weet hij nog niet",
    "ja ik beslis voor haar",
    "Ja, mits zij dat schriftelijk bevestigt.",
    "ok merci voor de uitleg",
    "oke duidelijk",
    "goed om te weten",
    "ja en hoelang houden jullie dat bij",
    "dat mag niet",
    "dat mag zijn vader niet weten",
    "alles mag weg",
    "het mag weg",
    "bewaar niks",
    "schrijf dat niet op",
    "wie mag dat allemaal zien?",
    "mogen mijn ouders dat zien?",
    "mag dat wel van de wet?",
    "ge moogt dat niet doorgeven aan het ocmw",
    "ge moogt dat bewaren maar niet doorgeven",
    "dat mag van mij maar van haar niet",
    "van mij wel, van hem weet ik het niet",
    "hij weet nog niet dat ik dit invul",
    "dat moet ik hem eerst vragen",
    "ik heb hem dat niet gevraagd",
    "dat moet hij zelf zeggen",
    "mag ik dat later nog laten wissen?",
    "kan ik dat nog intrekken?",
    "als ge mijn naam niet opschrijft",
    "alleen als mijn naam er niet bij staat",
    "liever anoniem",
    "voor mijn part sterven ze allemaal",
    "doe maar alsof ge dat niet gelezen hebt",
    "schrijf maar naar mijn ma",
    "noteer maar dat ik dat niet wil",
    "geef het op",
    "ik geef het op",
    "geef mij eerst een mens",
    "ze mag van haar vader niks",
    "dat mag ik niet van thuis",
    "het ocmw heeft dat ook allemaal opgeschreven en wat heeft het opgebracht",
    "ze hebben dat vorige keer ook bewaard en dan is het uitgelekt",
    "ik vertrouw dat niet",
    "wat gebeurt er met mijn gegevens",
    "hangt ervan af wie dat leest",
    "bij het jac was dat geheim",
    "ik twijfel",
    "zou dat veilig zijn?",
    "de toestemming moet ik nog vragen",
    "zonder toestemming van de rechter mag dat niet",
    "wij hebben een toestemming nodig van de ouders",
    "hij gaf vroeger toestemming maar heeft die ingetrokken",
    "hij stemt daar niet mee in",
    "hij stemt altijd op de groenen",
    "deel dat met niemand",
    "gebruik dat niet tegen mij",
    "zet mijn nummer er niet bij",
    "doe maar niets",
)
NOT_WITH_THE_YOUTH = (
    "Ja, ik ga dat zeker doen.",
    "Ja morgen",
    "Ja dat bespreken we na goedkeuring door jullie.",
    "Ja, vorige week, met de ouders erbij maar zonder haar.",
    "ja wij hebben dat thuis besproken, hij was er niet bij",
    "ja in mijn hoofd al honderd keer",
    "Ja, met zijn begeleider.",
    "ja met mijn man",
    "ja het ocmw weet het al",
    "met zijn moeder gesproken",
    "gisteren op het team besproken",
    "we bespreken alles in team",
    "de rechter heeft het met ons besproken",
    "dat bespreek ik morgen met hem",
    "ik heb het nog niet kunnen vragen",
    "hij neemt niet op",
    "hij weet van toeten noch blazen",
    "met de collega's overlegd",
    "zijn advocaat weet ervan",
    "mijn man en ik hebben erover gesproken",
    "ik heb het over hem gehad met zijn begeleider",
)
SENDS = (
    "alles klopt, u mag het doorgeven aan de coach",
    "volledig correct, verzenden graag",
    "laat maar vertrekken",
    "smijt het er maar door",
    "ja doe maar",
    "doe maar",
    "tis in orde zo",
    "ja hoor, verstuur maar",
    "ok, dan mag het weg",
    "Ja. Wanneer hoor ik iets?",
)
PERMITS = (
    "dat vind ik goed",
    "mag wel",
    "kga akkoord. weet mijn vader dit dan ook?",
    "is oke zolang mijn ma da ni te zien krijgt",
    "is geen probleem, jullie mogen dat bewaren",
    "Ja, mijn gegevens mogen jullie bijhouden.",
    "Daar ziet hij geen graten in, noteer maar gerust.",
    "Toestemming gegeven, mondeling, door de jongere zelf.",
    "ok, ja dan mag het",
    "tis goe",
)


@pytest.mark.parametrize("known", [SELF, SERVICE], ids=["self", "service"])
@pytest.mark.parametrize("text", SENDS_NOTHING)
def test_nothing_is_sent(text: str, known: dict[str, object]) -> None:
    assert words("confirm", text, known).changes.get("confirm") != "yes"


@pytest.mark.parametrize("known", [SELF, SERVICE], ids=["self", "service"])
@pytest.mark.parametrize("text", PERMITS_NOTHING)
def test_nothing_is_permitted(text: str, known: dict[str, object]) -> None:
    assert words("data_consent", text, known).changes.get("data_consent") != "yes"


@pytest.mark.parametrize("text", NOT_WITH_THE_YOUTH)
def test_talk_without_the_youth_is_no_talk_with_the_youth(text: str) -> None:
    turn = words("discussed_with_youth", text, {"referrer_type": "service"})

    assert turn.changes.get("discussed_with_youth") != "yes"


@pytest.mark.parametrize(
    ("slot", "text"),
    [*(("confirm", one) for one in SENDS), *(("data_consent", one) for one in PERMITS)],
)
def test_plain_permission_is_heard(slot: str, text: str) -> None:
    assert words(slot, text, SELF).changes.get(slot) == "yes"


@pytest.mark.parametrize("slot", ["youth_name", "contact_way", "remarks"])
@pytest.mark.parametrize(
    "text",
    [
        "stop maar",
        "ik wil mijn aanmelding intrekken",
        "niks opsturen aub",
        "laat mij met rust ik wil geen coach meer",
        "toch maar niet",
        "we laten het zo",
        "ik ben hier weg",
    ],
)
def test_whoever_wants_to_stop_can(slot: str, text: str) -> None:
    turn = words(slot, text, {"referrer_type": "self"}, intent="cancel", confidence=0.9)

    assert turn.is_aside
    assert slot not in turn.changes
