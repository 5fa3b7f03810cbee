"""What all chip cards have in common: commands, replies, data objects (ISO/IEC 7816-4), and a slot to put one in."""
