"""What happened between the user and somebody: the facts that the track record is made of."""
