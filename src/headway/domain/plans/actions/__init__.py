"""Plans: every write, one module a subject; each is one transaction with its audit record inside it."""
