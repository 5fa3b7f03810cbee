"""E-licences: who asked for which, for what, and the copies that are made of them."""
