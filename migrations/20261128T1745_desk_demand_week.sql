-- Sums of requests by week, unit and type, for what looks back on years of weeks: narrow, and read from the key alone.
create table desk_demand_week (
  workspace_id integer not null references platform_workspace on delete cascade,
  -- 0: requests of no unit.
  unit_id bigint not null,
  -- Its Monday, in the company's time zone.
  week date not null,
  type_id bigint not null,
  -- Of the requests opened that week.
  arrivals integer not null,
  -- Of the requests the team was done with that week; logged: those with logged time, the declined left out.
  done integer not null,
  declined integer not null,
  logged integer not null,
  logged_minutes bigint not null,
  -- Sum of the squares of the minutes of each.
  logged_squares bigint not null,
  primary key (workspace_id, unit_id, week, type_id) include (arrivals, done, declined, logged, logged_minutes, logged_squares)
);
call app_protect('desk_demand_week');

insert into desk_demand_week (workspace_id, unit_id, week, type_id, arrivals, done, declined, logged, logged_minutes, logged_squares)
select workspace_id, unit_id, week, type_id, sum(arrivals), sum(done), sum(declined), sum(logged), sum(logged_minutes), sum(logged_squares)
from (
  select r.workspace_id, coalesce(r.unit_id, 0) as unit_id, date_trunc('week', r.opened_at at time zone w.time_zone)::date as week, r.type_id,
    1 as arrivals, 0 as done, 0 as declined, 0 as logged, 0::bigint as logged_minutes, 0::bigint as logged_squares
  from desk_request r join platform_workspace w using (workspace_id) where r.merged_into_id is null
  union all
  select r.workspace_id, coalesce(r.unit_id, 0), date_trunc('week', r.done_at at time zone w.time_zone)::date, r.type_id,
    0, 1, (r.status = 'declined')::int, (r.status <> 'declined' and r.logged_minutes > 0)::int,
    case when r.status <> 'declined' then r.logged_minutes else 0 end,
    case when r.status <> 'declined' then r.logged_minutes::bigint * r.logged_minutes else 0 end
  from desk_request r join platform_workspace w using (workspace_id) where r.merged_into_id is null and r.done_at is not null
) r group by workspace_id, unit_id, week, type_id;

-- Logged minutes are summed now: any change of them leaves a mark.
create or replace function desk_demand_changed() returns trigger language plpgsql as $$
begin
  insert into desk_demand_stale (workspace_id, at, unit_id, type_id)
  with before as (
    select workspace_id, id, opened_at, done_at, coalesce(unit_id, 0) as unit_id, type_id, first_reply_at, resolved_at, resolution_due_at,
      merged_into_id is null as kept, status = 'declined' as declined, logged_minutes from gone
  ), after as (
    select workspace_id, id, opened_at, done_at, coalesce(unit_id, 0) as unit_id, type_id, first_reply_at, resolved_at, resolution_due_at,
      merged_into_id is null as kept, status = 'declined' as declined, logged_minutes from come
  ), differing as (
    (select * from before except select * from after) union all (select * from after except select * from before))
  select distinct d.workspace_id, t.at, d.unit_id, d.type_id from differing d cross join lateral (values (d.opened_at), (d.done_at)) t (at)
  where t.at is not null;
  insert into desk_demand_stale (workspace_id, at, unit_id, type_id, ask_key, request_id)
  with before as (
    select workspace_id, opened_at, coalesce(unit_id, 0) as unit_id, type_id, ask_key, id, merged_into_id is null as kept from gone
  ), after as (
    select workspace_id, opened_at, coalesce(unit_id, 0) as unit_id, type_id, ask_key, id, merged_into_id is null as kept from come)
  select workspace_id, opened_at, unit_id, type_id, ask_key, id from
    ((select * from before except select * from after) union all (select * from after except select * from before)) differing;
  return null;
end $$;

-- Open requests are counted by type from an index alone.
drop index desk_request_open_opened;
create index desk_request_open_opened on desk_request (workspace_id, opened_at) include (resolution_due_at, unit_id, status, resolved_at, type_id)
  where status in ('new', 'triaged', 'in_progress', 'waiting') and merged_into_id is null;
