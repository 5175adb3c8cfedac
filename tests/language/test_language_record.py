"""What is not to be written down, and what is told beside it."""

from __future__ import annotations

import pytest

from bot.language.record import is_off_record, on_record


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("mijn vader drinkt maar dat moet je niet opschrijven", ""),
        ("Mijn vader drinkt. Dat moet je niet opschrijven. Bel na 16u.", "Bel na 16u."),
        ("bel na 16u, en schrijf niet op dat ik bij mijn lief zit", "bel na 16u"),
        ("onder ons gezegd, hij gebruikt. Hij werkt tot 17u", "Hij werkt tot 17u"),
        ("hij heeft schulden (niet noteren aub)", ""),
        ("schrijf da ni op", ""),
        ("Hij klust bij. Dat mag niet in het dossier", ""),
        ("Tussen ons, ze is zwanger. Ze eet graag frieten.", "Ze eet graag frieten."),
        # A courtesy or a reason tells nothing that the sentence before could be spared for.
        ("Zijn vader slaat hem. Schrijf dat niet op, dank u.", ""),
        ("Zijn vader slaat hem. Schrijf dat niet op, want hij leest mee.", ""),
        # What it announces goes.
        ("Wat nu volgt mag je niet opschrijven. Hij is ziek. Bel maar.", "Bel maar."),
        ("Dit is onder ons. Hij gebruikt.", ""),
        ("hou dat voor u", ""),
        ("gelieve niet te vermelden", ""),
        ("ik wil niet dat dat in het dossier komt", ""),
    ],
)
def test_it_goes_with_what_it_is_about(text: str, kept: str) -> None:
    assert on_record(text) == kept
    assert is_off_record(text)


@pytest.mark.parametrize(
    "text",
    [
        "niet doorgeven aan mijn ouders aub, bel via mijn zus",
        "zet erbij dat hij niet kan bellen",
        "hij staat niet op papier bij zijn tante",
        "het contact tussen ons is goed",
        "hij schrijft niet graag,  bel liever",
        "hij noteert niet veel zelf",
        "Whatsapp. Hij wil niets op papier thuis krijgen want zijn stiefpa leest alles",
        "Zijn schulden zijn nergens genoteerd, de deurwaarder stuurt brieven",
        "via zijn zus, ik heb haar nummer niet opgeschreven",
        "onder ons dak kan hij niet blijven",
        "Ik kan het niet opschrijven op papier, bel mij liever",
    ],
)
def test_everything_else_is_kept_as_it_was_typed(text: str) -> None:
    assert on_record(text) == text
    assert not is_off_record(text)
