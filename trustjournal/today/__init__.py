"""The first page: a question, check-ins, recent entries."""
