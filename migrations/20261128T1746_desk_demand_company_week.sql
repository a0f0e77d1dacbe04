-- The weeks of all units together, so that the company's cost nothing however many units it has.
create table desk_demand_company_week (
  workspace_id integer not null references platform_workspace on delete cascade,
  week date not null,
  type_id bigint not null,
  arrivals bigint not null,
  done bigint not null,
  declined bigint not null,
  logged bigint not null,
  logged_minutes bigint not null,
  logged_squares bigint not null,
  primary key (workspace_id, week, type_id)
);
call app_protect('desk_demand_company_week');

insert into desk_demand_company_week (workspace_id, week, type_id, arrivals, done, declined, logged, logged_minutes, logged_squares)
select workspace_id, week, type_id, sum(arrivals), sum(done), sum(declined), sum(logged), sum(logged_minutes), sum(logged_squares)
from desk_demand_week group by workspace_id, week, type_id;

create or replace function desk_demand_moved() returns trigger language plpgsql as $$
begin
  delete from desk_demand_day where workspace_id = new.workspace_id;
  delete from desk_demand_week where workspace_id = new.workspace_id;
  delete from desk_demand_company_week where workspace_id = new.workspace_id;
  delete from desk_demand_month where workspace_id = new.workspace_id;
  delete from desk_demand_wait where workspace_id = new.workspace_id;
  insert into desk_demand_stale (workspace_id, at, unit_id, type_id)
  select distinct r.workspace_id, ((t.at at time zone new.time_zone)::date + interval '12 hours') at time zone new.time_zone,
    coalesce(r.unit_id, 0), r.type_id
  from desk_request r cross join lateral (values (r.opened_at), (r.done_at)) t (at)
  where r.workspace_id = new.workspace_id and r.merged_into_id is null and t.at is not null;
  return null;
end $$;
