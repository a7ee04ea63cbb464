"""What pages are made of that look at a cohort."""
