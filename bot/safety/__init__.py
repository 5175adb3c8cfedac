"""Recognition of messages that must not wait, and the help that is given at once."""
