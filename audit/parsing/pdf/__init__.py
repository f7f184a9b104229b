"""What stands in a PDF beside its text layer."""
