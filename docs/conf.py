"""How Sphinx builds the documentation: `make docs`, where every warning is an error."""

from __future__ import annotations

import timeline

project = "timeline"
author = "The timeline authors"
version = release = timeline.__version__
extensions = ["myst_parser", "sphinx.ext.autodoc"]
exclude_patterns = ["_build", "**.ipynb_checkpoints"]
html_theme = "furo"
html_title = f"timeline {release}"
html_show_copyright = False
html_extra_path: list[str] = []
myst_heading_anchors = 3
myst_enable_extensions = ["colon_fence"]
suppress_warnings = ["myst.xref_missing"]  # links to files outside docs/; tests/docs checks that they lead somewhere
default_role = "code"
autodoc_member_order = "bysource"
autodoc_typehints = "signature"
autodoc_typehints_format = "short"
