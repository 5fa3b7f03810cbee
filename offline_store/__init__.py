"""What must survive a power cut; knows nothing of cases or devices."""
