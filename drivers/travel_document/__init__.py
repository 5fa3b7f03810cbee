"""The contactless reader for passports and travel permits (ICAO Doc 9303 parts 3, 9 to 12)."""
