"""The page printer: PDF over IPP, without a spooler in between."""
