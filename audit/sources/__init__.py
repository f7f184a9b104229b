"""What can be opened: files of a folder, stdin, git blobs.  Each named thing is a Root that lists its Sources."""
