"""What is known: advice, channels and the words of the verdict, as data files with their loaders."""
