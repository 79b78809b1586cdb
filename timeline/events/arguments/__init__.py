"""Who takes part and where: names, pronouns, places."""
