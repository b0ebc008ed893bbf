"""Published tables: declared once by the stage that owns them, handed out as page, JSON, CSV, XLSX and Parquet."""
