"""The chip card reader with contacts: social security cards and bank cards, as far as they show themselves freely."""
