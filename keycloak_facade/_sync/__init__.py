# Made by scripts/unasync.py from keycloak_facade/_async/__init__.py; not to be edited.
"""The client, written once: `_sync` is made from this package by scripts/unasync.py."""
