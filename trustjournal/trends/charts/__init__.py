"""How each chart is drawn. Only here is matplotlib imported, and not before something is drawn."""
