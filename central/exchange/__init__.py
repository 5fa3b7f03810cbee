"""Exchange tables: how a department's own system takes cases from the centre and gives back what it decided."""
