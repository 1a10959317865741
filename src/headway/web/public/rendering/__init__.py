"""Public: what a page and a file are made with: an edition arranged as a book, words, fingerprints."""
