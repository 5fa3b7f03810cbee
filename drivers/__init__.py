"""Hardware, and nothing that knows what a citizen is."""
