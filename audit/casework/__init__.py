"""What a person does about a leak: the incident as they told it, ticks, letters, evidence."""
