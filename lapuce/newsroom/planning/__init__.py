"""Which pages an edition has, and exactly what each one shows."""
