"""Other taggers to be measured beside ours; what is under another licence lives in an environment of its own."""
