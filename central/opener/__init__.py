"""The only part of the centre that holds the private keys; a process of its own."""
