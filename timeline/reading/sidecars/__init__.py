"""Files beside the articles: metadata.csv and corrections.csv."""
