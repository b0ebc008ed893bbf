"""The only floor that names everyone: settings and addresses."""
