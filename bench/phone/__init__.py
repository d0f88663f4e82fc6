"""What Streepje asks of a modest phone: Chromium on a slow 4G line with a quarter of this machine's speed."""
