"""Tables that people send, CSV or XLSX, as rows of text; read so that no file asks for more than was sent."""
