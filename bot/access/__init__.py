"""Who may do what to whom: one table (``rights.yml``) and one ``authorize``."""

from bot.access.authorize import Actor, Thing, authorize
from bot.access.rights import Rights, rights

__all__ = ["Actor", "Rights", "Thing", "authorize", "rights"]
