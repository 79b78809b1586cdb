"""Settings of all tests."""

from __future__ import annotations

import os
import tempfile

from hypothesis import settings

# The same examples in every run, and no deadline: a busy machine is no defect.
settings.register_profile("project", deadline=None, derandomize=True)
settings.load_profile("project")

# No test reads or fills the user's own cache.
os.environ["TIMELINE_CACHE"] = tempfile.mkdtemp(prefix="timeline-cache-")
