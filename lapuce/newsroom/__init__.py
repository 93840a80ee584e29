"""Where the rooms meet: sources in, records, view models, pages out."""
