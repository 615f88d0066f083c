"""The client, written once: `_sync` is made from this package by scripts/unasync.py."""
