"""Ballot papers: pads of numbered stubs, what came back in the box, and each sheet keyed by two people who see no other."""
