"""Credit: contact minutes, and what they are called elsewhere."""
