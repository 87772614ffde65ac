"""The indicators as one viewer sees them: listed, filtered, compared, laid over each other."""
