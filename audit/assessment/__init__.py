"""What the findings mean: harm if they got out, who can read them now, the verdict, the advice and the first steps."""
