"""The back ends of the departments: one interface, and a stand-in with fictitious people."""
