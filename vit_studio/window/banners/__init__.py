"""Slim bars above the page that say one thing."""
