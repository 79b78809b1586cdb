"""The days that matter most, and the sentence that tells each."""
