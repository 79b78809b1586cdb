"""When each article was published: from what it states, its address, its own text."""
