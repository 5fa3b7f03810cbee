"""What a terminal does; no Qt, no hardware, no SQL."""
