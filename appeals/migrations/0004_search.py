"""Searching appeals with trigrams, which serve no index under row-level security: the function keeps the region itself."""

from django.db import migrations

from mediation.database.roles import SqlOperation
from mediation.scope import database_role

# What a search looks at, folded. The function below repeats these expressions, or the indexes would not serve it.
PLATFORM = "portal_fold(name_ru || ' ' || name_kk || ' ' || district || ' ' || locality || ' ' || code)"
CATEGORY = "portal_fold(name_ru || ' ' || name_kk || ' ' || code)"
INDEXES = f"""
create index appeal_number_folded on appeals_appeal using gin (portal_fold(number) gin_trgm_ops);
create index appeal_external_folded on appeals_appeal using gin (portal_fold(external_id) gin_trgm_ops)
    where external_id <> '';
create index platform_folded on offices_platform using gin (({PLATFORM}) gin_trgm_ops);
create index mediator_folded on mediators_mediator using gin (portal_fold(full_name) gin_trgm_ops);
"""
# Every word must be found somewhere: in the number, the platform, the mediator or the category, where it begins a
# word. Only a word found nowhere may be mistyped. Numbers are never guessed at; 42 is the number .../00042.
FUNCTION = rf"""
create function portal_appeals_with_word(word text, is_alone boolean, is_wide boolean, area text)
returns setof bigint language plpgsql stable rows 500
set search_path = public, pg_temp
set plan_cache_mode = force_custom_plan
as $$
declare
    likeable text := regexp_replace(word, '([\\%%_])', '\\\1', 'g');
    number_like text := case
        when word ~ '^\d{{1,5}}$' then '%%/' || lpad(word, 5, '0')
        when word ~ '/\d{{1,5}}$' then
            '%%' || regexp_replace(likeable, '\d+$', '') || lpad(substring(word from '\d+$'), 5, '0')
        else '%%' || likeable || '%%' end;
    begins text := '\m' || regexp_replace(word, '([][()|{{}}.*+?^$\\-])', '\\\1', 'g')
        || case when word ~ '\d' then '\M' else '' end;
begin
    if word ~ '^kz-\d\d/\d{{4}}/\d{{1,5}}$' then  -- a whole number is nothing else
        return query select id from appeals_appeal
             where number = upper(left(word, 11)) || lpad(substring(word from '\d+$'), 5, '0')
               and (is_wide or region_id = area);
        return;
    end if;
    if word ~ '\d' then
        return query select id from appeals_appeal
             where portal_fold(number) like number_like and (is_wide or region_id = area);
    end if;
    if length(word) > 2 then
        return query select id from appeals_appeal
             where external_id <> '' and portal_fold(external_id) like '%%' || likeable || '%%'
               and (is_wide or region_id = area);
    end if;
    if is_alone and word ~ '^\d+$' then
        return;
    end if;
    return query select id from appeals_appeal
         where platform_id = any (array(select platform.id from offices_platform as platform
                   where {PLATFORM} ~ begins and (is_wide or platform.region_id = area)))
           and (is_wide or region_id = area);
    return query select id from appeals_appeal
         where mediator_id = any (array(select mediator.id from mediators_mediator as mediator
                   where portal_fold(full_name) ~ begins and (is_wide or mediator.region_id = area)))
           and (is_wide or region_id = area);
    return query select id from appeals_appeal
         where category_id = any (array(select category.id from appeals_category as category
                   where {CATEGORY} ~ begins))
           and (is_wide or region_id = area);
end $$;

create function portal_appeals_with_word_like(word text, is_wide boolean, area text)
returns setof bigint language plpgsql stable rows 500
set search_path = public, pg_temp
set pg_trgm.word_similarity_threshold = 0.25
set plan_cache_mode = force_custom_plan
as $$
begin
    if word ~ '\d' or length(word) < 4 then
        return;
    end if;
    return query select id from appeals_appeal
         where platform_id = any (array(select platform.id from offices_platform as platform
                   where {PLATFORM} %%> word and portal_alike(word, {PLATFORM})
                     and (is_wide or platform.region_id = area)))
           and (is_wide or region_id = area);
    return query select id from appeals_appeal
         where mediator_id = any (array(select mediator.id from mediators_mediator as mediator
                   where portal_fold(full_name) %%> word and portal_alike(word, portal_fold(full_name))
                     and (is_wide or mediator.region_id = area)))
           and (is_wide or region_id = area);
    return query select id from appeals_appeal
         where category_id = any (array(select category.id from appeals_category as category
                   where portal_alike(word, {CATEGORY})))
           and (is_wide or region_id = area);
end $$;

create function portal_search_appeals(query text) returns setof bigint
language plpgsql stable security definer rows 500
set search_path = public, pg_temp
as $$
declare
    is_wide boolean := coalesce(current_setting('role', true), '') = '%(national)s';
    area text := nullif(current_setting('app.region', true), '');
    words text[] := array(select distinct each from regexp_split_to_table(portal_fold(query), '[\s,;]+') as each
                           where each <> '' order by each limit 6);
    word text;
    hits bigint[];
    found bigint[];
begin
    if not is_wide and area is null then
        return;  -- as without a region a policy shows no row
    end if;
    foreach word in array words loop
        hits := array(select portal_appeals_with_word(word, cardinality(words) = 1, is_wide, area));
        if hits = '{{}}' then
            hits := array(select portal_appeals_with_word_like(word, is_wide, area));
        end if;
        found := case when found is null then hits
                      else array(select unnest(found) intersect select unnest(hits)) end;
        exit when found = '{{}}';
    end loop;
    return query select unnest(found);
end $$;
revoke execute on function portal_appeals_with_word(text, boolean, boolean, text) from public;
revoke execute on function portal_appeals_with_word_like(text, boolean, text) from public;
revoke execute on function portal_search_appeals(text) from public;
"""


class SearchFunctions(SqlOperation):
    """Make the search and let those who read appeals call it; the roles' names belong to the portal.

    An operator searches the region's words, of which the row policies show the own office's appeals.
    """

    def statements(self, connection):
        yield FUNCTION % {"national": database_role("national")}
        for role in ("coordinator", "national", "operator"):
            name = connection.ops.quote_name(database_role(role))
            yield f"grant execute on function portal_search_appeals(text) to {name}"


class Migration(migrations.Migration):
    dependencies = [("appeals", "0003_case_rules")]
    operations = [migrations.RunSQL(INDEXES, migrations.RunSQL.noop), SearchFunctions()]
