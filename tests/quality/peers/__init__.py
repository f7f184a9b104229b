"""Other tools on the same rows: ``python -m tests.quality.peers --env DIR`` writes results.json beside this file."""
