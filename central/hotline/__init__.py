"""The hotline 12345: who numbers a citizen's ticket, and a stand-in."""
