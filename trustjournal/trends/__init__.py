"""How trust moves: the record, the feeling, and what may be said about them."""
