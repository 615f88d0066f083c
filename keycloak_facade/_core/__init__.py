"""What never sends: URLs, credentials, tokens, payloads, JWT checks."""
