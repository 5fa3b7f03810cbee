"""The pages for the people who run the fleet: rendered here, alive in the browser, nothing loaded from elsewhere."""
