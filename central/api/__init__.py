"""What terminals call. Nothing here holds a private key: what is sealed passes through unread."""
