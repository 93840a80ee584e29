"""From planned pages to files: the theme, what every page shows, what is published as it is."""
