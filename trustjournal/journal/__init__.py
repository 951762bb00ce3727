"""Entries: writing, finding and keeping them."""
