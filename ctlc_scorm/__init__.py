"""ctlc-scorm: compiles a course in Markdown and YAML into packages that any LMS can import."""

__version__ = "0.1.0"
