"""What is wrong in the files of a package, ours or anyone's: names, the manifest of any edition, pages, scripts."""
