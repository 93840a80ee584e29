"""What sources may not say of each other: names, links, addresses, twins, dates."""
