-- Attempts counted for the rate limits (losing them in a crash is fine); a name for each identity provider; the
-- audit log is added to and nothing else, whoever connects.

drop table auth_rate_limit;
create unlogged table auth_attempt (
  key text primary key,
  count integer not null,
  until timestamptz not null
);
create index auth_attempt_until on auth_attempt (until);
grant select, insert, update, delete on auth_attempt to stratege_auth;

alter table auth_sso_provider add column name text not null default '';

-- Entries leave with their whole company only: a deletion that comes from the workspace's own.
create function platform_audit_keep() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and not exists (select 1 from platform_workspace w where w.workspace_id = old.workspace_id) then
    return old;
  end if;
  raise exception 'the audit log is added to, never changed' using errcode = 'insufficient_privilege';
end $$;
create trigger platform_audit_keep before update or delete on platform_audit
  for each row execute function platform_audit_keep();
create trigger platform_audit_keep_all before truncate on platform_audit
  for each statement execute function platform_audit_keep();

-- What an auditor looks for: a person's deeds, in time.
create index platform_audit_actor on platform_audit (workspace_id, actor_id, at desc, id desc);
