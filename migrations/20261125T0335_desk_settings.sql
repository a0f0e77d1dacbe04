-- One type at most is the "something else" door: of several, the first made keeps it.
update desk_request_type t set is_other = false
where is_other and exists (
  select from desk_request_type o where o.workspace_id = t.workspace_id and o.is_other and o.id < t.id
);
create unique index desk_request_type_other on desk_request_type (workspace_id) where is_other;
