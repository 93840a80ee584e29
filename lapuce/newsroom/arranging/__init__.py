"""From records to the edition of a moment: who is in it, in order, and by subject."""
