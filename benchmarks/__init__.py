"""What the README may say in figures: ratios beside a peer or a physical limit, measured in one run."""
