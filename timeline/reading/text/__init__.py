"""From bytes to text with stable offsets, its title, headings, boilerplate and language."""
