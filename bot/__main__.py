"""``python -m bot`` is the same as ``backontrack``."""

from bot.cli import main

main()
