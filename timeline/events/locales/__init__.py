"""Words of each language, and where its grammar needs it a small module beside them."""
