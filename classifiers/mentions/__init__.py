"""What is said: acts, benefits, sums, people. How it is said is for ``qualifiers``."""
