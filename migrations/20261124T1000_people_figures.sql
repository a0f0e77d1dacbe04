-- Participants of a piece of own work; members in the order of their folded names; sums of the ledger from its index.

alter table people_member add column name_key text generated always as (app_fold(name)) stored;
create index people_member_name on people_member (workspace_id, name_key, id);
create index people_member_unit on people_member (workspace_id, unit_id) where unit_id is not null;

create index people_invitation_member on people_invitation (workspace_id, member_id);

-- People who took part in a briefing, a training, a programme; null where nobody counted.
alter table people_work add column participants integer check (participants between 0 and 1000000);

drop index people_effort_day;
create index people_effort_day on people_effort (workspace_id, day, id) include (mode, activity, unit_id, member_id, minutes);
create index people_effort_work on people_effort (workspace_id, work_id) where work_id is not null;
