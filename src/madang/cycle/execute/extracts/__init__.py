"""Amounts from the accounting system (e호조) or 지방재정365, read, shown, stored whole or not at all, and reconciled."""
