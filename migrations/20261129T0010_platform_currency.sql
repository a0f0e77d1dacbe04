-- What a company counts its money in: an ISO 4217 code.

alter table platform_workspace
  add column currency text not null default 'EUR' check (currency ~ '^[A-Z]{3}$');
