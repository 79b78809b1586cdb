"""Refiners: each changes what the rules found by what stands around it."""
