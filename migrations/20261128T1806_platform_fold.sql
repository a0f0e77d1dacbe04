-- The same functions in a language whose parts are kept from one call to the next: PostgreSQL read the text of these two
-- again for each row it added alone, as columns made from others are prepared by each statement.

create or replace function app_fold(value text) returns text language plpgsql immutable strict parallel safe
  as $$ begin return translate(lower(value), 'àáâãäåçèéêëìíîïñòóôõöùúûüýÿ’', 'aaaaaaceeeeiiiinooooouuuuyy'''); end $$;

create or replace function desk_search_vector(value text) returns tsvector language plpgsql immutable parallel safe
  as $$ begin return to_tsvector('pg_catalog.french', coalesce(value, ''))
            || to_tsvector('pg_catalog.french', app_fold(coalesce(value, '')))
            || to_tsvector('pg_catalog.english', app_fold(coalesce(value, ''))); end $$;
