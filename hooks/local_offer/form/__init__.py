"""The form that writes a record: the record model and its rules as data, and the scripts that work with them.

The scripts are in overrides/assets/form/engine/. They know no field and no sentence of their own: all of that
comes from the models and rules in Python.
"""
