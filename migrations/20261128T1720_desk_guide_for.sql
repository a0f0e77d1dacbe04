-- Whom a guide is for: some types of request, the people of one unit, or (neither) everybody. What it did is then
-- measured against the others.
alter table desk_guide
  add column unit_id bigint,
  add foreign key (workspace_id, unit_id) references people_unit (workspace_id, id) on delete set null (unit_id);
create index desk_guide_unit on desk_guide (workspace_id, unit_id) where unit_id is not null;

create table desk_guide_type (
  workspace_id integer not null references platform_workspace on delete cascade,
  guide_id bigint not null,
  type_id bigint not null,
  primary key (workspace_id, guide_id, type_id),
  foreign key (workspace_id, guide_id) references desk_guide (workspace_id, id) on delete cascade,
  foreign key (workspace_id, type_id) references desk_request_type (workspace_id, id) on delete cascade
);
create index desk_guide_type_type on desk_guide_type (workspace_id, type_id);
call app_protect('desk_guide_type');
