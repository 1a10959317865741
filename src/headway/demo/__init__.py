"""Demo: a sample installation, made through the real reader and the real actions."""
