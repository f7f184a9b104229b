"""What films and sound say of who made them, where and with what."""
