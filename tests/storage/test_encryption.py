"""Fields are encrypted, bound to their row, and found again by keyed hashes."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.errors import DecryptionError, SettingsError
from bot.storage import FieldCipher, new_key

CIPHER = FieldCipher((new_key(),))
#: With surrogates: a chat may hold half an emoji.
ANY_TEXT = st.text(st.characters())


@settings(max_examples=50)
@given(ANY_TEXT)
def test_every_text_is_read_back_as_it_was(text: str) -> None:
    encrypted = CIPHER.encrypt(text, "cases.remarks:1")

    assert CIPHER.decrypt(encrypted, "cases.remarks:1") == text


def test_the_ciphertext_shows_nothing_and_differs_each_time() -> None:
    first = CIPHER.encrypt("Wout", "cases.youth_name:1")
    second = CIPHER.encrypt("Wout", "cases.youth_name:1")

    assert "Wout" not in first
    assert first != second


@pytest.mark.parametrize("place", ["cases.youth_name:2", "cases.remarks:1", ""])
def test_a_field_that_was_moved_is_refused(place: str) -> None:
    encrypted = CIPHER.encrypt("Wout", "cases.youth_name:1")

    with pytest.raises(DecryptionError, match="belongs to another place"):
        CIPHER.decrypt(encrypted, place)


@pytest.mark.parametrize("damaged", ["", "gAAAAA", "é", "x" * 200])
def test_a_damaged_field_is_refused(damaged: str) -> None:
    with pytest.raises(DecryptionError, match="cannot be read"):
        CIPHER.decrypt(damaged, "cases.youth_name:1")


def test_a_new_first_key_encrypts_and_the_old_one_still_reads() -> None:
    old, new = new_key(), new_key()
    encrypted_before = FieldCipher((old,)).encrypt("Wout", "a")
    rotated = FieldCipher((new, old))

    assert rotated.decrypt(encrypted_before, "a") == "Wout"
    assert FieldCipher((new,)).decrypt(rotated.encrypt("Lotte", "a"), "a") == "Lotte"


def test_without_its_key_a_field_cannot_be_read() -> None:
    encrypted = CIPHER.encrypt("Wout", "a")

    with pytest.raises(DecryptionError):
        FieldCipher((new_key(),)).decrypt(encrypted, "a")


def test_a_hash_is_the_same_after_a_key_was_added() -> None:
    old = new_key()
    before = FieldCipher((old,)).keyed_hash("+32478123456", "phone")

    assert FieldCipher((new_key(), old)).keyed_hash("+32478123456", "phone") == before


def test_a_hash_depends_on_value_purpose_and_key() -> None:
    hashes = {
        CIPHER.keyed_hash("+32478123456", "phone"),
        CIPHER.keyed_hash("+32478123457", "phone"),
        CIPHER.keyed_hash("+32478123456", "address"),
        FieldCipher((new_key(),)).keyed_hash("+32478123456", "phone"),
    }

    assert len(hashes) == 4


def test_a_message_is_remembered_and_a_conversation_is_not() -> None:
    cipher = FieldCipher((new_key(),))

    message = cipher.encrypt("a" * 1_000, "line_messages.body:1")
    conversation = cipher.encrypt("a" * 60_000, "trackers.events:1")

    assert set(cipher._opened) == {message}
    assert cipher.decrypt(conversation, "trackers.events:1") == "a" * 60_000
    assert set(cipher._opened) == {message}


@pytest.mark.parametrize("keys", [(), ("short",), (new_key(), "no key")])
def test_wrong_keys_name_the_setting(keys: tuple[str, ...]) -> None:
    with pytest.raises(SettingsError, match="ENCRYPTION_KEYS"):
        FieldCipher(keys)
