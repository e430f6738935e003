"""What the columns of records are called on the screen, in one place."""

from PySide6.QtCore import QCoreApplication

from rrk_field.i18n import QT_TRANSLATE_NOOP

COLUMNS = {
    "household": {
        "head_given_name": QT_TRANSLATE_NOOP("Columns", "Given name of the head"),
        "head_parent_name": QT_TRANSLATE_NOOP("Columns", "Parent's name"),
        "head_family_name": QT_TRANSLATE_NOOP("Columns", "Surname"),
        "head_name_cyrillic": QT_TRANSLATE_NOOP("Columns", "Name in the other script"),
        "municipality_code": QT_TRANSLATE_NOOP("Columns", "Municipality of return"),
        "settlement": QT_TRANSLATE_NOOP("Columns", "Settlement"),
        "settlement_id": QT_TRANSLATE_NOOP("Columns", "Settlement"),
        "settlement_text": QT_TRANSLATE_NOOP("Columns", "Settlement, as said"),
        "displacement_category": QT_TRANSLATE_NOOP("Columns", "Category"),
        "community": QT_TRANSLATE_NOOP("Columns", "Community"),
        "paper_language": QT_TRANSLATE_NOOP("Columns", "Language of letters"),
        "phone_1": QT_TRANSLATE_NOOP("Columns", "Telephone"),
        "phone_2": QT_TRANSLATE_NOOP("Columns", "Second telephone"),
        "email": QT_TRANSLATE_NOOP("Columns", "E-mail"),
        "contact_person": QT_TRANSLATE_NOOP("Columns", "Contact person"),
        "origin_municipality": QT_TRANSLATE_NOOP("Columns", "Municipality of origin"),
        "origin_settlement": QT_TRANSLATE_NOOP("Columns", "Settlement of origin"),
        "displacement_country": QT_TRANSLATE_NOOP("Columns", "Country of displacement"),
        "phase_code": QT_TRANSLATE_NOOP("Columns", "Phase"),
        "file_number": QT_TRANSLATE_NOOP("Columns", "File number"),
        "provisional_number": QT_TRANSLATE_NOOP("Columns", "Provisional number"),
    },
    "person": {
        "family_name": QT_TRANSLATE_NOOP("Columns", "Surname"),
        "given_name": QT_TRANSLATE_NOOP("Columns", "Given name"),
        "parent_name": QT_TRANSLATE_NOOP("Columns", "Parent's name"),
        "former_name": QT_TRANSLATE_NOOP("Columns", "Former surname"),
        "nickname": QT_TRANSLATE_NOOP("Columns", "Nickname"),
        "sex": QT_TRANSLATE_NOOP("Columns", "Sex"),
        "birth_date": QT_TRANSLATE_NOOP("Columns", "Date of birth"),
        "age": QT_TRANSLATE_NOOP("Columns", "Age"),
        "relation": QT_TRANSLATE_NOOP("Columns", "Relation"),
        "id_type": QT_TRANSLATE_NOOP("Columns", "Kind of number"),
        "id_value": QT_TRANSLATE_NOOP("Columns", "Personal number"),
        "marital": QT_TRANSLATE_NOOP("Columns", "Marital status"),
        "education": QT_TRANSLATE_NOOP("Columns", "Education"),
        "activity": QT_TRANSLATE_NOOP("Columns", "Activity"),
        "comes_back": QT_TRANSLATE_NOOP("Columns", "Returns"),
        "left_reason": QT_TRANSLATE_NOOP("Columns", "Why no longer a member"),
    },
    "dwelling": {
        "municipality_code": QT_TRANSLATE_NOOP("Columns", "Municipality"),
        "settlement_id": QT_TRANSLATE_NOOP("Columns", "Settlement"),
        "settlement_text": QT_TRANSLATE_NOOP("Columns", "Settlement, as said"),
        "address": QT_TRANSLATE_NOOP("Columns", "Address or how to find it"),
        "cadastral_zone": QT_TRANSLATE_NOOP("Columns", "Cadastral zone"),
        "parcel_no": QT_TRANSLATE_NOOP("Columns", "Parcel number"),
        "latitude": QT_TRANSLATE_NOOP("Columns", "Latitude"),
        "longitude": QT_TRANSLATE_NOOP("Columns", "Longitude"),
        "building_type": QT_TRANSLATE_NOOP("Columns", "Kind of building"),
        "owner_person_id": QT_TRANSLATE_NOOP("Columns", "Owner"),
        "ownership_kind": QT_TRANSLATE_NOOP("Columns", "Ownership"),
    },
    "property_paper": {
        "kind": QT_TRANSLATE_NOOP("Columns", "Paper"),
        "number": QT_TRANSLATE_NOOP("Columns", "Number"),
        "issued_on": QT_TRANSLATE_NOOP("Columns", "Issued on"),
        "issuer": QT_TRANSLATE_NOOP("Columns", "Issued by"),
        "holder_text": QT_TRANSLATE_NOOP("Columns", "Holder"),
        "cadastral_zone": QT_TRANSLATE_NOOP("Columns", "Cadastral zone"),
        "parcel_no": QT_TRANSLATE_NOOP("Columns", "Parcel"),
        "possession_list_no": QT_TRANSLATE_NOOP("Columns", "Possession list"),
        "area_m2": QT_TRANSLATE_NOOP("Columns", "Area in m²"),
        "share": QT_TRANSLATE_NOOP("Columns", "Share"),
        "claim_no": QT_TRANSLATE_NOOP("Columns", "Claim number"),
        "decision_no": QT_TRANSLATE_NOOP("Columns", "Decision number"),
        "original_seen": QT_TRANSLATE_NOOP("Columns", "Original seen"),
    },
    "consent": {
        "given": QT_TRANSLATE_NOOP("Columns", "Consent"),
        "language": QT_TRANSLATE_NOOP("Columns", "Language of the text"),
        "given_on": QT_TRANSLATE_NOOP("Columns", "Given on"),
        "witness": QT_TRANSLATE_NOOP("Columns", "Witness"),
        "share_with": QT_TRANSLATE_NOOP("Columns", "May be shared with"),
        "publish": QT_TRANSLATE_NOOP("Columns", "May be published"),
        "withdrawn_on": QT_TRANSLATE_NOOP("Columns", "Withdrawn on"),
    },
    "infrastructure_project": {
        "name": QT_TRANSLATE_NOOP("Columns", "Name"),
        "number": QT_TRANSLATE_NOOP("Columns", "Number"),
        "kind": QT_TRANSLATE_NOOP("Columns", "Kind"),
        "proposer": QT_TRANSLATE_NOOP("Columns", "Proposed by"),
        "contractor": QT_TRANSLATE_NOOP("Columns", "Contractor"),
        "municipality_code": QT_TRANSLATE_NOOP("Columns", "Municipality"),
        "settlement_id": QT_TRANSLATE_NOOP("Columns", "Settlement"),
        "settlement_text": QT_TRANSLATE_NOOP("Columns", "Settlement, as said"),
        "latitude": QT_TRANSLATE_NOOP("Columns", "Latitude"),
        "longitude": QT_TRANSLATE_NOOP("Columns", "Longitude"),
        "phase_code": QT_TRANSLATE_NOOP("Columns", "Phase"),
    },
    "go_and_see_visit": {
        "number": QT_TRANSLATE_NOOP("Columns", "Number"),
        "municipality_code": QT_TRANSLATE_NOOP("Columns", "Municipality"),
        "settlement_id": QT_TRANSLATE_NOOP("Columns", "Settlement"),
        "settlement_text": QT_TRANSLATE_NOOP("Columns", "Settlement, as said"),
    },
    "note": {"text": QT_TRANSLATE_NOOP("Columns", "Note")},
    "photo": {"caption": QT_TRANSLATE_NOOP("Columns", "Caption")},
}
"""Record type -> column -> its English name."""

EVERYWHERE = {
    "state": QT_TRANSLATE_NOOP("Columns", "State"),
    "removed_at": QT_TRANSLATE_NOOP("Columns", "Removed"),
    "officer_id": QT_TRANSLATE_NOOP("Columns", "Officer"),
    "form_version": QT_TRANSLATE_NOOP("Columns", "Version of the questionnaire"),
}
"""Columns that several kinds of records have."""


def column_word(record_type: str, column: str) -> str:
    """The name of a column in the language of the interface; unknown ones as they are."""
    known = {**EVERYWHERE, **COLUMNS.get(record_type, {})}
    return QCoreApplication.translate("Columns", known.get(column, column))


def column_words(record_type: str) -> dict[str, str]:
    """The names of all columns of a kind of records."""
    return {column: column_word(record_type, column) for column in COLUMNS[record_type]}
