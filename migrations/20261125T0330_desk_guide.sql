-- Guides know their version; what a guide did for an ask is counted once, and follows the ask to its request.

alter table desk_guide
  add column version integer not null default 1,
  add column written_by bigint,
  add column created_at timestamptz not null default now(),
  add foreign key (workspace_id, written_by) references people_member (workspace_id, id);
create index desk_guide_updated on desk_guide (workspace_id, updated_at desc, id desc);

alter table desk_deflection
  -- One ask is one form being filled in, by one member.
  add column ask uuid not null default gen_random_uuid(),
  -- The request that was made of it all the same.
  add column request_id bigint,
  add foreign key (workspace_id, request_id) references desk_request (workspace_id, id) on delete set null (request_id);
alter table desk_deflection alter column ask drop default;
create unique index desk_deflection_ask on desk_deflection (workspace_id, ask, guide_id);
-- An ask is spared by one guide at most.
create unique index desk_deflection_solved on desk_deflection (workspace_id, ask) where outcome = 'solved';
create index desk_deflection_guide on desk_deflection (workspace_id, guide_id, at);
create index desk_deflection_request on desk_deflection (workspace_id, request_id) where request_id is not null;
