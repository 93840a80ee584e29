"""Sources in: from the files of the content folder to records, names and facts."""
