"""Files: documents and attachments, kept under random names and handed out only on request."""
