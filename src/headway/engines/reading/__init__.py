"""Reading: a published document in, plan rows with provenance and doubts out."""
