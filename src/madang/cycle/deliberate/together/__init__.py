"""구체화: proposer, residents and departments change a proposal's text paragraph by paragraph, each change answered with a reason."""
