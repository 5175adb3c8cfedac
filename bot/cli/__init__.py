"""The command line; each command imports what it needs when it runs, so that help is instant."""

from bot.cli.app import main

__all__ = ["main"]
