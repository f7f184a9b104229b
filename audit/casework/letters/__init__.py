"""Letters: what was told and found, put into the texts of ``audit.knowledge.letters``, masked, blanks left blank."""
