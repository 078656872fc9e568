"""What editors need to help people who write courses."""
