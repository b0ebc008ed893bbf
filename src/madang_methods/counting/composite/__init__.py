"""The composite decision: several voices, each with its own ballots and weight, one order, and the limits money obeys.

Everything is exported by `madang_methods.counting`; nothing is imported here, so that a result may know both kinds of rule.
"""
