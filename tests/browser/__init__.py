"""The whole product in a real browser, on the rehearsed demo city: who sees which page, and whether everyone can use it."""
