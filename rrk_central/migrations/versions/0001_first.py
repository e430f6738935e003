"""The first schema: the shared records, and what the server keeps beside them."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

GUARDED = [
    "ledger",
    "conflict",
    "go_and_see_visit",
    "held_change",
    "household",
    "infrastructure_project",
    "phase",
    "questionnaire",
    "settlement",
    "consent",
    "dwelling",
    "household_assessment",
    "household_form",
    "infrastructure_survey",
    "monitoring_visit",
    "note",
    "person",
    "photo",
    "project_note",
    "project_photo",
    "questionnaire_file",
    "visit_note",
    "visit_photo",
    "damage_survey",
    "property_paper",
]


def upgrade() -> None:
    op.create_table(
        "conflict",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=True),
        sa.Column("scope", sa.String(length=20), nullable=True),
        sa.Column("removed_at", sa.String(length=40), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_by", sa.String(length=36), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_by", sa.String(length=36), nullable=False),
        sa.Column("record_id", sa.String(length=36), nullable=False),
        sa.Column("record_type", sa.String(length=40), nullable=False),
        sa.Column("root_id", sa.String(length=36), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("op_id", sa.String(length=36), nullable=False),
        sa.Column("mine_by", sa.String(length=36), nullable=False),
        sa.Column("mine_at", sa.String(length=40), nullable=False),
        sa.Column("other_id", sa.String(length=36), nullable=False),
        sa.Column("reason", sa.String(length=40), nullable=False),
        sa.Column("fields", sa.JSON(), nullable=False),
        sa.Column("ops", sa.JSON(), nullable=False),
        sa.Column("status", sa.String(length=20), nullable=False),
        sa.Column("choices", sa.JSON(), nullable=False),
        sa.Column("note", sa.String(length=1000), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_conflict"),
    )
    op.create_index("ix_conflict_record_id", "conflict", ["record_id"], unique=False)
    op.create_index("ix_conflict_root_id", "conflict", ["root_id"], unique=False)
    op.create_index("ix_conflict_scope", "conflict", ["scope"], unique=False)
    op.create_index("ix_conflict_status", "conflict", ["status"], unique=False)
    op.create_table(
        "go_and_see_visit",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=True),
        sa.Column("scope", sa.String(length=20), nullable=True),
        sa.Column("removed_at", sa.String(length=40), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_by", sa.String(length=36), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_by", sa.String(length=36), nullable=False),
        sa.Column("form_version", sa.String(length=40), nullable=False),
        sa.Column("officer_id", sa.String(length=36), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("sections_done", sa.Integer(), nullable=False),
        sa.Column("sections_total", sa.Integer(), nullable=False),
        sa.Column("answers", sa.JSON(), nullable=False),
        sa.Column("municipality_code", sa.String(length=2), nullable=False),
        sa.Column("settlement_id", sa.String(length=36), nullable=True),
        sa.Column("settlement_text", sa.String(length=120), nullable=False),
        sa.Column("number", sa.String(length=20), nullable=False),
        sa.Column("form_id", sa.String(length=60), nullable=False),
        sa.Column("visit_date", sa.String(length=20), nullable=True),
        sa.Column("visit_kind", sa.String(length=10), nullable=True),
        sa.Column("organisers", sa.String(length=40), nullable=True),
        sa.Column("count_men", sa.Integer(), nullable=True),
        sa.Column("count_women", sa.Integer(), nullable=True),
        sa.Column("count_boys", sa.Integer(), nullable=True),
        sa.Column("count_girls", sa.Integer(), nullable=True),
        sa.Column("households_returning", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_go_and_see_visit"),
    )
    op.create_index(
        "ix_go_and_see_visit_municipality_code",
        "go_and_see_visit",
        ["municipality_code"],
        unique=False,
    )
    op.create_index("ix_go_and_see_visit_scope", "go_and_see_visit", ["scope"], unique=False)
    op.create_index(
        "ix_go_and_see_visit_settlement_id", "go_and_see_visit", ["settlement_id"], unique=False
    )
    op.create_index("ix_go_and_see_visit_state", "go_and_see_visit", ["state"], unique=False)
    op.create_table(
        "held_change",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=True),
        sa.Column("scope", sa.String(length=20), nullable=True),
        sa.Column("removed_at", sa.String(length=40), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_by", sa.String(length=36), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_by", sa.String(length=36), nullable=False),
        sa.Column("municipality_code", sa.String(length=20), nullable=False),
        sa.Column("op_id", sa.String(length=36), nullable=False),
        sa.Column("op", sa.JSON(), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("detail", sa.JSON(), nullable=False),
        sa.Column("device_id", sa.String(length=36), nullable=False),
        sa.Column("user_id", sa.String(length=36), nullable=False),
        sa.Column("received_at", sa.String(length=40), nullable=False),
        sa.Column("status", sa.String(length=20), nullable=False),
        sa.Column("note", sa.String(length=1000), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_held_change"),
    )
    op.create_index("ix_held_change_op_id", "held_change", ["op_id"], unique=False)
    op.create_index("ix_held_change_scope", "held_change", ["scope"], unique=False)
    op.create_index("ix_held_change_status", "held_change", ["status"], unique=False)
    op.create_table(
        "household",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=True),
        sa.Column("scope", sa.String(length=20), nullable=True),
        sa.Column("removed_at", sa.String(length=40), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_by", sa.String(length=36), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_by", sa.String(length=36), nullable=False),
        sa.Column("municipality_code", sa.String(length=2), nullable=False),
        sa.Column("settlement_id", sa.String(length=36), nullable=True),
        sa.Column("settlement_text", sa.String(length=120), nullable=False),
        sa.Column("file_number", sa.String(length=20), nullable=True),
        sa.Column("provisional_number", sa.String(length=20), nullable=False),
        sa.Column("phase_code", sa.String(length=10), nullable=False),
        sa.Column("head_given_name", sa.String(length=120), nullable=False),
        sa.Column("head_parent_name", sa.String(length=120), nullable=False),
        sa.Column("head_family_name", sa.String(length=120), nullable=False),
        sa.Column("head_name_cyrillic", sa.String(length=250), nullable=False),
        sa.Column("community", sa.String(length=10), nullable=True),
        sa.Column("paper_language", sa.String(length=10), nullable=True),
        sa.Column("displacement_category", sa.String(length=10), nullable=True),
        sa.Column("origin_municipality", sa.String(length=2), nullable=True),
        sa.Column("origin_settlement", sa.String(length=120), nullable=True),
        sa.Column("displacement_country", sa.String(length=10), nullable=True),
        sa.Column("phone_1", sa.String(length=60), nullable=True),
        sa.Column("phone_2", sa.String(length=60), nullable=True),
        sa.Column("email", sa.String(length=200), nullable=True),
        sa.Column("contact_person", sa.String(length=200), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_household"),
    )
    op.create_index(
        "ix_household_displacement_category", "household", ["displacement_category"], unique=False
    )
    op.create_index("ix_household_file_number", "household", ["file_number"], unique=False)
    op.create_index(
        "ix_household_municipality_code", "household", ["municipality_code"], unique=False
    )
    op.create_index("ix_household_scope", "household", ["scope"], unique=False)
    op.create_index("ix_household_settlement_id", "household", ["settlement_id"], unique=False)
    op.create_table(
        "infrastructure_project",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=True),
        sa.Column("scope", sa.String(length=20), nullable=True),
        sa.Column("removed_at", sa.String(length=40), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_by", sa.String(length=36), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_by", sa.String(length=36), nullable=False),
        sa.Column("municipality_code", sa.String(length=2), nullable=False),
        sa.Column("settlement_id", sa.String(length=36), nullable=True),
        sa.Column("settlement_text", sa.String(length=120), nullable=False),
        sa.Column("number", sa.String(length=20), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=True),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("proposer", sa.String(length=10), nullable=True),
        sa.Column("phase_code", sa.String(length=10), nullable=False),
        sa.Column("contractor", sa.String(length=200), nullable=False),
        sa.Column("latitude", sa.Float(), nullable=True),
        sa.Column("longitude", sa.Float(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_infrastructure_project"),
    )
    op.create_index(
        "ix_infrastructure_project_municipality_code",
        "infrastructure_project",
        ["municipality_code"],
        unique=False,
    )
    op.create_index(
        "ix_infrastructure_project_scope", "infrastructure_project", ["scope"], unique=False
    )
    op.create_index(
        "ix_infrastructure_project_settlement_id",
        "infrastructure_project",
        ["settlement_id"],
        unique=False,
    )
    op.create_index(
        "ix_infrastructure_project_state", "infrastructure_project", ["state"], unique=False
    )
    op.create_table(
        "phase",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=True),
        sa.Column("scope", sa.String(length=20), nullable=True),
        sa.Column("removed_at", sa.String(length=40), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_by", sa.String(length=36), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_by", sa.String(length=36), nullable=False),
        sa.Column("code", sa.String(length=10), nullable=False),
        sa.Column("name_en", sa.String(length=200), nullable=False),
        sa.Column("name_sq", sa.String(length=200), nullable=False),
        sa.Column("name_sr", sa.String(length=200), nullable=False),
        sa.Column("implementer", sa.String(length=200), nullable=False),
        sa.Column("partners", sa.String(length=300), nullable=False),
        sa.Column("starts_on", sa.String(length=20), nullable=True),
        sa.Column("ends_on", sa.String(length=20), nullable=True),
        sa.Column("municipality_codes", sa.JSON(), nullable=False),
        sa.Column("budget_eur_cents", sa.JSON(), nullable=False),
        sa.Column("published", sa.JSON(), nullable=False),
        sa.Column("footnote", sa.String(length=40), nullable=False),
        sa.Column("official", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_phase"),
    )
    op.create_index("ix_phase_code", "phase", ["code"], unique=False)
    op.create_index("ix_phase_scope", "phase", ["scope"], unique=False)
    op.create_table(
        "questionnaire",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=True),
        sa.Column("scope", sa.String(length=20), nullable=True),
        sa.Column("removed_at", sa.String(length=40), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_by", sa.String(length=36), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_by", sa.String(length=36), nullable=False),
        sa.Column("form_id", sa.String(length=60), nullable=False),
        sa.Column("form_version", sa.String(length=40), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("size_bytes", sa.Integer(), nullable=False),
        sa.Column("restricted", sa.JSON(), nullable=False),
        sa.Column("together", sa.JSON(), nullable=False),
        sa.Column("retired", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_questionnaire"),
    )
    op.create_index("ix_questionnaire_form_id", "questionnaire", ["form_id"], unique=False)
    op.create_index("ix_questionnaire_scope", "questionnaire", ["scope"], unique=False)
    op.create_table(
        "settlement",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=True),
        sa.Column("scope", sa.String(length=20), nullable=True),
        sa.Column("removed_at", sa.String(length=40), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_by", sa.String(length=36), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_by", sa.String(length=36), nullable=False),
        sa.Column("municipality_code", sa.String(length=2), nullable=False),
        sa.Column("name_sq", sa.String(length=120), nullable=False),
        sa.Column("name_sr", sa.String(length=120), nullable=False),
        sa.Column("also", sa.String(length=500), nullable=False),
        sa.Column("latitude", sa.Float(), nullable=True),
        sa.Column("longitude", sa.Float(), nullable=True),
        sa.Column("source", sa.String(length=200), nullable=False),
        sa.Column("external_id", sa.String(length=40), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_settlement"),
    )
    op.create_index("ix_settlement_external_id", "settlement", ["external_id"], unique=False)
    op.create_index(
        "ix_settlement_municipality_code", "settlement", ["municipality_code"], unique=False
    )
    op.create_index("ix_settlement_scope", "settlement", ["scope"], unique=False)
    op.create_table(
        "consent",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=True),
        sa.Column("scope", sa.String(length=20), nullable=True),
        sa.Column("removed_at", sa.String(length=40), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_by", sa.String(length=36), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_by", sa.String(length=36), nullable=False),
        sa.Column("household_id", sa.String(length=36), nullable=False),
        sa.Column("given", sa.String(length=10), nullable=False),
        sa.Column("text_version", sa.String(length=40), nullable=False),
        sa.Column("language", sa.String(length=10), nullable=False),
        sa.Column("given_on", sa.String(length=20), nullable=True),
        sa.Column("witness", sa.String(length=200), nullable=False),
        sa.Column("share_with", sa.JSON(), nullable=False),
        sa.Column("publish", sa.String(length=10), nullable=True),
        sa.Column("withdrawn_on", sa.String(length=20), nullable=True),
        sa.ForeignKeyConstraint(["household_id"], ["household.id"], name="fk_consent_household_id"),
        sa.PrimaryKeyConstraint("id", name="pk_consent"),
    )
    op.create_index("ix_consent_household_id", "consent", ["household_id"], unique=False)
    op.create_index("ix_consent_scope", "consent", ["scope"], unique=False)
    op.create_table(
        "dwelling",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=True),
        sa.Column("scope", sa.String(length=20), nullable=True),
        sa.Column("removed_at", sa.String(length=40), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_by", sa.String(length=36), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_by", sa.String(length=36), nullable=False),
        sa.Column("household_id", sa.String(length=36), nullable=False),
        sa.Column("municipality_code", sa.String(length=2), nullable=False),
        sa.Column("settlement_id", sa.String(length=36), nullable=True),
        sa.Column("settlement_text", sa.String(length=120), nullable=False),
        sa.Column("address", sa.String(length=300), nullable=False),
        sa.Column("cadastral_zone", sa.String(length=120), nullable=False),
        sa.Column("parcel_no", sa.String(length=60), nullable=False),
        sa.Column("latitude", sa.Float(), nullable=True),
        sa.Column("longitude", sa.Float(), nullable=True),
        sa.Column("building_type", sa.String(length=10), nullable=True),
        sa.Column("owner_person_id", sa.String(length=36), nullable=True),
        sa.Column("ownership_kind", sa.String(length=10), nullable=True),
        sa.ForeignKeyConstraint(
            ["household_id"], ["household.id"], name="fk_dwelling_household_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_dwelling"),
    )
    op.create_index("ix_dwelling_household_id", "dwelling", ["household_id"], unique=False)
    op.create_index("ix_dwelling_scope", "dwelling", ["scope"], unique=False)
    op.create_table(
        "household_assessment",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=True),
        sa.Column("scope", sa.String(length=20), nullable=True),
        sa.Column("removed_at", sa.String(length=40), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_by", sa.String(length=36), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_by", sa.String(length=36), nullable=False),
        sa.Column("form_version", sa.String(length=40), nullable=False),
        sa.Column("officer_id", sa.String(length=36), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("sections_done", sa.Integer(), nullable=False),
        sa.Column("sections_total", sa.Integer(), nullable=False),
        sa.Column("answers", sa.JSON(), nullable=False),
        sa.Column("household_id", sa.String(length=36), nullable=False),
        sa.Column("form_id", sa.String(length=60), nullable=False),
        sa.Column("visit_date", sa.String(length=20), nullable=True),
        sa.Column("purpose", sa.String(length=10), nullable=True),
        sa.Column("outcome", sa.String(length=10), nullable=True),
        sa.Column("consent", sa.String(length=10), nullable=True),
        sa.Column("household_size", sa.Integer(), nullable=True),
        sa.Column("returning_size", sa.Integer(), nullable=True),
        sa.Column("single_parent", sa.Boolean(), nullable=True),
        sa.Column("woman_headed", sa.Boolean(), nullable=True),
        sa.Column("elderly_only", sa.Boolean(), nullable=True),
        sa.Column("disability", sa.Boolean(), nullable=True),
        sa.Column("chronic_illness", sa.Boolean(), nullable=True),
        sa.Column("child_headed", sa.Boolean(), nullable=True),
        sa.Column("three_children", sa.Boolean(), nullable=True),
        sa.Column("child_under_5", sa.Boolean(), nullable=True),
        sa.Column("pregnant_member", sa.Boolean(), nullable=True),
        sa.Column("no_income", sa.Boolean(), nullable=True),
        sa.Column("collective_centre", sa.Boolean(), nullable=True),
        sa.Column("unsafe_housing", sa.Boolean(), nullable=True),
        sa.Column("young_couple", sa.Boolean(), nullable=True),
        sa.Column("violence_survivor", sa.Boolean(), nullable=True),
        sa.Column("eligibility_auto", sa.String(length=10), nullable=True),
        sa.Column("eligibility", sa.String(length=10), nullable=True),
        sa.Column("score_housing", sa.Integer(), nullable=True),
        sa.Column("vulnerability_points", sa.Integer(), nullable=True),
        sa.Column("score_displacement", sa.Integer(), nullable=True),
        sa.Column("score_livelihood", sa.Integer(), nullable=True),
        sa.Column("score_total", sa.Integer(), nullable=True),
        sa.Column("score_provisional", sa.Boolean(), nullable=True),
        sa.Column("scheme", sa.String(length=40), nullable=True),
        sa.Column("income_eur_cents", sa.Integer(), nullable=True),
        sa.Column("rent_eur_cents", sa.Integer(), nullable=True),
        sa.Column("fcs_group", sa.String(length=20), nullable=True),
        sa.Column("feels_safe", sa.String(length=10), nullable=True),
        sa.ForeignKeyConstraint(
            ["household_id"], ["household.id"], name="fk_household_assessment_household_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_household_assessment"),
    )
    op.create_index(
        "ix_household_assessment_household_id",
        "household_assessment",
        ["household_id"],
        unique=False,
    )
    op.create_index(
        "ix_household_assessment_scope", "household_assessment", ["scope"], unique=False
    )
    op.create_index(
        "ix_household_assessment_state", "household_assessment", ["state"], unique=False
    )
    op.create_table(
        "household_form",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=True),
        sa.Column("scope", sa.String(length=20), nullable=True),
        sa.Column("removed_at", sa.String(length=40), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_by", sa.String(length=36), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_by", sa.String(length=36), nullable=False),
        sa.Column("form_version", sa.String(length=40), nullable=False),
        sa.Column("officer_id", sa.String(length=36), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("sections_done", sa.Integer(), nullable=False),
        sa.Column("sections_total", sa.Integer(), nullable=False),
        sa.Column("answers", sa.JSON(), nullable=False),
        sa.Column("household_id", sa.String(length=36), nullable=False),
        sa.Column("form_id", sa.String(length=60), nullable=False),
        sa.Column("visit_date", sa.String(length=20), nullable=True),
        sa.ForeignKeyConstraint(
            ["household_id"], ["household.id"], name="fk_household_form_household_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_household_form"),
    )
    op.create_index("ix_household_form_form_id", "household_form", ["form_id"], unique=False)
    op.create_index(
        "ix_household_form_household_id", "household_form", ["household_id"], unique=False
    )
    op.create_index("ix_household_form_scope", "household_form", ["scope"], unique=False)
    op.create_index("ix_household_form_state", "household_form", ["state"], unique=False)
    op.create_table(
        "infrastructure_survey",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=True),
        sa.Column("scope", sa.String(length=20), nullable=True),
        sa.Column("removed_at", sa.String(length=40), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_by", sa.String(length=36), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_by", sa.String(length=36), nullable=False),
        sa.Column("form_version", sa.String(length=40), nullable=False),
        sa.Column("officer_id", sa.String(length=36), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("sections_done", sa.Integer(), nullable=False),
        sa.Column("sections_total", sa.Integer(), nullable=False),
        sa.Column("answers", sa.JSON(), nullable=False),
        sa.Column("project_id", sa.String(length=36), nullable=False),
        sa.Column("form_id", sa.String(length=60), nullable=False),
        sa.Column("survey_date", sa.String(length=20), nullable=True),
        sa.Column("stage", sa.String(length=10), nullable=True),
        sa.Column("infra_kind", sa.String(length=10), nullable=True),
        sa.Column("condition", sa.String(length=10), nullable=True),
        sa.Column("users_returnee", sa.Integer(), nullable=True),
        sa.Column("users_receiving", sa.Integer(), nullable=True),
        sa.Column("total_eur_cents", sa.Integer(), nullable=True),
        sa.Column("cost_per_user_eur_cents", sa.Integer(), nullable=True),
        sa.Column("share_returnees", sa.Float(), nullable=True),
        sa.Column("ready_auto", sa.Boolean(), nullable=True),
        sa.Column("recommendation", sa.String(length=10), nullable=True),
        sa.Column("scheme", sa.String(length=40), nullable=True),
        sa.ForeignKeyConstraint(
            ["project_id"],
            ["infrastructure_project.id"],
            name="fk_infrastructure_survey_project_id",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_infrastructure_survey"),
    )
    op.create_index(
        "ix_infrastructure_survey_project_id", "infrastructure_survey", ["project_id"], unique=False
    )
    op.create_index(
        "ix_infrastructure_survey_scope", "infrastructure_survey", ["scope"], unique=False
    )
    op.create_index(
        "ix_infrastructure_survey_state", "infrastructure_survey", ["state"], unique=False
    )
    op.create_table(
        "monitoring_visit",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=True),
        sa.Column("scope", sa.String(length=20), nullable=True),
        sa.Column("removed_at", sa.String(length=40), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_by", sa.String(length=36), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_by", sa.String(length=36), nullable=False),
        sa.Column("form_version", sa.String(length=40), nullable=False),
        sa.Column("officer_id", sa.String(length=36), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("sections_done", sa.Integer(), nullable=False),
        sa.Column("sections_total", sa.Integer(), nullable=False),
        sa.Column("answers", sa.JSON(), nullable=False),
        sa.Column("household_id", sa.String(length=36), nullable=False),
        sa.Column("form_id", sa.String(length=60), nullable=False),
        sa.Column("visit_date", sa.String(length=20), nullable=True),
        sa.Column("visit_kind", sa.String(length=10), nullable=True),
        sa.Column("met", sa.String(length=10), nullable=True),
        sa.Column("presence", sa.String(length=10), nullable=True),
        sa.Column("months_present", sa.Integer(), nullable=True),
        sa.Column("house_use", sa.String(length=10), nullable=True),
        sa.Column("worst_severity", sa.String(length=10), nullable=True),
        sa.Column("assistance", sa.String(length=10), nullable=True),
        sa.Column("grant_state", sa.String(length=10), nullable=True),
        sa.Column("ds_score", sa.Float(), nullable=True),
        sa.Column("result_auto", sa.String(length=10), nullable=True),
        sa.Column("result", sa.String(length=10), nullable=True),
        sa.Column("scheme", sa.String(length=40), nullable=True),
        sa.Column("complaint", sa.Boolean(), nullable=True),
        sa.Column("next_visit", sa.String(length=20), nullable=True),
        sa.ForeignKeyConstraint(
            ["household_id"], ["household.id"], name="fk_monitoring_visit_household_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_monitoring_visit"),
    )
    op.create_index(
        "ix_monitoring_visit_household_id", "monitoring_visit", ["household_id"], unique=False
    )
    op.create_index("ix_monitoring_visit_scope", "monitoring_visit", ["scope"], unique=False)
    op.create_index("ix_monitoring_visit_state", "monitoring_visit", ["state"], unique=False)
    op.create_table(
        "note",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=True),
        sa.Column("scope", sa.String(length=20), nullable=True),
        sa.Column("removed_at", sa.String(length=40), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_by", sa.String(length=36), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_by", sa.String(length=36), nullable=False),
        sa.Column("about_id", sa.String(length=36), nullable=True),
        sa.Column("path", sa.String(length=300), nullable=False),
        sa.Column("text", sa.String(length=4000), nullable=False),
        sa.Column("household_id", sa.String(length=36), nullable=False),
        sa.ForeignKeyConstraint(["household_id"], ["household.id"], name="fk_note_household_id"),
        sa.PrimaryKeyConstraint("id", name="pk_note"),
    )
    op.create_index("ix_note_household_id", "note", ["household_id"], unique=False)
    op.create_index("ix_note_scope", "note", ["scope"], unique=False)
    op.create_table(
        "person",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=True),
        sa.Column("scope", sa.String(length=20), nullable=True),
        sa.Column("removed_at", sa.String(length=40), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_by", sa.String(length=36), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_by", sa.String(length=36), nullable=False),
        sa.Column("household_id", sa.String(length=36), nullable=False),
        sa.Column("given_name", sa.String(length=120), nullable=False),
        sa.Column("parent_name", sa.String(length=120), nullable=False),
        sa.Column("family_name", sa.String(length=120), nullable=False),
        sa.Column("former_name", sa.String(length=120), nullable=False),
        sa.Column("nickname", sa.String(length=120), nullable=False),
        sa.Column("relation", sa.String(length=10), nullable=True),
        sa.Column("sex", sa.String(length=10), nullable=True),
        sa.Column("birth_date", sa.String(length=20), nullable=True),
        sa.Column("id_type", sa.String(length=10), nullable=True),
        sa.Column("id_value", sa.String(length=40), nullable=True),
        sa.Column("marital", sa.String(length=10), nullable=True),
        sa.Column("education", sa.String(length=10), nullable=True),
        sa.Column("activity", sa.String(length=10), nullable=True),
        sa.Column("comes_back", sa.String(length=10), nullable=True),
        sa.Column("left_reason", sa.String(length=10), nullable=True),
        sa.ForeignKeyConstraint(["household_id"], ["household.id"], name="fk_person_household_id"),
        sa.PrimaryKeyConstraint("id", name="pk_person"),
    )
    op.create_index("ix_person_household_id", "person", ["household_id"], unique=False)
    op.create_index("ix_person_id_value", "person", ["id_value"], unique=False)
    op.create_index("ix_person_scope", "person", ["scope"], unique=False)
    op.create_table(
        "photo",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=True),
        sa.Column("scope", sa.String(length=20), nullable=True),
        sa.Column("removed_at", sa.String(length=40), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_by", sa.String(length=36), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_by", sa.String(length=36), nullable=False),
        sa.Column("about_id", sa.String(length=36), nullable=True),
        sa.Column("path", sa.String(length=300), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("caption", sa.String(length=300), nullable=False),
        sa.Column("taken_at", sa.String(length=40), nullable=True),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("size_bytes", sa.Integer(), nullable=False),
        sa.Column("media_type", sa.String(length=80), nullable=False),
        sa.Column("width_px", sa.Integer(), nullable=False),
        sa.Column("height_px", sa.Integer(), nullable=False),
        sa.Column("household_id", sa.String(length=36), nullable=False),
        sa.ForeignKeyConstraint(["household_id"], ["household.id"], name="fk_photo_household_id"),
        sa.PrimaryKeyConstraint("id", name="pk_photo"),
    )
    op.create_index("ix_photo_about_id", "photo", ["about_id"], unique=False)
    op.create_index("ix_photo_household_id", "photo", ["household_id"], unique=False)
    op.create_index("ix_photo_scope", "photo", ["scope"], unique=False)
    op.create_index("ix_photo_sha256", "photo", ["sha256"], unique=False)
    op.create_table(
        "project_note",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=True),
        sa.Column("scope", sa.String(length=20), nullable=True),
        sa.Column("removed_at", sa.String(length=40), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_by", sa.String(length=36), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_by", sa.String(length=36), nullable=False),
        sa.Column("about_id", sa.String(length=36), nullable=True),
        sa.Column("path", sa.String(length=300), nullable=False),
        sa.Column("text", sa.String(length=4000), nullable=False),
        sa.Column("project_id", sa.String(length=36), nullable=False),
        sa.ForeignKeyConstraint(
            ["project_id"], ["infrastructure_project.id"], name="fk_project_note_project_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_project_note"),
    )
    op.create_index("ix_project_note_project_id", "project_note", ["project_id"], unique=False)
    op.create_index("ix_project_note_scope", "project_note", ["scope"], unique=False)
    op.create_table(
        "project_photo",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=True),
        sa.Column("scope", sa.String(length=20), nullable=True),
        sa.Column("removed_at", sa.String(length=40), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_by", sa.String(length=36), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_by", sa.String(length=36), nullable=False),
        sa.Column("about_id", sa.String(length=36), nullable=True),
        sa.Column("path", sa.String(length=300), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("caption", sa.String(length=300), nullable=False),
        sa.Column("taken_at", sa.String(length=40), nullable=True),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("size_bytes", sa.Integer(), nullable=False),
        sa.Column("media_type", sa.String(length=80), nullable=False),
        sa.Column("width_px", sa.Integer(), nullable=False),
        sa.Column("height_px", sa.Integer(), nullable=False),
        sa.Column("project_id", sa.String(length=36), nullable=False),
        sa.ForeignKeyConstraint(
            ["project_id"], ["infrastructure_project.id"], name="fk_project_photo_project_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_project_photo"),
    )
    op.create_index("ix_project_photo_about_id", "project_photo", ["about_id"], unique=False)
    op.create_index("ix_project_photo_project_id", "project_photo", ["project_id"], unique=False)
    op.create_index("ix_project_photo_scope", "project_photo", ["scope"], unique=False)
    op.create_index("ix_project_photo_sha256", "project_photo", ["sha256"], unique=False)
    op.create_table(
        "questionnaire_file",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=True),
        sa.Column("scope", sa.String(length=20), nullable=True),
        sa.Column("removed_at", sa.String(length=40), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_by", sa.String(length=36), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_by", sa.String(length=36), nullable=False),
        sa.Column("questionnaire_id", sa.String(length=36), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("size_bytes", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["questionnaire_id"],
            ["questionnaire.id"],
            name="fk_questionnaire_file_questionnaire_id",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_questionnaire_file"),
    )
    op.create_index(
        "ix_questionnaire_file_questionnaire_id",
        "questionnaire_file",
        ["questionnaire_id"],
        unique=False,
    )
    op.create_index("ix_questionnaire_file_scope", "questionnaire_file", ["scope"], unique=False)
    op.create_table(
        "visit_note",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=True),
        sa.Column("scope", sa.String(length=20), nullable=True),
        sa.Column("removed_at", sa.String(length=40), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_by", sa.String(length=36), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_by", sa.String(length=36), nullable=False),
        sa.Column("about_id", sa.String(length=36), nullable=True),
        sa.Column("path", sa.String(length=300), nullable=False),
        sa.Column("text", sa.String(length=4000), nullable=False),
        sa.Column("visit_id", sa.String(length=36), nullable=False),
        sa.ForeignKeyConstraint(
            ["visit_id"], ["go_and_see_visit.id"], name="fk_visit_note_visit_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_visit_note"),
    )
    op.create_index("ix_visit_note_scope", "visit_note", ["scope"], unique=False)
    op.create_index("ix_visit_note_visit_id", "visit_note", ["visit_id"], unique=False)
    op.create_table(
        "visit_photo",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=True),
        sa.Column("scope", sa.String(length=20), nullable=True),
        sa.Column("removed_at", sa.String(length=40), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_by", sa.String(length=36), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_by", sa.String(length=36), nullable=False),
        sa.Column("about_id", sa.String(length=36), nullable=True),
        sa.Column("path", sa.String(length=300), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("caption", sa.String(length=300), nullable=False),
        sa.Column("taken_at", sa.String(length=40), nullable=True),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("size_bytes", sa.Integer(), nullable=False),
        sa.Column("media_type", sa.String(length=80), nullable=False),
        sa.Column("width_px", sa.Integer(), nullable=False),
        sa.Column("height_px", sa.Integer(), nullable=False),
        sa.Column("visit_id", sa.String(length=36), nullable=False),
        sa.ForeignKeyConstraint(
            ["visit_id"], ["go_and_see_visit.id"], name="fk_visit_photo_visit_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_visit_photo"),
    )
    op.create_index("ix_visit_photo_about_id", "visit_photo", ["about_id"], unique=False)
    op.create_index("ix_visit_photo_scope", "visit_photo", ["scope"], unique=False)
    op.create_index("ix_visit_photo_sha256", "visit_photo", ["sha256"], unique=False)
    op.create_index("ix_visit_photo_visit_id", "visit_photo", ["visit_id"], unique=False)
    op.create_table(
        "damage_survey",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=True),
        sa.Column("scope", sa.String(length=20), nullable=True),
        sa.Column("removed_at", sa.String(length=40), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_by", sa.String(length=36), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_by", sa.String(length=36), nullable=False),
        sa.Column("form_version", sa.String(length=40), nullable=False),
        sa.Column("officer_id", sa.String(length=36), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("sections_done", sa.Integer(), nullable=False),
        sa.Column("sections_total", sa.Integer(), nullable=False),
        sa.Column("answers", sa.JSON(), nullable=False),
        sa.Column("dwelling_id", sa.String(length=36), nullable=False),
        sa.Column("form_id", sa.String(length=60), nullable=False),
        sa.Column("survey_date", sa.String(length=20), nullable=True),
        sa.Column("survey_kind", sa.String(length=10), nullable=True),
        sa.Column("latitude", sa.Float(), nullable=True),
        sa.Column("longitude", sa.Float(), nullable=True),
        sa.Column("access", sa.String(length=10), nullable=True),
        sa.Column("mines", sa.String(length=10), nullable=True),
        sa.Column("building_type", sa.String(length=10), nullable=True),
        sa.Column("gross_m2", sa.Float(), nullable=True),
        sa.Column("damage_index", sa.Float(), nullable=True),
        sa.Column("category_auto", sa.String(length=10), nullable=True),
        sa.Column("category", sa.String(length=10), nullable=True),
        sa.Column("category_reason", sa.String(length=500), nullable=True),
        sa.Column("provisional", sa.Boolean(), nullable=True),
        sa.Column("scheme", sa.String(length=40), nullable=True),
        sa.Column("safety_tag", sa.String(length=10), nullable=True),
        sa.Column("habitable", sa.String(length=10), nullable=True),
        sa.Column("work_kind", sa.String(length=10), nullable=True),
        sa.Column("house_type", sa.String(length=20), nullable=True),
        sa.Column("works_eur_cents", sa.Integer(), nullable=True),
        sa.Column("estimate_eur_cents", sa.Integer(), nullable=True),
        sa.Column("price_list", sa.String(length=60), nullable=True),
        sa.ForeignKeyConstraint(
            ["dwelling_id"], ["dwelling.id"], name="fk_damage_survey_dwelling_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_damage_survey"),
    )
    op.create_index("ix_damage_survey_dwelling_id", "damage_survey", ["dwelling_id"], unique=False)
    op.create_index("ix_damage_survey_scope", "damage_survey", ["scope"], unique=False)
    op.create_index("ix_damage_survey_state", "damage_survey", ["state"], unique=False)
    op.create_table(
        "property_paper",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=True),
        sa.Column("scope", sa.String(length=20), nullable=True),
        sa.Column("removed_at", sa.String(length=40), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_by", sa.String(length=36), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_by", sa.String(length=36), nullable=False),
        sa.Column("dwelling_id", sa.String(length=36), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("number", sa.String(length=60), nullable=False),
        sa.Column("issued_on", sa.String(length=20), nullable=True),
        sa.Column("issuer", sa.String(length=200), nullable=False),
        sa.Column("cadastral_zone", sa.String(length=120), nullable=False),
        sa.Column("parcel_no", sa.String(length=60), nullable=False),
        sa.Column("possession_list_no", sa.String(length=40), nullable=False),
        sa.Column("area_m2", sa.Integer(), nullable=True),
        sa.Column("share", sa.String(length=20), nullable=False),
        sa.Column("holder_person_id", sa.String(length=36), nullable=True),
        sa.Column("holder_text", sa.String(length=200), nullable=False),
        sa.Column("claim_no", sa.String(length=40), nullable=False),
        sa.Column("decision_no", sa.String(length=60), nullable=False),
        sa.Column("original_seen", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["dwelling_id"], ["dwelling.id"], name="fk_property_paper_dwelling_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_property_paper"),
    )
    op.create_index(
        "ix_property_paper_dwelling_id", "property_paper", ["dwelling_id"], unique=False
    )
    op.create_index("ix_property_paper_scope", "property_paper", ["scope"], unique=False)
    op.create_table(
        "account",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("full_name", sa.String(length=200), nullable=False),
        sa.Column("password_hash", sa.String(length=200), nullable=False),
        sa.Column("disabled", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_account"),
        sa.UniqueConstraint("name", name="uq_account_name"),
    )
    op.create_table(
        "applied_op",
        sa.Column("op_id", sa.String(length=36), nullable=False),
        sa.Column("device_id", sa.String(length=36), nullable=False),
        sa.Column("body_sha256", sa.String(length=64), nullable=False),
        sa.Column("result", sa.JSON(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("op_id", name="pk_applied_op"),
    )
    op.create_table(
        "blob",
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("device_id", sa.String(length=36), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name="pk_blob"),
    )
    op.create_table(
        "case_counter",
        sa.Column("series", sa.String(length=10), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("series", name="pk_case_counter"),
    )
    op.create_table(
        "likeness",
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.PrimaryKeyConstraint("key", "id", name="pk_likeness"),
    )
    op.create_index("ix_likeness_id", "likeness", ["id"], unique=False)
    op.create_table(
        "number_block",
        sa.Column("series", sa.String(length=10), nullable=False),
        sa.Column("first", sa.Integer(), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.Column("device_id", sa.String(length=36), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("series", "first", name="pk_number_block"),
    )
    op.create_index("ix_number_block_device_id", "number_block", ["device_id"], unique=False)
    op.create_table(
        "change",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("pos", sa.BigInteger(), nullable=False),
        sa.Column("op_id", sa.String(length=36), nullable=False),
        sa.Column("user_id", sa.String(length=36), nullable=False),
        sa.Column("device_id", sa.String(length=36), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("diff", sa.JSON(), nullable=False),
        sa.Column("client_time", sa.DateTime(timezone=True), nullable=False),
        sa.Column("clock_offset_s", sa.Integer(), nullable=False),
        sa.Column("server_time", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", "revision", name="pk_change"),
    )
    op.create_table(
        "device",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("user_id", sa.String(length=36), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("sign_key", sa.String(length=64), nullable=False),
        sa.Column("seal_key", sa.String(length=64), nullable=False),
        sa.Column("code", sa.String(length=10), nullable=False),
        sa.Column("app", sa.String(length=40), nullable=False),
        sa.Column("schema_number", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("last_seen", sa.DateTime(timezone=True), nullable=True),
        sa.Column("last_pos", sa.BigInteger(), nullable=False),
        sa.Column("clock_offset_s", sa.Integer(), nullable=False),
        sa.Column("ticket", sa.String(length=80), nullable=False),
        sa.Column("ticket_before", sa.String(length=80), nullable=False),
        sa.Column("ticket_nonce", sa.String(length=80), nullable=False),
        sa.Column("waiting_changes", sa.Integer(), nullable=True),
        sa.Column("waiting_photos", sa.Integer(), nullable=True),
        sa.Column("parted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("common_pos", sa.BigInteger(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_device"),
        sa.UniqueConstraint("code", name="uq_device_code"),
        sa.UniqueConstraint("token_hash", name="uq_device_token_hash"),
    )
    op.create_index("ix_device_user_id", "device", ["user_id"], unique=False)
    op.create_table(
        "head_tag",
        sa.Column("pos", sa.BigInteger(), nullable=False),
        sa.Column("tag", sa.String(length=60), nullable=False),
        sa.PrimaryKeyConstraint("pos", name="pk_head_tag"),
    )
    op.create_table(
        "ledger",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("type", sa.String(length=40), nullable=False),
        sa.Column("parent", sa.String(length=36), nullable=True),
        sa.Column("root", sa.String(length=36), nullable=False),
        sa.Column("scope", sa.String(length=20), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("pos", sa.BigInteger(), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_ledger"),
        sa.UniqueConstraint("pos", name="uq_ledger_pos"),
    )
    op.create_index("ix_ledger_parent", "ledger", ["parent"], unique=False)
    op.create_index("ix_ledger_root", "ledger", ["root"], unique=False)
    op.create_index("ix_ledger_scope_pos", "ledger", ["scope", "pos"], unique=False)
    op.create_table(
        "epoch_kept",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_epoch_kept"),
    )
    op.create_table(
        "recovered",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("body", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_recovered"),
    )
    op.create_table(
        "scope_exit",
        sa.Column("scope", sa.String(length=20), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("pos", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("scope", "id", name="pk_scope_exit"),
    )
    op.create_index("ix_scope_exit_scope_pos", "scope_exit", ["scope", "pos"], unique=False)
    op.create_table(
        "sign_in_try",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("name_sha256", sa.String(length=64), nullable=False),
        sa.Column("at", sa.Float(), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_sign_in_try"),
    )
    op.create_index("ix_sign_in_try_name_sha256", "sign_in_try", ["name_sha256"], unique=False)
    op.create_table(
        "scope_grant",
        sa.Column("user_id", sa.String(length=36), nullable=False),
        sa.Column("scope", sa.String(length=20), nullable=False),
        sa.Column("role", sa.String(length=20), nullable=False),
        sa.PrimaryKeyConstraint("user_id", "scope", "role", name="pk_scope_grant"),
    )
    op.create_table(
        "sync_gate",
        sa.Column("one", sa.Integer(), nullable=False),
        sa.Column("writing", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("one", name="pk_sync_gate"),
    )
    op.create_table(
        "sync_head",
        sa.Column("one", sa.Integer(), nullable=False),
        sa.Column("pos", sa.BigInteger(), nullable=False),
        sa.Column("epoch", sa.String(length=40), nullable=False),
        sa.Column("server_id", sa.String(length=40), nullable=False),
        sa.PrimaryKeyConstraint("one", name="pk_sync_head"),
    )
    guard()


def guard() -> None:
    """Refuse writes to records that do not pass through the ledger."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute(
            """
            CREATE FUNCTION rrk_guard() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
              IF coalesce(current_setting('rrk.sync', true), '') <> 'on' THEN
                RAISE EXCEPTION 'records are written through the ledger';
              END IF;
              RETURN NULL;
            END $$
            """
        )
        op.execute(
            """
            CREATE FUNCTION rrk_kept() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
              RAISE EXCEPTION 'history is never changed';
            END $$
            """
        )
    for table in GUARDED:
        for verb in ("INSERT", "UPDATE", "DELETE"):
            guard_table(table, verb)
    for verb in ("UPDATE", "DELETE"):
        keep_history(verb)


def guard_table(table: str, verb: str) -> None:
    name = f"{table}_guard_{verb.lower()}"
    if op.get_bind().dialect.name == "postgresql":
        op.execute(
            f"CREATE TRIGGER {name} BEFORE {verb} ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION rrk_guard()"
        )
        return
    op.execute(
        f"CREATE TRIGGER {name} BEFORE {verb} ON {table} "  # noqa: S608 - names of ours
        "WHEN (SELECT writing FROM sync_gate) = 0 "
        "BEGIN SELECT RAISE(ABORT, 'records are written through the ledger'); END"
    )


def keep_history(verb: str) -> None:
    name = f"change_kept_{verb.lower()}"
    if op.get_bind().dialect.name == "postgresql":
        op.execute(
            f"CREATE TRIGGER {name} BEFORE {verb} ON change "
            "FOR EACH STATEMENT EXECUTE FUNCTION rrk_kept()"
        )
        return
    op.execute(
        f"CREATE TRIGGER {name} BEFORE {verb} ON change "
        "BEGIN SELECT RAISE(ABORT, 'history is never changed'); END"
    )


def downgrade() -> None:
    raise NotImplementedError("restore the backup made before")
