"""What is missing for a case: known to its applicant alone, and said in sentences."""
