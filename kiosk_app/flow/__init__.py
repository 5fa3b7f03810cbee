"""A citizen's visit as a pure state machine: an event in, a new state and effects out."""
