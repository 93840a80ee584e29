"""What must be rebuilt, from what each output was made of."""
