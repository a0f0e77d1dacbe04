-- Imports that survive a restart, show where they stand, and can be taken back exactly.

alter table desk_import
  -- How the file was read: { encoding, delimiter, sheet }, where a person chose.
  add column reading jsonb not null default '{}',
  -- What was found in the file: columns, first rows, values with their counts.
  add column survey jsonb,
  add column size integer not null default 0,
  -- Percent of the work done.
  add column progress smallint not null default 0 check (progress between 0 and 100),
  drop constraint desk_import_state_check,
  add constraint desk_import_state_check
    check (state in ('uploaded', 'waiting', 'running', 'done', 'failed', 'undoing', 'undone'));

-- What the file said when the request was last imported: the same again changes nothing.
alter table desk_request add column import_digest uuid;
-- The version that import left: another one has been worked on since.
alter table desk_request add column import_version integer;
-- Events that an import brought.
alter table desk_event add column import_id bigint;

-- What an import overwrote, so that it can be put back.
create table desk_import_change (
  workspace_id integer not null references platform_workspace on delete cascade,
  import_id bigint not null,
  request_id bigint not null,
  -- The version the import left: another one has been worked on since.
  version integer not null,
  before jsonb not null,
  events jsonb not null,
  primary key (workspace_id, import_id, request_id),
  foreign key (workspace_id, import_id) references desk_import (workspace_id, id) on delete cascade,
  foreign key (workspace_id, request_id) references desk_request (workspace_id, id) on delete cascade
);
create index desk_import_change_request on desk_import_change (workspace_id, request_id);
call app_protect('desk_import_change');

-- A request known by its number alone says nothing in words, and so is not the same ask as another.
drop index desk_request_ask;
alter table desk_request drop column ask_key;
alter table desk_request add column ask_key uuid generated always as (
  case when subject is distinct from external_id
    then md5(nullif(regexp_replace(app_fold(subject), '[^a-z]+', ' ', 'g'), ' '))::uuid end) stored;
create index desk_request_ask on desk_request (workspace_id, ask_key, opened_at);
