"""Reconcile the laptop with the office."""
