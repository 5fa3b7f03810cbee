"""A pad on which somebody signs with a pen."""
