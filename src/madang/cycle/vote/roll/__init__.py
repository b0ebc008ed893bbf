"""The electoral roll (선거인명부): who may vote, found again by HMACs under the vote's pepper and never by their data."""
