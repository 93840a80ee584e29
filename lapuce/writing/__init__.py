"""What journalists type: front matter of each kind of source, and Markdown."""
