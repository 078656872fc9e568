"""validate: a package as a zip, a folder or a bare manifest -> what it is, what is wrong, what will happen where."""
