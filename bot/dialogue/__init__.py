"""Talking with Rasa: its client here, its graph components in ``components``."""
