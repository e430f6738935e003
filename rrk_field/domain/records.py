"""Every kind of record: importing this module defines all tables that both programs keep."""

from rrk_field.domain.attachments import Photo
from rrk_field.domain.differences import Conflict, HeldChange
from rrk_field.domain.dwellings import Dwelling, PropertyPaper
from rrk_field.domain.households import Consent, Household, Note, Person
from rrk_field.domain.places import Settlement
from rrk_field.domain.programme import Phase, Questionnaire
from rrk_field.domain.surveys import DamageSurvey, HouseholdAssessment

__all__ = [
    "Conflict",
    "Consent",
    "DamageSurvey",
    "Dwelling",
    "HeldChange",
    "Household",
    "HouseholdAssessment",
    "Note",
    "Person",
    "Phase",
    "Photo",
    "PropertyPaper",
    "Questionnaire",
    "Settlement",
]
