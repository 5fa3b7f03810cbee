"""From a draft to what is sealed, signed and printed."""
