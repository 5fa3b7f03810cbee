"""The published source of every service: definitions and code tables, and the press that signs them."""
