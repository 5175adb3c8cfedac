from pathlib import Path

import pytest
import yaml

from bot.safety import rules as rules_module
from bot.safety.matching import Lexicon
from bot.safety.plain import plain
from bot.safety.rules import KINDS, rules

FOLDER = Path(rules_module.__file__).with_name("patterns")
FILES = sorted(FOLDER.glob("*/*.yml"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}/{file.stem}")
def test_every_group_says_above_what_it_is(file: Path) -> None:
    assert file.read_text(encoding="utf-8").startswith("# ")


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}/{file.stem}")
def test_no_pattern_stands_twice_in_a_group(file: Path) -> None:
    patterns = yaml.safe_load(file.read_text(encoding="utf-8"))["patterns"]

    assert len(patterns) == len(set(patterns))


def test_every_kind_has_groups() -> None:
    assert {group.kind for group in rules().groups} == set(KINDS)


def test_groups_name_only_contexts_that_exist() -> None:
    contexts = {context.name for context in rules().contexts}

    used = {name for group in rules().groups for name in group.quiet_by}

    assert used <= contexts


def test_the_rules_are_compiled_once() -> None:
    assert rules() is rules()


@pytest.mark.parametrize(
    ("written", "seen"),
    [
        ("Kwil NIET méér", " ik wil niet mer . "),
        ("'k è gin bed", " ik e gen bed . "),
        ("slóapn, sloapn: slapen", " slapen , slapen , slapen . "),
        ("neeeee! echt?", " ne . echt ? "),
        ("", "  "),
    ],
)
def test_the_plain_form(written: str, seen: str) -> None:
    assert plain(written) == seen


@pytest.mark.parametrize(
    ("source", "text", "is_match"),
    [
        ("wil .. dood", "ik wil echt dood", True),
        ("wil .. dood", "ik wil niet dood", False),
        ("wil .. dood", "ik wil een twee drie vier vijf dood", False),
        ("wil .. dood", "ik wil. dood", False),
        ("slap* & straat", "op straat moet ik slapen", True),
        ("slap* & straat", "slapen op straat", True),
        ("*plek & geen", "geen slaapplek", True),
        ("een (klein) bed", "een bed", True),
        ("een (klein) bed", "een klein bed", True),
        ("een (klein) bed", "een groot bed", False),
    ],
)
def test_the_pattern_language(source: str, text: str, is_match: bool) -> None:
    lexicon = Lexicon({})
    pattern = lexicon.compile(source)
    seen = plain(text)

    found = pattern.needs <= lexicon.present(seen) and bool(pattern.expression.search(seen))

    assert found == is_match


def test_a_pattern_that_names_an_unknown_word_list_is_refused() -> None:
    with pytest.raises(KeyError):
        Lexicon({}).compile("<unknown> bed")
