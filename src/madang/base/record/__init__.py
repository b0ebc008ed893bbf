"""What happened, in order: append-only and chained. Timeline, audit and feed in one."""
