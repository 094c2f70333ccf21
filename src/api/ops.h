/* ops.h - the families and the tables of their resources.  A new resource is
 * one file and its line here; a new family one family.c and its line.
 */
#ifndef API_OPS_H
#define API_OPS_H

#include "op/op.h"

extern const struct family family_coodesh, family_native, family_esc, family_testgorilla, family_pi,
    family_judge;
extern const struct family *const families[]; /* NULL-terminated; the first owns unknown paths */

extern const struct op native_sittings_ops[], native_deliveries_ops[], native_documents_ops[],
    native_signing_ops[], native_stripe_ops[], native_sitting_events_ops[], native_sitting_devices_ops[],
    native_uploads_ops[], native_attempts_ops[], native_attempt_results_ops[], native_positions_ops[],
    native_custom_fields_ops[], native_status_webhook_ops[], native_brand_ops[], native_setup_ops[],
    native_assessments_ops[], native_time_zone_ops[], native_bulk_jobs_ops[], native_downloads_ops[],
    native_saml_ops[], native_company_ops[], native_sitting_attachments_ops[],
    native_item_analysis_ops[], native_sitting_runs_ops[], native_pools_ops[], native_group_data_ops[],
    native_fairness_ops[], native_likeness_ops[];
extern const struct op judge_queue_ops[];
extern const struct op esc_discovery_ops[], esc_register_ops[], esc_balance_ops[], esc_invites_ops[],
    esc_results_ops[], esc_job_profiles_ops[], esc_webhooks_ops[], esc_search_ops[], esc_profiles_ops[],
    esc_teams_ops[], esc_team_results_ops[], esc_orders_ops[], esc_invoices_ops[], esc_gdpr_ops[];
extern const struct op testgorilla_login_ops[], testgorilla_assessments_ops[], testgorilla_candidatures_ops[],
    testgorilla_candidature_list_ops[], testgorilla_invitations_ops[], testgorilla_links_ops[],
    testgorilla_join_ops[], testgorilla_candidates_ops[], testgorilla_results_ops[], testgorilla_tests_ops[],
    testgorilla_personality_ops[], testgorilla_pdf_ops[];
extern const struct op pi_behavioral_ops[], pi_cognitive_ops[], pi_positions_ops[], pi_folders_ops[],
    pi_languages_ops[], pi_persons_ops[], pi_people_and_jobs_ops[], pi_guidebook_ops[], pi_jobs_ops[],
    pi_candidates_ops[], pi_report_ops[];
extern const struct op coodesh_general_ops[], coodesh_questions_ops[], coodesh_question_lists_ops[],
    coodesh_question_bulk_ops[], coodesh_question_media_ops[], coodesh_question_judge_ops[],
    coodesh_question_import_ops[], coodesh_question_pool_ops[], coodesh_question_ai_ops[],
    coodesh_assessments_ops[], coodesh_assessment_lists_ops[], coodesh_ats_ops[], coodesh_gupy_ops[],
    coodesh_recrutai_ops[], coodesh_attempts_list_ops[], coodesh_attempts_result_ops[],
    coodesh_attempts_create_ops[], coodesh_auth_ops[], coodesh_auth_mail_ops[], coodesh_auth_signup_ops[],
    coodesh_auth_oauth_ops[], coodesh_datasets_ops[], coodesh_action_plans_ops[], coodesh_lookups_ops[],
    coodesh_webhooks_ops[], coodesh_assessment_bulk_ops[], coodesh_assessment_links_ops[],
    coodesh_assessment_statistics_ops[], coodesh_assessment_fields_ops[], coodesh_attempts_bulk_ops[],
    coodesh_attempts_ops[], coodesh_answers_ops[], coodesh_candidate_ops[], coodesh_auto_login_ops[],
    coodesh_proctoring_ops[], coodesh_recordings_ops[], coodesh_certificates_ops[], coodesh_quizzes_ops[],
    coodesh_soft_skills_ops[], coodesh_auth_saml_ops[], coodesh_workspace_users_ops[],
    coodesh_workspace_user_change_ops[], coodesh_workspace_profile_ops[], coodesh_subaccounts_ops[],
    coodesh_workspace_exports_ops[], coodesh_credits_ops[], coodesh_companies_ops[],
    coodesh_company_contact_ops[], coodesh_assessment_export_ops[], coodesh_assessment_attachments_ops[];

#endif
