-- Words are found again by thousands: the fold holds its company once, rather than each row looking for it.
alter table desk_word drop constraint desk_word_workspace_id_fkey;
