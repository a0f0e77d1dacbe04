-- Removing members looks here for records that point at them.
create index people_absence_member on people_absence (workspace_id, member_id);
create index people_work_owner on people_work (workspace_id, owner_id) where owner_id is not null;
