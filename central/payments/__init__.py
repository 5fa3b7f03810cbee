"""Money: the provider that takes it, the orders of the terminals, and what is paid back."""
