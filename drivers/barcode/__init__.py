"""Barcode and QR scanners."""
