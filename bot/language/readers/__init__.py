"""One reader per kind of answer."""
