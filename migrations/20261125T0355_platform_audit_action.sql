-- Which kinds of deeds there are, and those of one kind in time.
create index platform_audit_action on platform_audit (workspace_id, action, at desc, id desc);
