"""What a sheet of paper becomes, whatever saw it: straight, judged, small, and bound with the others."""
