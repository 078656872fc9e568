"""The rules, one module a family. The page of a rule is its docstring; `ctlc-scorm explain CODE` prints it."""
