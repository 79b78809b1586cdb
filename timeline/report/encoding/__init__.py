"""How it travels to the page: dictionaries, row groups, columns, deltas."""
