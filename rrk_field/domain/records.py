"""Every kind of record: importing this module defines all tables that both programs keep."""

from rrk_field.domain.attachments import Photo
from rrk_field.domain.differences import Conflict, HeldChange
from rrk_field.domain.dwellings import Dwelling, PropertyPaper
from rrk_field.domain.households import Consent, Household, Note, Person
from rrk_field.domain.places import Settlement
from rrk_field.domain.programme import Phase, Questionnaire, QuestionnaireFile
from rrk_field.domain.projects import (
    InfrastructureProject,
    InfrastructureSurvey,
    ProjectNote,
    ProjectPhoto,
)
from rrk_field.domain.surveys import DamageSurvey, HouseholdAssessment, HouseholdForm
from rrk_field.domain.visits import GoAndSeeVisit, MonitoringVisit, VisitNote, VisitPhoto

__all__ = [
    "Conflict",
    "Consent",
    "DamageSurvey",
    "Dwelling",
    "GoAndSeeVisit",
    "HeldChange",
    "Household",
    "HouseholdAssessment",
    "HouseholdForm",
    "InfrastructureProject",
    "InfrastructureSurvey",
    "MonitoringVisit",
    "Note",
    "Person",
    "Phase",
    "Photo",
    "ProjectNote",
    "ProjectPhoto",
    "PropertyPaper",
    "Questionnaire",
    "QuestionnaireFile",
    "Settlement",
    "VisitNote",
    "VisitPhoto",
]
