"""Administration: one class for each noun of the Admin API. Navigation sends nothing, verbs do."""
