"""From the ledger to what is told: tallies, the Report document, JSON Lines rows."""
