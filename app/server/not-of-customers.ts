interface NotOfCustomers {
  /** Why nothing of a customer is in it. */
  readonly because: "of members" | "settings" | "figures" | "machinery" | "of the model";
  /** All of its columns, so that a new one is looked at. */
  readonly columns: string;
}

/**
 * The tables that hold nothing of customers. What members write about themselves and about the organisation is theirs;
 * what they write about a customer stands in the tables of those who erase it.
 */
export const notOfCustomers: Readonly<Record<string, NotOfCustomers>> = {
  account_attempt: {
    because: "of members",
    columns: "bucket attempts since",
  },
  account_challenge: {
    because: "of members",
    columns: "token_hash kind user_id content attempts created_at expires_at",
  },
  account_credential: {
    because: "of members",
    columns: `id user_id provider_id account_id password access_token refresh_token id_token access_token_expires_at
      refresh_token_expires_at scope created_at updated_at`,
  },
  account_grant: {
    because: "of members",
    columns: "grant_id user_id role unit function granted_at granted_by",
  },
  account_invitation: {
    because: "of members",
    columns: "id name email token_hash invited_by created_at expires_at grants",
  },
  account_key: {
    because: "of members",
    columns: "id name key_hash start made_by made_by_id created_at expires_at last_used_at permissions unit function",
  },
  account_passkey: {
    because: "of members",
    columns: "id user_id name credential_id public_key counter transports rp_id synced created_at last_used_at",
  },
  account_provider: {
    because: "of members",
    columns: `id name issuer client_id sealed scopes domains groups_claim group_grants default_grants creates_members
      private_addresses demands_factor factor_words enabled version changed_at changed_by`,
  },
  account_recovery_code: {
    because: "of members",
    columns: "user_id code_hash used_at",
  },
  account_role: {
    because: "of members",
    columns: "role title words permissions shipped version changed_at changed_by",
  },
  account_session: {
    because: "of members",
    columns: "id user_id token ip_address user_agent created_at updated_at expires_at last_seen_at method proved_at",
  },
  account_sign_in_rule: {
    because: "of members",
    columns: "id second_factor idle_hours longest_hours version changed_at changed_by",
  },
  account_totp: {
    because: "of members",
    columns: "user_id sealed confirmed_at last_step failures created_at",
  },
  account_user: {
    because: "of members",
    columns: "id name email email_verified image created_at updated_at last_seen_at",
  },
  account_verification: {
    because: "of members",
    columns: "id identifier value created_at updated_at expires_at",
  },
  attestation: {
    because: "of members",
    columns: `attestation_id criterion unit version met words link proof_id by_id by_name at expires_at signed_by_id
      signed_by_name signed_at checked_by_id checked_by_name checked_at withdrawn_by_id withdrawn_by_name
      withdrawn_at withdrawn_why`,
  },
  attestation_file: {
    because: "of members",
    columns: "sha256 bytes",
  },
  attestation_owner: {
    because: "of members",
    columns: "criterion unit owner_id owner_name",
  },
  attestation_proof: {
    because: "of members",
    columns: "proof_id sha256 name by_id by_name at",
  },
  audit_check: {
    because: "machinery",
    columns: "checked_at checked_by sound seals lines faults",
  },
  audit_retention: {
    because: "settings",
    columns: "one days",
  },
  audit_seal: {
    because: "machinery",
    columns: "seal_number at line_count line_ids first_at last_at root previous seal_hash pruned_at pruning",
  },
  backup_key_kept: {
    because: "machinery",
    columns: "fingerprint kept_at kept_by",
  },
  catalogue_day: {
    because: "figures",
    columns: "day kind id at owned rows last_at",
  },
  catalogue_note: {
    because: "settings",
    columns: "kind id version owner_id owner_name description decides saved_by saved_at",
  },
  connection: {
    because: "settings",
    columns: `connection_id connector name settings secrets tokens allowed_hosts since state version by_name made_at
      event_at`,
  },
  own_connector: {
    because: "settings",
    columns: "connector_id manifest version by_name changed_at",
  },
  connection_agreement: {
    because: "of members",
    columns: "state_hash connection_id user_id verifier redirect ends_at",
  },
  connection_drift: {
    because: "machinery",
    columns: "connection_id stream field change first_at last_at",
  },
  connection_hour: {
    because: "figures",
    columns: `connection_id stream hour pages records accepted repeated revised quarantined bytes milliseconds failures`,
  },
  connection_stream: {
    because: "machinery",
    columns: `connection_id stream cursor due_at lease leased_until read_at news_at newest failures failing_since
      failure`,
  },
  consent_purpose: {
    because: "settings",
    columns: "purpose_id version title text basis channels active origin by_name at",
  },
  digest_report: {
    because: "of members",
    columns: "report_id function week member_id sent_at opened_at",
  },
  digest_subscription: {
    because: "of members",
    columns: "member_id function since",
  },
  flow_hour: {
    because: "figures",
    columns: `way way_id source hour way_name records accepted repeated revised quarantined refused last_at
      refused_at`,
  },
  pulse_point: {
    because: "figures",
    columns: "watch_id at count of expected low high severity alert",
  },
  reading_alarm: {
    because: "figures",
    columns: `alarm_id about kind value expected low high moved began_at stood_at ended_at acknowledged_at
      acknowledged_by`,
  },
  reading_look: {
    because: "figures",
    columns: "only_row looked_at since until messages rereading figures",
  },
  label_draw: {
    because: "machinery",
    columns: "label asked_at drawn_at machine_version looked_at",
  },
  theme_look: {
    because: "figures",
    columns: "days looked_at since until messages compared share",
  },
  freshness_look: {
    because: "figures",
    columns: "kind id at minutes",
  },
  attachment_leaving: {
    because: "machinery",
    columns: "hash",
  },
  assist_settings: {
    because: "settings",
    columns: `only_one address model sealed own_network uses patience_seconds month_tokens prompt_price answer_price
      currency rest_until version changed_by changed_at`,
  },
  assist_use: {
    because: "of members",
    columns: `use_id at by_id by_name what conversation_id theme_id model state code prompt_tokens answer_tokens estimated
      milliseconds cost currency`,
  },
  chat_widget: {
    because: "settings",
    columns: "widget_id name settings version made_by made_at",
  },
  chat_widget_secret: {
    because: "settings",
    columns: "secret_id widget_id sealed made_at ends_at",
  },
  incoming_hook: {
    because: "settings",
    columns: "hook_id name source made_by made_at last_used_at",
  },
  incoming_hook_secret: {
    because: "settings",
    columns: "secret_id hook_id sealed made_at ends_at",
  },
  keeping_run: {
    because: "machinery",
    columns: `id kind state began_at ended_at began_by file bytes encrypted tables rows backup_made_at migrated erased
      removed failure_code failure`,
  },
  metric_point: {
    because: "figures",
    columns: "metric unit month days since until value low high n selected version recorded_at",
  },
  migration: {
    because: "machinery",
    columns: "module name sha256 applied_at",
  },
  model_version: {
    because: "of the model",
    columns: "model version body origin saved_by saved_at why",
  },
  taxonomy_classifier: {
    because: "of the model",
    columns: `version taxonomy_version state body trained_at trained_by why seconds examples corrections heads`,
  },
  place: {
    because: "settings",
    columns: "place_id name known_as channels dismissed why version by_name at",
  },
  published_view: {
    because: "machinery",
    columns: "name source_sha256",
  },
  quality_rule: {
    because: "settings",
    columns: "rule version body origin saved_by saved_at why",
  },
  quality_run: {
    because: "figures",
    columns: "rule at version state checked failed sampled seconds reason rows",
  },
  retention_rule: {
    because: "settings",
    columns: "rule_id version field channel unit months locked active removed why by_name at",
  },
  retention_run: {
    because: "machinery",
    columns: "run_id kind state by_name items kept cleared started_at finished_at",
  },
  sample: {
    because: "machinery",
    columns: "only_one state anchor done total begun_at",
  },
  source: {
    because: "settings",
    columns: "name declaration selection brand_accounts answers_included declared_at counts_from",
  },
  unit: {
    because: "settings",
    columns: "name parent kind mask mask_locked version changed_at changed_by",
  },
  // What an endpoint answers is cut, masked, and kept for 30 days, as that of a connection is.
  webhook_attempt: {
    because: "machinery",
    columns: "attempt_id endpoint_id event_no event_id what at status milliseconds answer failure",
  },
  webhook_delivery: {
    because: "machinery",
    columns: "endpoint_id event_no conversation_id state attempts due_at lease leased_until",
  },
  webhook_endpoint: {
    because: "settings",
    columns: `endpoint_id name address events channels units personal own_network state cursor failures failing_since
      rest_until done_at stopped_at stopped_why version made_by made_at`,
  },
  webhook_event: {
    because: "machinery",
    columns: "event_no event_id what interaction_id conversation_id channel unit at",
  },
  webhook_place: {
    because: "machinery",
    columns: "only_one last_event shipped",
  },
  webhook_secret: {
    because: "settings",
    columns: "secret_id endpoint_id sealed made_at ends_at",
  },
};
