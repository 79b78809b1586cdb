"""The short clause that names a mention: what it holds, in which words."""
