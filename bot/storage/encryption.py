"""Encryption of single fields, each bound to the row that it stands in."""

from __future__ import annotations

import base64
import hashlib
import hmac
from collections import OrderedDict

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from bot.errors import DecryptionError, SettingsError

#: So many fields stay readable in memory: those of one conversation are read time and again, and
#: what was just written is read next.
_REMEMBERED = 5_000
#: Characters of what is remembered: a message, never a conversation.
_LONGEST_REMEMBERED = 4_000
_DIGEST = hashlib.sha256().digest_size


def new_key() -> str:
    """Make a key for ``ENCRYPTION_KEYS``."""
    return Fernet.generate_key().decode("ascii")


class FieldCipher:
    """Encrypt and decrypt fields with the keys of ``ENCRYPTION_KEYS``.

    The first key encrypts, all decrypt: a new key is put in front. Hashes for look-ups come from
    the *last* key, so that they stay the same when a key is added; whoever takes the last key
    away must compute the hashes anew.
    """

    def __init__(self, keys: tuple[str, ...]) -> None:
        """Take the keys, newest first.

        Raises:
            SettingsError: there is no key, or one is no Fernet key.
        """
        try:
            self._fernet = MultiFernet([Fernet(key) for key in keys])
            self._opened: OrderedDict[str, bytes] = OrderedDict()
            self._hash_source = base64.urlsafe_b64decode(keys[-1])
            self._hash_keys: dict[str, bytes] = {}
        except (ValueError, IndexError):
            message = "ENCRYPTION_KEYS must hold at least one Fernet key, newest first"
            raise SettingsError(message) from None

    def encrypt(self, plain: str, bound_to: str) -> str:
        """Encrypt a field; ``bound_to`` names its place, such as ``cases.youth_name:<id>``."""
        # A chat may carry half an emoji (a lone surrogate): it is kept as it came.
        content = _place(bound_to) + plain.encode("utf-8", "surrogatepass")
        encrypted: str = self._fernet.encrypt(content).decode("ascii")
        self._remember(encrypted, content)
        return encrypted

    def decrypt(self, encrypted: str, bound_to: str) -> str:
        """Decrypt a field, refusing one that was moved here from another row or column.

        Raises:
            DecryptionError: the keys do not fit, or the field belongs to another place.
        """
        content = self._opened.get(encrypted)
        if content is None:
            try:
                content = self._fernet.decrypt(encrypted.encode("ascii"))
            except (InvalidToken, UnicodeEncodeError):
                message = f"{bound_to} cannot be read with the configured keys"
                raise DecryptionError(message) from None
            self._remember(encrypted, content)
        if not hmac.compare_digest(content[:_DIGEST], _place(bound_to)):
            message = f"{bound_to} holds a value that belongs to another place"
            raise DecryptionError(message)
        return content[_DIGEST:].decode("utf-8", "surrogatepass")

    def _remember(self, encrypted: str, content: bytes) -> None:
        """Keep what a ciphertext of ours says, and forget what was kept longest."""
        if len(encrypted) > _LONGEST_REMEMBERED:
            return
        self._opened[encrypted] = content
        if len(self._opened) > _REMEMBERED:
            self._opened.popitem(last=False)

    def keyed_hash(self, value: str, purpose: str) -> str:
        """Hash a value for look-ups; the same value for two purposes gives two hashes."""
        key = self._hash_keys.get(purpose)
        if key is None:
            derive = HKDF(algorithm=SHA256(), length=32, salt=None, info=purpose.encode())
            key = self._hash_keys[purpose] = derive.derive(self._hash_source)
        return hmac.new(key, value.encode("utf-8", "surrogatepass"), hashlib.sha256).hexdigest()


def readable(cipher: FieldCipher, encrypted: str | None, bound_to: str) -> str | None:
    """Decrypt a body of a queue, or return None: one unreadable row may not stop the others."""
    try:
        return None if encrypted is None else cipher.decrypt(encrypted, bound_to)
    except DecryptionError:
        return None


def _place(bound_to: str) -> bytes:
    return hashlib.sha256(bound_to.encode()).digest()
