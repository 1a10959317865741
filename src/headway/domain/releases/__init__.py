"""Releases: what the public may see: freeze, check, hash, approve, publish, withdraw, verify."""
