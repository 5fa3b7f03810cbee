"""Performs the flow's effects on devices, centre and store, and turns outcomes back into events."""
