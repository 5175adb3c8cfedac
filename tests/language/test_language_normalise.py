import pytest

from bot.language.normalise import fold, normalise, unstretch
from bot.language.numbers import digits_for_words


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("kheb gin geld", "ik heb geen geld"),
        ("kzit bij mn maat", "ik zit bij mijn maat"),
        ("hedde gij da gezien", "heb je jij dat gezien"),
        ("'k Weet 't nie", "ik weet het niet"),
        ("vant ocmw", "van het ocmw"),
        ("Jaaaa", "ja"),
        ("neeeee", "nee"),
    ],
)
def test_normalise_writes_spoken_forms_in_full(typed: str, expected: str) -> None:
    assert normalise(typed) == expected


@pytest.mark.parametrize("typed", ["joak", "joat", "jaak", "Joa", "yep"])
def test_normalise_reads_west_flemish_yes(typed: str) -> None:
    assert normalise(typed) == "ja"


@pytest.mark.parametrize("typed", ["neek", "neent", "neeje", "nope", "Neen"])
def test_normalise_reads_west_flemish_no(typed: str) -> None:
    assert normalise(typed) == "nee"


@pytest.mark.parametrize("typed", ["bajoat", "bah ja", "bajaat", "ba ja"])
def test_normalise_reads_a_contradicting_yes(typed: str) -> None:
    assert normalise(typed) == "jawel"


def test_normalise_tells_but_from_mother() -> None:
    normal = normalise("ik wil wel ma mijn ma wil niet")

    assert normal == "ik wil wel maar mijn ma wil niet"


def test_normalise_keeps_a_roof_apart_from_that_i() -> None:
    assert normalise("geen dak boven mijn hoofd") == "geen dak boven mijn hoofd"
    assert normalise("hij weet dak hier ben") == "hij weet dat ik hier ben"


def test_fold_removes_accents_and_cuts_what_is_too_long() -> None:
    assert fold("ÉÉN  cafe\u0301") == "een cafe"
    assert len(fold("a" * 5000)) == 2000


def test_unstretch_leaves_numbers_that_lost_their_accent() -> None:
    assert unstretch("tweeentwintig") == "tweeentwintig"


@pytest.mark.parametrize(
    ("words", "digits"),
    [
        ("negentien", "19"),
        ("drieentwintig", "23"),
        ("een-en-twintig", "21"),
        ("tweeduizend en zeven", "2007"),
        ("derde september", "3 september"),
        ("een vriend", "een vriend"),
    ],
)
def test_digits_for_words_writes_numbers(words: str, digits: str) -> None:
    assert digits_for_words(words) == digits
