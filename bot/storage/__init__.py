"""The case database: tables, encryption of fields, the unit of work, migrations."""

from bot.storage.encryption import FieldCipher, new_key
from bot.storage.migrate import is_current, migrate
from bot.storage.unit_of_work import Database, UnitOfWork

__all__ = ["Database", "FieldCipher", "UnitOfWork", "is_current", "migrate", "new_key"]
