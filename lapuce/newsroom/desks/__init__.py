"""What `./inv` asks for: a build, a preview, checks, a publication, a draft."""
