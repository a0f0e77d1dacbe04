-- The sample company is removed exactly, its log of synthetic deeds with it. Everybody else's log stays.
create or replace function platform_audit_keep() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and not exists (
    select 1 from platform_workspace w where w.workspace_id = old.workspace_id and not w.sample) then
    return old;
  end if;
  raise exception 'the audit log is added to, never changed' using errcode = 'insufficient_privilege';
end $$;
