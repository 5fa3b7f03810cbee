"""Half-filled forms of people who are known: begun on a phone and finished at a terminal, or the other way round."""
