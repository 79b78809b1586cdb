"""Where bytes come from: folders, archives, addresses, streams."""
