"""Looks through the memory of the program from outside, before and after it is locked."""
