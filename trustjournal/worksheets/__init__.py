"""Guided worksheets: what they ask, what was answered, and what was promised in them."""
