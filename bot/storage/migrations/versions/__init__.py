"""One file per version; each is frozen once it was released."""
