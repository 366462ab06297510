"""The pages of the explorer, one blueprint each."""
