"""Rasa's entrance: actions that read slots, make one call and answer; adapters only."""
