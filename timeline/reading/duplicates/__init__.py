"""Copies of one article: found by shingles (Broder 1997), merged into one."""
