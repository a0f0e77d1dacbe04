-- Comments of a file as messages of the conversation.

-- The same for the same comment of the same request, so that no import brings it twice; null: written here.
alter table desk_message add column import_key uuid;
create unique index desk_message_import on desk_message (workspace_id, import_key) where import_key is not null;
-- Messages of imports that stood there before, as `events` are kept.
alter table desk_import_change add column messages jsonb not null default '[]';
