-- Costs and effect of a lever as a company states them for itself; a lever without a row has those of the model.
create table path_lever (
  workspace_id integer not null references platform_workspace on delete cascade,
  lever text not null check (length(lever) between 1 and 40),
  hours_once double precision not null check (hours_once >= 0),
  hours_a_week double precision not null check (hours_a_week >= 0),
  money_once double precision not null check (money_once >= 0),
  money_a_year double precision not null check (money_a_year >= 0),
  -- Weeks of preparation, and weeks until the effect is whole.
  begins integer not null check (begins between 1 and 52),
  grows_over integer not null check (grows_over between 1 and 52),
  -- The effect: the ends of a factor's range, or hours a week.
  effect_low double precision,
  effect_high double precision,
  effect_hours double precision,
  reason text not null check (length(reason) between 1 and 500),
  set_by bigint,
  set_at timestamptz not null default now(),
  version integer not null default 1,
  primary key (workspace_id, lever),
  foreign key (workspace_id, set_by) references people_member (workspace_id, id) on delete set null (set_by),
  check ((effect_low >= 0 and effect_low <= effect_high and effect_hours is null)
    or (effect_hours >= 0 and effect_low is null and effect_high is null))
);
call app_protect('path_lever');
