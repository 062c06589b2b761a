import { sql } from 'kysely'
import type { Tx } from '../../../platform/database/narrowed.ts'

/**
 * Writes the rows anew that search asks about these entries: one for each place, or one with the entry's own id where there is none.
 * An entry at rest gets none. Every change of an entry, its places, schedules, costs or terms calls this.
 */
export async function listAgain(tx: Tx, partnershipId: string, entryIds: readonly string[]): Promise<void> {
  if (entryIds.length === 0) return
  const ids = sql`${[...new Set(entryIds)]}::uuid[]`
  await sql`delete from listing where partnership_id = ${partnershipId} and entry_id = any (${ids})`.execute(tx)
  await sql`
    insert into listing (partnership_id, id, entry_id, group_id, kind, sort_name, is_open, last_checked_on, words, latitude, longitude,
      is_free, ages_from, ages_to, ways, access_features, languages, days, times, term_ids, places_left)
    with recursive about (entry_id, term_id) as (
      select entry_id, term_id from entry_term where partnership_id = ${partnershipId} and entry_id = any (${ids})
      union -- and not "union all": terms that lead in a circle end here
      select about.entry_id, t.parent_id from about join term t on t.partnership_id = ${partnershipId} and t.id = about.term_id
      where t.parent_id is not null
    )
    select e.partnership_id, coalesce(p.id, e.id), e.id, e.group_id, e.kind, e.sort_name, e.state = 'open', e.last_checked_on,
      setweight(to_tsvector('english', e.name), 'A') ||
        setweight(to_tsvector('english', concat_ws(' ', e.summary, terms.names)), 'B') ||
        setweight(to_tsvector('english', concat_ws(' ', e.who_suits, e.first_visit, o.name, p.name, p.town)), 'C'),
      p.latitude, p.longitude,
      e.is_free or coalesce(costs.are_nothing, false), coalesce(e.ages_from, 0), coalesce(e.ages_to, 130),
      e.ways, e.access_features, e.languages, meets.days, meets.times, coalesce(terms.ids, '{}'), e.places_left
    from entry e
    left join entry_place p on p.partnership_id = e.partnership_id and p.entry_id = e.id and p.kind <> 'postal'
    left join organiser o on o.partnership_id = e.partnership_id and o.id = e.organiser_id
    left join lateral (
      select array_agg(t.id order by t.id) as ids, string_agg(t.name, ' ') as names
      from about join term t on t.partnership_id = e.partnership_id and t.id = about.term_id where about.entry_id = e.id
    ) terms on true
    left join lateral (
      select bool_and(c.amount_pence = 0) as are_nothing from cost_option c where c.partnership_id = e.partnership_id and c.entry_id = e.id
    ) costs on true
    cross join lateral (
      select coalesce(array_agg(distinct day) filter (where day is not null), '{}') as days,
        coalesce(array_agg(distinct part) filter (where part is not null), '{}') as times
      from schedule s
      left join lateral (
        select right(named, 2) as day from unnest(s.by_day) as named
        union all select unnest(array['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']) where s.freq = 'DAILY' and s.by_day = '{}'
        union all select (array['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'])[extract(isodow from s.starts_on)::integer]
          where s.by_day = '{}' and (s.freq is null or s.freq = 'WEEKLY') and s.starts_on is not null
      ) on_days on true
      left join lateral (
        select 'morning' as part where s.opens_at < '12:00'
        union all select 'afternoon' where s.opens_at < '17:00' and (s.opens_at >= '12:00' or s.closes_at > '12:30')
        union all select 'evening' where s.opens_at >= '17:00' or s.closes_at > '18:00'
      ) parts on true
      where s.partnership_id = e.partnership_id and s.entry_id = e.id and (s.place_id is null or s.place_id = p.id)
    ) meets
    where e.partnership_id = ${partnershipId} and e.id = any (${ids}) and e.state <> 'at rest'`.execute(tx)
}
