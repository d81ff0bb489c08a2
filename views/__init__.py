"""One dashboard page a file: formats what workflow/ hands over, calls its use cases."""
