"""The first schema: records, capture, outbox, search."""

from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_STATEMENTS = (
    """
CREATE TABLE "conflict" (
    id VARCHAR(36) NOT NULL,
    revision INTEGER,
    scope VARCHAR(20),
    removed_at VARCHAR(40),
    created_at DATETIME NOT NULL,
    created_by VARCHAR(36) NOT NULL,
    changed_at DATETIME NOT NULL,
    changed_by VARCHAR(36) NOT NULL,
    record_id VARCHAR(36) NOT NULL,
    record_type VARCHAR(40) NOT NULL,
    root_id VARCHAR(36) NOT NULL,
    kind VARCHAR(20) NOT NULL,
    op_id VARCHAR(36) NOT NULL,
    mine_by VARCHAR(36) NOT NULL,
    mine_at VARCHAR(40) NOT NULL,
    other_id VARCHAR(36) NOT NULL,
    reason VARCHAR(40) NOT NULL,
    fields JSON NOT NULL,
    ops JSON NOT NULL,
    status VARCHAR(20) NOT NULL,
    choices JSON NOT NULL,
    note VARCHAR(1000) NOT NULL,
    CONSTRAINT pk_conflict PRIMARY KEY (id)
)
""",
    """CREATE INDEX ix_conflict_record_id ON "conflict" (record_id)""",
    """CREATE INDEX ix_conflict_root_id ON "conflict" (root_id)""",
    """CREATE INDEX ix_conflict_scope ON "conflict" (scope)""",
    """CREATE INDEX ix_conflict_status ON "conflict" (status)""",
    """
CREATE TABLE go_and_see_visit (
    id VARCHAR(36) NOT NULL,
    revision INTEGER,
    scope VARCHAR(20),
    removed_at VARCHAR(40),
    created_at DATETIME NOT NULL,
    created_by VARCHAR(36) NOT NULL,
    changed_at DATETIME NOT NULL,
    changed_by VARCHAR(36) NOT NULL,
    form_version VARCHAR(40) NOT NULL,
    officer_id VARCHAR(36) NOT NULL,
    state VARCHAR(20) NOT NULL,
    sections_done INTEGER NOT NULL,
    sections_total INTEGER NOT NULL,
    answers JSON NOT NULL,
    municipality_code VARCHAR(2) NOT NULL,
    settlement_id VARCHAR(36),
    settlement_text VARCHAR(120) NOT NULL,
    number VARCHAR(20) NOT NULL,
    form_id VARCHAR(60) NOT NULL,
    visit_date VARCHAR(20),
    visit_kind VARCHAR(10),
    organisers VARCHAR(40),
    count_men INTEGER,
    count_women INTEGER,
    count_boys INTEGER,
    count_girls INTEGER,
    households_returning INTEGER,
    CONSTRAINT pk_go_and_see_visit PRIMARY KEY (id)
)
""",
    """CREATE INDEX ix_go_and_see_visit_municipality_code ON go_and_see_visit (municipality_code)""",
    """CREATE INDEX ix_go_and_see_visit_scope ON go_and_see_visit (scope)""",
    """CREATE INDEX ix_go_and_see_visit_settlement_id ON go_and_see_visit (settlement_id)""",
    """CREATE INDEX ix_go_and_see_visit_state ON go_and_see_visit (state)""",
    """
CREATE TABLE held_change (
    id VARCHAR(36) NOT NULL,
    revision INTEGER,
    scope VARCHAR(20),
    removed_at VARCHAR(40),
    created_at DATETIME NOT NULL,
    created_by VARCHAR(36) NOT NULL,
    changed_at DATETIME NOT NULL,
    changed_by VARCHAR(36) NOT NULL,
    municipality_code VARCHAR(20) NOT NULL,
    op_id VARCHAR(36) NOT NULL,
    op JSON NOT NULL,
    code VARCHAR(40) NOT NULL,
    detail JSON NOT NULL,
    device_id VARCHAR(36) NOT NULL,
    user_id VARCHAR(36) NOT NULL,
    received_at VARCHAR(40) NOT NULL,
    status VARCHAR(20) NOT NULL,
    note VARCHAR(1000) NOT NULL,
    CONSTRAINT pk_held_change PRIMARY KEY (id)
)
""",
    """CREATE INDEX ix_held_change_op_id ON held_change (op_id)""",
    """CREATE INDEX ix_held_change_scope ON held_change (scope)""",
    """CREATE INDEX ix_held_change_status ON held_change (status)""",
    """
CREATE TABLE household (
    id VARCHAR(36) NOT NULL,
    revision INTEGER,
    scope VARCHAR(20),
    removed_at VARCHAR(40),
    created_at DATETIME NOT NULL,
    created_by VARCHAR(36) NOT NULL,
    changed_at DATETIME NOT NULL,
    changed_by VARCHAR(36) NOT NULL,
    municipality_code VARCHAR(2) NOT NULL,
    settlement_id VARCHAR(36),
    settlement_text VARCHAR(120) NOT NULL,
    file_number VARCHAR(20),
    provisional_number VARCHAR(20) NOT NULL,
    phase_code VARCHAR(10) NOT NULL,
    head_given_name VARCHAR(120) NOT NULL,
    head_parent_name VARCHAR(120) NOT NULL,
    head_family_name VARCHAR(120) NOT NULL,
    head_name_cyrillic VARCHAR(250) NOT NULL,
    community VARCHAR(10),
    paper_language VARCHAR(10),
    displacement_category VARCHAR(10),
    origin_municipality VARCHAR(2),
    origin_settlement VARCHAR(120),
    displacement_country VARCHAR(10),
    phone_1 VARCHAR(60),
    phone_2 VARCHAR(60),
    email VARCHAR(200),
    contact_person VARCHAR(200),
    CONSTRAINT pk_household PRIMARY KEY (id)
)
""",
    """CREATE INDEX ix_household_displacement_category ON household (displacement_category)""",
    """CREATE INDEX ix_household_file_number ON household (file_number)""",
    """CREATE INDEX ix_household_municipality_code ON household (municipality_code)""",
    """CREATE INDEX ix_household_scope ON household (scope)""",
    """CREATE INDEX ix_household_settlement_id ON household (settlement_id)""",
    """
CREATE TABLE infrastructure_project (
    id VARCHAR(36) NOT NULL,
    revision INTEGER,
    scope VARCHAR(20),
    removed_at VARCHAR(40),
    created_at DATETIME NOT NULL,
    created_by VARCHAR(36) NOT NULL,
    changed_at DATETIME NOT NULL,
    changed_by VARCHAR(36) NOT NULL,
    municipality_code VARCHAR(2) NOT NULL,
    settlement_id VARCHAR(36),
    settlement_text VARCHAR(120) NOT NULL,
    number VARCHAR(20) NOT NULL,
    name VARCHAR(200) NOT NULL,
    kind VARCHAR(10),
    state VARCHAR(20) NOT NULL,
    proposer VARCHAR(10),
    phase_code VARCHAR(10) NOT NULL,
    contractor VARCHAR(200) NOT NULL,
    latitude FLOAT,
    longitude FLOAT,
    CONSTRAINT pk_infrastructure_project PRIMARY KEY (id)
)
""",
    """CREATE INDEX ix_infrastructure_project_municipality_code ON infrastructure_project (municipality_code)""",
    """CREATE INDEX ix_infrastructure_project_scope ON infrastructure_project (scope)""",
    """CREATE INDEX ix_infrastructure_project_settlement_id ON infrastructure_project (settlement_id)""",
    """CREATE INDEX ix_infrastructure_project_state ON infrastructure_project (state)""",
    """
CREATE TABLE phase (
    id VARCHAR(36) NOT NULL,
    revision INTEGER,
    scope VARCHAR(20),
    removed_at VARCHAR(40),
    created_at DATETIME NOT NULL,
    created_by VARCHAR(36) NOT NULL,
    changed_at DATETIME NOT NULL,
    changed_by VARCHAR(36) NOT NULL,
    code VARCHAR(10) NOT NULL,
    name_en VARCHAR(200) NOT NULL,
    name_sq VARCHAR(200) NOT NULL,
    name_sr VARCHAR(200) NOT NULL,
    implementer VARCHAR(200) NOT NULL,
    partners VARCHAR(300) NOT NULL,
    starts_on VARCHAR(20),
    ends_on VARCHAR(20),
    municipality_codes JSON NOT NULL,
    budget_eur_cents JSON NOT NULL,
    published JSON NOT NULL,
    footnote VARCHAR(40) NOT NULL,
    official BOOLEAN NOT NULL,
    CONSTRAINT pk_phase PRIMARY KEY (id)
)
""",
    """CREATE INDEX ix_phase_code ON phase (code)""",
    """CREATE INDEX ix_phase_scope ON phase (scope)""",
    """
CREATE TABLE questionnaire (
    id VARCHAR(36) NOT NULL,
    revision INTEGER,
    scope VARCHAR(20),
    removed_at VARCHAR(40),
    created_at DATETIME NOT NULL,
    created_by VARCHAR(36) NOT NULL,
    changed_at DATETIME NOT NULL,
    changed_by VARCHAR(36) NOT NULL,
    form_id VARCHAR(60) NOT NULL,
    form_version VARCHAR(40) NOT NULL,
    title VARCHAR(200) NOT NULL,
    sha256 VARCHAR(64) NOT NULL,
    size_bytes INTEGER NOT NULL,
    restricted JSON NOT NULL,
    together JSON NOT NULL,
    retired BOOLEAN NOT NULL,
    CONSTRAINT pk_questionnaire PRIMARY KEY (id)
)
""",
    """CREATE INDEX ix_questionnaire_form_id ON questionnaire (form_id)""",
    """CREATE INDEX ix_questionnaire_scope ON questionnaire (scope)""",
    """
CREATE TABLE settlement (
    id VARCHAR(36) NOT NULL,
    revision INTEGER,
    scope VARCHAR(20),
    removed_at VARCHAR(40),
    created_at DATETIME NOT NULL,
    created_by VARCHAR(36) NOT NULL,
    changed_at DATETIME NOT NULL,
    changed_by VARCHAR(36) NOT NULL,
    municipality_code VARCHAR(2) NOT NULL,
    name_sq VARCHAR(120) NOT NULL,
    name_sr VARCHAR(120) NOT NULL,
    also VARCHAR(500) NOT NULL,
    latitude FLOAT,
    longitude FLOAT,
    source VARCHAR(200) NOT NULL,
    external_id VARCHAR(40) NOT NULL,
    CONSTRAINT pk_settlement PRIMARY KEY (id)
)
""",
    """CREATE INDEX ix_settlement_external_id ON settlement (external_id)""",
    """CREATE INDEX ix_settlement_municipality_code ON settlement (municipality_code)""",
    """CREATE INDEX ix_settlement_scope ON settlement (scope)""",
    """
CREATE TABLE consent (
    id VARCHAR(36) NOT NULL,
    revision INTEGER,
    scope VARCHAR(20),
    removed_at VARCHAR(40),
    created_at DATETIME NOT NULL,
    created_by VARCHAR(36) NOT NULL,
    changed_at DATETIME NOT NULL,
    changed_by VARCHAR(36) NOT NULL,
    household_id VARCHAR(36) NOT NULL,
    given VARCHAR(10) NOT NULL,
    text_version VARCHAR(40) NOT NULL,
    language VARCHAR(10) NOT NULL,
    given_on VARCHAR(20),
    witness VARCHAR(200) NOT NULL,
    share_with JSON NOT NULL,
    publish VARCHAR(10),
    withdrawn_on VARCHAR(20),
    CONSTRAINT pk_consent PRIMARY KEY (id),
    CONSTRAINT fk_consent_household_id FOREIGN KEY(household_id) REFERENCES household (id)
)
""",
    """CREATE INDEX ix_consent_household_id ON consent (household_id)""",
    """CREATE INDEX ix_consent_scope ON consent (scope)""",
    """
CREATE TABLE dwelling (
    id VARCHAR(36) NOT NULL,
    revision INTEGER,
    scope VARCHAR(20),
    removed_at VARCHAR(40),
    created_at DATETIME NOT NULL,
    created_by VARCHAR(36) NOT NULL,
    changed_at DATETIME NOT NULL,
    changed_by VARCHAR(36) NOT NULL,
    household_id VARCHAR(36) NOT NULL,
    municipality_code VARCHAR(2) NOT NULL,
    settlement_id VARCHAR(36),
    settlement_text VARCHAR(120) NOT NULL,
    address VARCHAR(300) NOT NULL,
    cadastral_zone VARCHAR(120) NOT NULL,
    parcel_no VARCHAR(60) NOT NULL,
    latitude FLOAT,
    longitude FLOAT,
    building_type VARCHAR(10),
    owner_person_id VARCHAR(36),
    ownership_kind VARCHAR(10),
    CONSTRAINT pk_dwelling PRIMARY KEY (id),
    CONSTRAINT fk_dwelling_household_id FOREIGN KEY(household_id) REFERENCES household (id)
)
""",
    """CREATE INDEX ix_dwelling_household_id ON dwelling (household_id)""",
    """CREATE INDEX ix_dwelling_scope ON dwelling (scope)""",
    """
CREATE TABLE household_assessment (
    id VARCHAR(36) NOT NULL,
    revision INTEGER,
    scope VARCHAR(20),
    removed_at VARCHAR(40),
    created_at DATETIME NOT NULL,
    created_by VARCHAR(36) NOT NULL,
    changed_at DATETIME NOT NULL,
    changed_by VARCHAR(36) NOT NULL,
    form_version VARCHAR(40) NOT NULL,
    officer_id VARCHAR(36) NOT NULL,
    state VARCHAR(20) NOT NULL,
    sections_done INTEGER NOT NULL,
    sections_total INTEGER NOT NULL,
    answers JSON NOT NULL,
    household_id VARCHAR(36) NOT NULL,
    form_id VARCHAR(60) NOT NULL,
    visit_date VARCHAR(20),
    purpose VARCHAR(10),
    outcome VARCHAR(10),
    consent VARCHAR(10),
    household_size INTEGER,
    returning_size INTEGER,
    single_parent BOOLEAN,
    woman_headed BOOLEAN,
    elderly_only BOOLEAN,
    disability BOOLEAN,
    chronic_illness BOOLEAN,
    child_headed BOOLEAN,
    three_children BOOLEAN,
    child_under_5 BOOLEAN,
    pregnant_member BOOLEAN,
    no_income BOOLEAN,
    collective_centre BOOLEAN,
    unsafe_housing BOOLEAN,
    young_couple BOOLEAN,
    violence_survivor BOOLEAN,
    eligibility_auto VARCHAR(10),
    eligibility VARCHAR(10),
    score_housing INTEGER,
    vulnerability_points INTEGER,
    score_displacement INTEGER,
    score_livelihood INTEGER,
    score_total INTEGER,
    score_provisional BOOLEAN,
    scheme VARCHAR(40),
    income_eur_cents INTEGER,
    rent_eur_cents INTEGER,
    fcs_group VARCHAR(20),
    feels_safe VARCHAR(10),
    CONSTRAINT pk_household_assessment PRIMARY KEY (id),
    CONSTRAINT fk_household_assessment_household_id FOREIGN KEY(household_id) REFERENCES household (id)
)
""",
    """CREATE INDEX ix_household_assessment_household_id ON household_assessment (household_id)""",
    """CREATE INDEX ix_household_assessment_scope ON household_assessment (scope)""",
    """CREATE INDEX ix_household_assessment_state ON household_assessment (state)""",
    """
CREATE TABLE household_form (
    id VARCHAR(36) NOT NULL,
    revision INTEGER,
    scope VARCHAR(20),
    removed_at VARCHAR(40),
    created_at DATETIME NOT NULL,
    created_by VARCHAR(36) NOT NULL,
    changed_at DATETIME NOT NULL,
    changed_by VARCHAR(36) NOT NULL,
    form_version VARCHAR(40) NOT NULL,
    officer_id VARCHAR(36) NOT NULL,
    state VARCHAR(20) NOT NULL,
    sections_done INTEGER NOT NULL,
    sections_total INTEGER NOT NULL,
    answers JSON NOT NULL,
    household_id VARCHAR(36) NOT NULL,
    form_id VARCHAR(60) NOT NULL,
    visit_date VARCHAR(20),
    CONSTRAINT pk_household_form PRIMARY KEY (id),
    CONSTRAINT fk_household_form_household_id FOREIGN KEY(household_id) REFERENCES household (id)
)
""",
    """CREATE INDEX ix_household_form_form_id ON household_form (form_id)""",
    """CREATE INDEX ix_household_form_household_id ON household_form (household_id)""",
    """CREATE INDEX ix_household_form_scope ON household_form (scope)""",
    """CREATE INDEX ix_household_form_state ON household_form (state)""",
    """
CREATE TABLE infrastructure_survey (
    id VARCHAR(36) NOT NULL,
    revision INTEGER,
    scope VARCHAR(20),
    removed_at VARCHAR(40),
    created_at DATETIME NOT NULL,
    created_by VARCHAR(36) NOT NULL,
    changed_at DATETIME NOT NULL,
    changed_by VARCHAR(36) NOT NULL,
    form_version VARCHAR(40) NOT NULL,
    officer_id VARCHAR(36) NOT NULL,
    state VARCHAR(20) NOT NULL,
    sections_done INTEGER NOT NULL,
    sections_total INTEGER NOT NULL,
    answers JSON NOT NULL,
    project_id VARCHAR(36) NOT NULL,
    form_id VARCHAR(60) NOT NULL,
    survey_date VARCHAR(20),
    stage VARCHAR(10),
    infra_kind VARCHAR(10),
    condition VARCHAR(10),
    users_returnee INTEGER,
    users_receiving INTEGER,
    total_eur_cents INTEGER,
    cost_per_user_eur_cents INTEGER,
    share_returnees FLOAT,
    ready_auto BOOLEAN,
    recommendation VARCHAR(10),
    scheme VARCHAR(40),
    CONSTRAINT pk_infrastructure_survey PRIMARY KEY (id),
    CONSTRAINT fk_infrastructure_survey_project_id FOREIGN KEY(project_id) REFERENCES infrastructure_project (id)
)
""",
    """CREATE INDEX ix_infrastructure_survey_project_id ON infrastructure_survey (project_id)""",
    """CREATE INDEX ix_infrastructure_survey_scope ON infrastructure_survey (scope)""",
    """CREATE INDEX ix_infrastructure_survey_state ON infrastructure_survey (state)""",
    """
CREATE TABLE monitoring_visit (
    id VARCHAR(36) NOT NULL,
    revision INTEGER,
    scope VARCHAR(20),
    removed_at VARCHAR(40),
    created_at DATETIME NOT NULL,
    created_by VARCHAR(36) NOT NULL,
    changed_at DATETIME NOT NULL,
    changed_by VARCHAR(36) NOT NULL,
    form_version VARCHAR(40) NOT NULL,
    officer_id VARCHAR(36) NOT NULL,
    state VARCHAR(20) NOT NULL,
    sections_done INTEGER NOT NULL,
    sections_total INTEGER NOT NULL,
    answers JSON NOT NULL,
    household_id VARCHAR(36) NOT NULL,
    form_id VARCHAR(60) NOT NULL,
    visit_date VARCHAR(20),
    visit_kind VARCHAR(10),
    met VARCHAR(10),
    presence VARCHAR(10),
    months_present INTEGER,
    house_use VARCHAR(10),
    worst_severity VARCHAR(10),
    assistance VARCHAR(10),
    grant_state VARCHAR(10),
    ds_score FLOAT,
    result_auto VARCHAR(10),
    result VARCHAR(10),
    scheme VARCHAR(40),
    complaint BOOLEAN,
    next_visit VARCHAR(20),
    CONSTRAINT pk_monitoring_visit PRIMARY KEY (id),
    CONSTRAINT fk_monitoring_visit_household_id FOREIGN KEY(household_id) REFERENCES household (id)
)
""",
    """CREATE INDEX ix_monitoring_visit_household_id ON monitoring_visit (household_id)""",
    """CREATE INDEX ix_monitoring_visit_scope ON monitoring_visit (scope)""",
    """CREATE INDEX ix_monitoring_visit_state ON monitoring_visit (state)""",
    """
CREATE TABLE note (
    id VARCHAR(36) NOT NULL,
    revision INTEGER,
    scope VARCHAR(20),
    removed_at VARCHAR(40),
    created_at DATETIME NOT NULL,
    created_by VARCHAR(36) NOT NULL,
    changed_at DATETIME NOT NULL,
    changed_by VARCHAR(36) NOT NULL,
    about_id VARCHAR(36),
    path VARCHAR(300) NOT NULL,
    text VARCHAR(4000) NOT NULL,
    household_id VARCHAR(36) NOT NULL,
    CONSTRAINT pk_note PRIMARY KEY (id),
    CONSTRAINT fk_note_household_id FOREIGN KEY(household_id) REFERENCES household (id)
)
""",
    """CREATE INDEX ix_note_household_id ON note (household_id)""",
    """CREATE INDEX ix_note_scope ON note (scope)""",
    """
CREATE TABLE person (
    id VARCHAR(36) NOT NULL,
    revision INTEGER,
    scope VARCHAR(20),
    removed_at VARCHAR(40),
    created_at DATETIME NOT NULL,
    created_by VARCHAR(36) NOT NULL,
    changed_at DATETIME NOT NULL,
    changed_by VARCHAR(36) NOT NULL,
    household_id VARCHAR(36) NOT NULL,
    given_name VARCHAR(120) NOT NULL,
    parent_name VARCHAR(120) NOT NULL,
    family_name VARCHAR(120) NOT NULL,
    former_name VARCHAR(120) NOT NULL,
    nickname VARCHAR(120) NOT NULL,
    relation VARCHAR(10),
    sex VARCHAR(10),
    birth_date VARCHAR(20),
    id_type VARCHAR(10),
    id_value VARCHAR(40),
    marital VARCHAR(10),
    education VARCHAR(10),
    activity VARCHAR(10),
    comes_back VARCHAR(10),
    left_reason VARCHAR(10),
    CONSTRAINT pk_person PRIMARY KEY (id),
    CONSTRAINT fk_person_household_id FOREIGN KEY(household_id) REFERENCES household (id)
)
""",
    """CREATE INDEX ix_person_household_id ON person (household_id)""",
    """CREATE INDEX ix_person_id_value ON person (id_value)""",
    """CREATE INDEX ix_person_scope ON person (scope)""",
    """
CREATE TABLE photo (
    id VARCHAR(36) NOT NULL,
    revision INTEGER,
    scope VARCHAR(20),
    removed_at VARCHAR(40),
    created_at DATETIME NOT NULL,
    created_by VARCHAR(36) NOT NULL,
    changed_at DATETIME NOT NULL,
    changed_by VARCHAR(36) NOT NULL,
    about_id VARCHAR(36),
    path VARCHAR(300) NOT NULL,
    kind VARCHAR(40) NOT NULL,
    caption VARCHAR(300) NOT NULL,
    taken_at VARCHAR(40),
    sha256 VARCHAR(64) NOT NULL,
    size_bytes INTEGER NOT NULL,
    media_type VARCHAR(80) NOT NULL,
    width_px INTEGER NOT NULL,
    height_px INTEGER NOT NULL,
    household_id VARCHAR(36) NOT NULL,
    CONSTRAINT pk_photo PRIMARY KEY (id),
    CONSTRAINT fk_photo_household_id FOREIGN KEY(household_id) REFERENCES household (id)
)
""",
    """CREATE INDEX ix_photo_about_id ON photo (about_id)""",
    """CREATE INDEX ix_photo_household_id ON photo (household_id)""",
    """CREATE INDEX ix_photo_scope ON photo (scope)""",
    """CREATE INDEX ix_photo_sha256 ON photo (sha256)""",
    """
CREATE TABLE project_note (
    id VARCHAR(36) NOT NULL,
    revision INTEGER,
    scope VARCHAR(20),
    removed_at VARCHAR(40),
    created_at DATETIME NOT NULL,
    created_by VARCHAR(36) NOT NULL,
    changed_at DATETIME NOT NULL,
    changed_by VARCHAR(36) NOT NULL,
    about_id VARCHAR(36),
    path VARCHAR(300) NOT NULL,
    text VARCHAR(4000) NOT NULL,
    project_id VARCHAR(36) NOT NULL,
    CONSTRAINT pk_project_note PRIMARY KEY (id),
    CONSTRAINT fk_project_note_project_id FOREIGN KEY(project_id) REFERENCES infrastructure_project (id)
)
""",
    """CREATE INDEX ix_project_note_project_id ON project_note (project_id)""",
    """CREATE INDEX ix_project_note_scope ON project_note (scope)""",
    """
CREATE TABLE project_photo (
    id VARCHAR(36) NOT NULL,
    revision INTEGER,
    scope VARCHAR(20),
    removed_at VARCHAR(40),
    created_at DATETIME NOT NULL,
    created_by VARCHAR(36) NOT NULL,
    changed_at DATETIME NOT NULL,
    changed_by VARCHAR(36) NOT NULL,
    about_id VARCHAR(36),
    path VARCHAR(300) NOT NULL,
    kind VARCHAR(40) NOT NULL,
    caption VARCHAR(300) NOT NULL,
    taken_at VARCHAR(40),
    sha256 VARCHAR(64) NOT NULL,
    size_bytes INTEGER NOT NULL,
    media_type VARCHAR(80) NOT NULL,
    width_px INTEGER NOT NULL,
    height_px INTEGER NOT NULL,
    project_id VARCHAR(36) NOT NULL,
    CONSTRAINT pk_project_photo PRIMARY KEY (id),
    CONSTRAINT fk_project_photo_project_id FOREIGN KEY(project_id) REFERENCES infrastructure_project (id)
)
""",
    """CREATE INDEX ix_project_photo_about_id ON project_photo (about_id)""",
    """CREATE INDEX ix_project_photo_project_id ON project_photo (project_id)""",
    """CREATE INDEX ix_project_photo_scope ON project_photo (scope)""",
    """CREATE INDEX ix_project_photo_sha256 ON project_photo (sha256)""",
    """
CREATE TABLE questionnaire_file (
    id VARCHAR(36) NOT NULL,
    revision INTEGER,
    scope VARCHAR(20),
    removed_at VARCHAR(40),
    created_at DATETIME NOT NULL,
    created_by VARCHAR(36) NOT NULL,
    changed_at DATETIME NOT NULL,
    changed_by VARCHAR(36) NOT NULL,
    questionnaire_id VARCHAR(36) NOT NULL,
    name VARCHAR(200) NOT NULL,
    sha256 VARCHAR(64) NOT NULL,
    size_bytes INTEGER NOT NULL,
    CONSTRAINT pk_questionnaire_file PRIMARY KEY (id),
    CONSTRAINT fk_questionnaire_file_questionnaire_id FOREIGN KEY(questionnaire_id) REFERENCES questionnaire (id)
)
""",
    """CREATE INDEX ix_questionnaire_file_questionnaire_id ON questionnaire_file (questionnaire_id)""",
    """CREATE INDEX ix_questionnaire_file_scope ON questionnaire_file (scope)""",
    """
CREATE TABLE visit_note (
    id VARCHAR(36) NOT NULL,
    revision INTEGER,
    scope VARCHAR(20),
    removed_at VARCHAR(40),
    created_at DATETIME NOT NULL,
    created_by VARCHAR(36) NOT NULL,
    changed_at DATETIME NOT NULL,
    changed_by VARCHAR(36) NOT NULL,
    about_id VARCHAR(36),
    path VARCHAR(300) NOT NULL,
    text VARCHAR(4000) NOT NULL,
    visit_id VARCHAR(36) NOT NULL,
    CONSTRAINT pk_visit_note PRIMARY KEY (id),
    CONSTRAINT fk_visit_note_visit_id FOREIGN KEY(visit_id) REFERENCES go_and_see_visit (id)
)
""",
    """CREATE INDEX ix_visit_note_scope ON visit_note (scope)""",
    """CREATE INDEX ix_visit_note_visit_id ON visit_note (visit_id)""",
    """
CREATE TABLE visit_photo (
    id VARCHAR(36) NOT NULL,
    revision INTEGER,
    scope VARCHAR(20),
    removed_at VARCHAR(40),
    created_at DATETIME NOT NULL,
    created_by VARCHAR(36) NOT NULL,
    changed_at DATETIME NOT NULL,
    changed_by VARCHAR(36) NOT NULL,
    about_id VARCHAR(36),
    path VARCHAR(300) NOT NULL,
    kind VARCHAR(40) NOT NULL,
    caption VARCHAR(300) NOT NULL,
    taken_at VARCHAR(40),
    sha256 VARCHAR(64) NOT NULL,
    size_bytes INTEGER NOT NULL,
    media_type VARCHAR(80) NOT NULL,
    width_px INTEGER NOT NULL,
    height_px INTEGER NOT NULL,
    visit_id VARCHAR(36) NOT NULL,
    CONSTRAINT pk_visit_photo PRIMARY KEY (id),
    CONSTRAINT fk_visit_photo_visit_id FOREIGN KEY(visit_id) REFERENCES go_and_see_visit (id)
)
""",
    """CREATE INDEX ix_visit_photo_about_id ON visit_photo (about_id)""",
    """CREATE INDEX ix_visit_photo_scope ON visit_photo (scope)""",
    """CREATE INDEX ix_visit_photo_sha256 ON visit_photo (sha256)""",
    """CREATE INDEX ix_visit_photo_visit_id ON visit_photo (visit_id)""",
    """
CREATE TABLE damage_survey (
    id VARCHAR(36) NOT NULL,
    revision INTEGER,
    scope VARCHAR(20),
    removed_at VARCHAR(40),
    created_at DATETIME NOT NULL,
    created_by VARCHAR(36) NOT NULL,
    changed_at DATETIME NOT NULL,
    changed_by VARCHAR(36) NOT NULL,
    form_version VARCHAR(40) NOT NULL,
    officer_id VARCHAR(36) NOT NULL,
    state VARCHAR(20) NOT NULL,
    sections_done INTEGER NOT NULL,
    sections_total INTEGER NOT NULL,
    answers JSON NOT NULL,
    dwelling_id VARCHAR(36) NOT NULL,
    form_id VARCHAR(60) NOT NULL,
    survey_date VARCHAR(20),
    survey_kind VARCHAR(10),
    latitude FLOAT,
    longitude FLOAT,
    access VARCHAR(10),
    mines VARCHAR(10),
    building_type VARCHAR(10),
    gross_m2 FLOAT,
    damage_index FLOAT,
    category_auto VARCHAR(10),
    category VARCHAR(10),
    category_reason VARCHAR(500),
    provisional BOOLEAN,
    scheme VARCHAR(40),
    safety_tag VARCHAR(10),
    habitable VARCHAR(10),
    work_kind VARCHAR(10),
    house_type VARCHAR(20),
    works_eur_cents INTEGER,
    estimate_eur_cents INTEGER,
    price_list VARCHAR(60),
    CONSTRAINT pk_damage_survey PRIMARY KEY (id),
    CONSTRAINT fk_damage_survey_dwelling_id FOREIGN KEY(dwelling_id) REFERENCES dwelling (id)
)
""",
    """CREATE INDEX ix_damage_survey_dwelling_id ON damage_survey (dwelling_id)""",
    """CREATE INDEX ix_damage_survey_scope ON damage_survey (scope)""",
    """CREATE INDEX ix_damage_survey_state ON damage_survey (state)""",
    """
CREATE TABLE property_paper (
    id VARCHAR(36) NOT NULL,
    revision INTEGER,
    scope VARCHAR(20),
    removed_at VARCHAR(40),
    created_at DATETIME NOT NULL,
    created_by VARCHAR(36) NOT NULL,
    changed_at DATETIME NOT NULL,
    changed_by VARCHAR(36) NOT NULL,
    dwelling_id VARCHAR(36) NOT NULL,
    kind VARCHAR(10) NOT NULL,
    number VARCHAR(60) NOT NULL,
    issued_on VARCHAR(20),
    issuer VARCHAR(200) NOT NULL,
    cadastral_zone VARCHAR(120) NOT NULL,
    parcel_no VARCHAR(60) NOT NULL,
    possession_list_no VARCHAR(40) NOT NULL,
    area_m2 INTEGER,
    share VARCHAR(20) NOT NULL,
    holder_person_id VARCHAR(36),
    holder_text VARCHAR(200) NOT NULL,
    claim_no VARCHAR(40) NOT NULL,
    decision_no VARCHAR(60) NOT NULL,
    original_seen BOOLEAN NOT NULL,
    CONSTRAINT pk_property_paper PRIMARY KEY (id),
    CONSTRAINT fk_property_paper_dwelling_id FOREIGN KEY(dwelling_id) REFERENCES dwelling (id)
)
""",
    """CREATE INDEX ix_property_paper_dwelling_id ON property_paper (dwelling_id)""",
    """CREATE INDEX ix_property_paper_scope ON property_paper (scope)""",
    """
CREATE TABLE answer_change (
    n INTEGER NOT NULL,
    id VARCHAR(36) NOT NULL,
    path VARCHAR(300) NOT NULL,
    "before" VARCHAR NOT NULL,
    "after" VARCHAR NOT NULL,
    at VARCHAR(40) NOT NULL,
    changed_by VARCHAR(36) NOT NULL,
    CONSTRAINT pk_answer_change PRIMARY KEY (n)
)
""",
    """CREATE INDEX ix_answer_change_id_path ON answer_change (id, path)""",
    """
CREATE TABLE blob (
    sha256 VARCHAR(64) NOT NULL,
    size INTEGER NOT NULL,
    state VARCHAR(10) NOT NULL,
    "offset" INTEGER NOT NULL,
    path VARCHAR(200) NOT NULL,
    last_error VARCHAR(200) NOT NULL,
    CONSTRAINT pk_blob PRIMARY KEY (sha256)
)
""",
    """CREATE INDEX ix_blob_state ON blob (state)""",
    """
CREATE TABLE file_info (
    n INTEGER NOT NULL,
    program VARCHAR(20) NOT NULL,
    CONSTRAINT pk_file_info PRIMARY KEY (n)
)
""",
    """
CREATE TABLE form_place (
    id VARCHAR(36) NOT NULL,
    path VARCHAR(300) NOT NULL,
    at VARCHAR(40) NOT NULL,
    CONSTRAINT pk_form_place PRIMARY KEY (id)
)
""",
    """
CREATE TABLE household_names (
    n INTEGER NOT NULL,
    en VARCHAR NOT NULL,
    sq VARCHAR NOT NULL,
    sr_cyrl VARCHAR NOT NULL,
    sr_latn VARCHAR NOT NULL,
    CONSTRAINT pk_household_names PRIMARY KEY (n)
)
""",
    """
CREATE TABLE household_search (
    n INTEGER NOT NULL,
    id VARCHAR(36) NOT NULL,
    fold VARCHAR NOT NULL,
    phon VARCHAR NOT NULL,
    municipality_code VARCHAR(2) NOT NULL,
    category VARCHAR(10) NOT NULL,
    created_by VARCHAR(36) NOT NULL,
    officer_id VARCHAR(36) NOT NULL,
    state VARCHAR(20) NOT NULL,
    number VARCHAR(20) NOT NULL,
    members INTEGER NOT NULL,
    damage_category VARCHAR(10) NOT NULL,
    sections_done INTEGER NOT NULL,
    sections_total INTEGER NOT NULL,
    changed_at VARCHAR(40) NOT NULL,
    place VARCHAR(200) NOT NULL,
    CONSTRAINT pk_household_search PRIMARY KEY (n),
    CONSTRAINT uq_household_search_id UNIQUE (id)
)
""",
    """CREATE INDEX ix_household_search_changed_at ON household_search (changed_at, id, state, municipality_code, category, created_by, officer_id)""",
    """
CREATE TABLE list_stale (
    id VARCHAR(36) NOT NULL,
    type VARCHAR(40) NOT NULL,
    CONSTRAINT pk_list_stale PRIMARY KEY (id)
)
""",
    """
CREATE TABLE outbox_mark (
    id VARCHAR(36) NOT NULL,
    grp VARCHAR(36) NOT NULL,
    type VARCHAR(40) NOT NULL,
    CONSTRAINT pk_outbox_mark PRIMARY KEY (id, grp)
)
""",
    """
CREATE TABLE outbox_op (
    seq INTEGER NOT NULL,
    op_id VARCHAR(36) NOT NULL,
    id VARCHAR(36) NOT NULL,
    type VARCHAR(40) NOT NULL,
    kind VARCHAR(10) NOT NULL,
    schema INTEGER NOT NULL,
    body VARCHAR NOT NULL,
    grp VARCHAR(36) NOT NULL,
    "after" VARCHAR(36) NOT NULL,
    state VARCHAR(10) NOT NULL,
    code VARCHAR(40) NOT NULL,
    detail VARCHAR NOT NULL,
    attempts INTEGER NOT NULL,
    at VARCHAR(40) NOT NULL,
    CONSTRAINT pk_outbox_op PRIMARY KEY (seq),
    CONSTRAINT uq_outbox_op_op_id UNIQUE (op_id)
)
""",
    """CREATE INDEX ix_outbox_op_id ON outbox_op (id)""",
    """CREATE INDEX ix_outbox_op_state ON outbox_op (state)""",
    """
CREATE TABLE picture_source (
    sha256 VARCHAR(64) NOT NULL,
    digest VARCHAR(64) NOT NULL,
    camera_key VARCHAR(300) NOT NULL,
    path VARCHAR(200) NOT NULL,
    width_px INTEGER NOT NULL,
    height_px INTEGER NOT NULL,
    CONSTRAINT pk_picture_source PRIMARY KEY (sha256)
)
""",
    """CREATE INDEX ix_picture_source_digest ON picture_source (digest)""",
    """
CREATE TABLE sync_aside (
    id VARCHAR(36) NOT NULL,
    type VARCHAR(40) NOT NULL,
    reason VARCHAR(10) NOT NULL,
    CONSTRAINT pk_sync_aside PRIMARY KEY (id)
)
""",
    """
CREATE TABLE sync_base (
    id VARCHAR(36) NOT NULL,
    type VARCHAR(40) NOT NULL,
    server VARCHAR NOT NULL,
    revision INTEGER NOT NULL,
    seen_revision INTEGER NOT NULL,
    scope VARCHAR(20),
    trunk VARCHAR NOT NULL,
    deleted BOOLEAN NOT NULL,
    CONSTRAINT pk_sync_base PRIMARY KEY (id)
)
""",
    """
CREATE TABLE sync_cursor (
    scope VARCHAR(20) NOT NULL,
    pos INTEGER NOT NULL,
    "view" VARCHAR(80) NOT NULL,
    CONSTRAINT pk_sync_cursor PRIMARY KEY (scope)
)
""",
    """
CREATE TABLE sync_gate (
    n INTEGER NOT NULL,
    applying INTEGER NOT NULL,
    grp VARCHAR(36) NOT NULL,
    CONSTRAINT pk_sync_gate PRIMARY KEY (n)
)
""",
    """
CREATE TABLE sync_recover (
    n INTEGER NOT NULL,
    id VARCHAR(36) NOT NULL,
    type VARCHAR(40) NOT NULL,
    revision INTEGER NOT NULL,
    deleted INTEGER NOT NULL,
    CONSTRAINT pk_sync_recover PRIMARY KEY (n)
)
""",
    """
CREATE TABLE sync_session (
    n INTEGER NOT NULL,
    started_at VARCHAR(40) NOT NULL,
    ended_at VARCHAR(40) NOT NULL,
    outcome VARCHAR(10) NOT NULL,
    error_code VARCHAR(40) NOT NULL,
    sent INTEGER NOT NULL,
    received INTEGER NOT NULL,
    merged INTEGER NOT NULL,
    conflicts INTEGER NOT NULL,
    held INTEGER NOT NULL,
    photos_sent INTEGER NOT NULL,
    photos_received INTEGER NOT NULL,
    bytes_up INTEGER NOT NULL,
    bytes_down INTEGER NOT NULL,
    CONSTRAINT pk_sync_session PRIMARY KEY (n)
)
""",
    """
CREATE TABLE sync_stage (
    n INTEGER NOT NULL,
    id VARCHAR(36) NOT NULL,
    exit VARCHAR(20) NOT NULL,
    root VARCHAR(36) NOT NULL,
    rank INTEGER NOT NULL,
    body BLOB NOT NULL,
    CONSTRAINT pk_sync_stage PRIMARY KEY (n)
)
""",
    """CREATE INDEX ix_sync_stage_id ON sync_stage (id)""",
    """
CREATE TABLE sync_state (
    k VARCHAR(40) NOT NULL,
    v VARCHAR NOT NULL,
    CONSTRAINT pk_sync_state PRIMARY KEY (k)
)
""",
    """
CREATE TABLE sync_unread (
    id VARCHAR(36) NOT NULL,
    body VARCHAR NOT NULL,
    error VARCHAR(200) NOT NULL,
    CONSTRAINT pk_sync_unread PRIMARY KEY (id)
)
""",
    """
CREATE TABLE tombstone (
    id VARCHAR(36) NOT NULL,
    type VARCHAR(40) NOT NULL,
    revision INTEGER NOT NULL,
    CONSTRAINT pk_tombstone PRIMARY KEY (id)
)
""",
)


def upgrade() -> None:
    for statement in _STATEMENTS:
        op.execute(statement)


def downgrade() -> None:
    raise NotImplementedError("restore the copy made before the migration")
