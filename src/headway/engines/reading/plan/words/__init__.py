"""Reading: what the reader knows of language: headers, statuses, months, openings, in several languages."""
