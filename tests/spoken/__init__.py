"""Looks at what screen readers are told, before the journal is locked or hidden and after it."""
