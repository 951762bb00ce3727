"""Promises, mine and theirs: made, settled, agreed anew; outcomes enter the record."""
