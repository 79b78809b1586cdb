"""Mentions of one event: tf-idf, story clusters, blocking, pairwise scores, UPGMA, cluster merging."""
