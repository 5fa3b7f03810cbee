"""The document scanner, through SANE."""
