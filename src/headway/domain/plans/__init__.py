"""Plans: plan, section, goal, step; who answers for it, how it stands, when it is due, and what shows it."""
