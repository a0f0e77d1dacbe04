-- Open requests that are late are counted from an index alone.
create index desk_request_open_opened on desk_request (workspace_id, opened_at) include (resolution_due_at, unit_id, status, resolved_at)
  where status in ('new', 'triaged', 'in_progress', 'waiting') and merged_into_id is null;
