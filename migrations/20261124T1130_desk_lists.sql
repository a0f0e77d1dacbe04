-- Lists of requests in each of their orders, read from an index whatever the number of requests.

drop index desk_request_open_due;
create index desk_request_open_due on desk_request (workspace_id, (coalesce(resolution_due_at, 'infinity')), id)
  where status in ('new', 'triaged', 'in_progress', 'waiting') and merged_into_id is null;
create index desk_request_open_priority on desk_request (workspace_id, priority, (coalesce(resolution_due_at, 'infinity')), id)
  where status in ('new', 'triaged', 'in_progress', 'waiting') and merged_into_id is null;
create index desk_request_updated on desk_request (workspace_id, updated_at desc, id desc);
create index desk_request_assignee on desk_request (workspace_id, assignee_id, opened_at desc) where assignee_id is not null;
create index desk_request_submitted on desk_request (workspace_id, submitted_by, opened_at desc) where submitted_by is not null;
create index desk_request_ask on desk_request (workspace_id, ask_key, opened_at);
create index desk_message_author on desk_message (workspace_id, author_id) where author_id is not null;
