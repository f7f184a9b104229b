"""How the example exports are made; ``invented`` is whose they are."""
