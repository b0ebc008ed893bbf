"""Methods of participatory budgeting that anyone may install and repeat at home: no Django, no clock, no network.

Every method takes plain frozen data and returns its steps and reasons together with the result. Money is an integer,
randomness is a public seed that is passed in.
"""

__version__ = "0.1.0"
