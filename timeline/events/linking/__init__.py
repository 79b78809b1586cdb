"""Which time expression dates which mention (TLINK)."""
