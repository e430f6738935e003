"""The questionnaire engine: XLSForm to form definition to live form."""
