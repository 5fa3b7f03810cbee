"""Services as data: what a definition says, how it is read, compiled and signed."""
