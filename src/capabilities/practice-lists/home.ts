import { sql } from 'kysely'
import type { Acting } from '../../platform/http/env.ts'
import type { NeedsMe } from '../../platform/manifest.ts'
import { mayAnswerThePhone } from './access.ts'
import { defaultRules } from './list.ts'
import { paths } from './paths.ts'

/** What of practice lists waits for a worker: questions people asked, letters to post, and the silent who can be reminded. One statement. */
export async function needsMe({ tx, viewer, today, words }: Acting): Promise<NeedsMe[]> {
  if (!mayAnswerThePhone(viewer) || viewer.teamIds.length === 0) return []
  const { partnershipId, teamIds } = viewer
  const { slug, timeZone } = viewer.partnership
  const teams = sql`partnership_id = ${partnershipId} and team_id = any (${teamIds}::uuid[])`
  const remindAfter = sql`coalesce((select remind_after_days from practice_list_rules where partnership_id = ${partnershipId}), ${defaultRules.remindAfterDays})`
  const { rows } = await sql<{ what: 'question' | 'letters' | 'silent'; id: string; name: string; at: string | null; count: number }>`
    (select 'question' as what, id, name, (replied_at at time zone ${timeZone})::date::text as at, 1 as count from listed_person where ${teams} and state = 'question' order by replied_at limit 5)
    union all
    (select 'letters', r.id, o.name, (r.asked_at at time zone ${timeZone})::date::text, r.total from letter_run r
      join organisation o on o.partnership_id = r.partnership_id and o.id = r.organisation_id
      where r.partnership_id = ${partnershipId} and r.team_id = any (${teamIds}::uuid[]) and r.state = 'ready' order by r.id limit 5)
    union all
    (select 'silent', l.id, o.name, l.last_sent_on::text, 0 from practice_list l
      join organisation o on o.partnership_id = l.partnership_id and o.id = l.organisation_id
      where l.partnership_id = ${partnershipId} and l.team_id = any (${teamIds}::uuid[]) and l.state = 'in use'
        and l.last_sent_on <= ${today}::date - ${remindAfter}::integer
        and exists (select from listed_person p where p.partnership_id = l.partnership_id and p.list_id = l.id and p.state = 'invited')
      order by l.id limit 5)`.execute(tx)
  // Nothing of this is of every day, so a heading with nothing under it would only be in the way.
  if (rows.length === 0) return []
  const day = (at: string | null) => (at ? words.day(at) : '')
  return [
    {
      heading: 'Practice lists',
      empty: '',
      items: rows.map(({ what, id, name, at, count }) => {
        if (what === 'question') return { title: name, href: paths.reply(slug, id), meta: `Has a question. ${day(at)}` }
        if (what === 'letters')
          return { title: name, href: paths.run(slug, id), meta: `${count} ${count === 1 ? 'letter waits' : 'letters wait'} to be posted. ${day(at)}` }
        return { title: name, href: paths.list(slug, id), meta: `Some have not answered, and can be reminded once. Last letters: ${day(at)}` }
      }),
      more: { label: 'Write down a reply', href: paths.replies(slug) },
    },
  ]
}
