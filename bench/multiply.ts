import pg from 'pg'

// What people's stories are made of, but for what is sealed: a copy could not be opened.
const TABLES =
  `organisation team membership person match_key referral referral_history referral_progress support support_history conversation checkin introduction
  attendance audit_entry`.split(/\s+/)

/** Columns that name one of the rows copied. */
const COPIED = `id person_id team_id organisation_id membership_id invited_by referral_id made_by answered_by support_id led_by by_membership helped_by
  meetup_id member_id thing_id key of_id`.split(/\s+/)

/** What no two rows may share. */
const APART: Record<string, string> = {
  takes_the_rest: 'false',
  account_id: 'null',
  ods_code: 'null',
  invitation_hash: 'null',
  token_hash: 'null',
  reference: `overlay(translate(lpad(upper(to_hex(row_number() over () * 4096 + nth)), 10, '0'), '01', 'XY') placing '-' from 6 for 0)`,
}

/**
 * Makes `times` localities, when more than one, of the one that is there: its teams, its workers, its people and their stories, each with ids of its own that
 * come after those before. Goals and plans are not copied, for they are sealed to whose they are. In minutes, where making up as many
 * people would take hours.
 */
export async function multiply(url: string, times: number) {
  const client = new pg.Client(url)
  await client.connect()
  try {
    // What is copied held together before, so it does after.
    await client.query('set session_replication_role = replica')
    await client.query('set synchronous_commit = off')
    for (const table of TABLES) {
      const { rows } = await client.query<{ name: string; type: string }>(
        `select column_name as name, udt_name as type from information_schema.columns
         where table_schema = 'public' and table_name = $1 and is_generated = 'NEVER' order by ordinal_position`,
        [table],
      )
      const values = rows.map(({ name, type }) => APART[name] ?? copied(name, type))
      const names = rows.map(({ name }) => name).join(', ')
      await client.query(`create temporary table original as select * from public.${table}`)
      for (let nth = 1; nth < times; nth++) {
        await client.query(`insert into ${table} (${names}) select ${values.join(', ')} from original, (select ${nth}::integer as nth) as copy`)
      }
      await client.query('drop table original')
    }
    await client.query('vacuum analyze')
  } finally {
    await client.end()
  }
}

// A copy's ids begin with f and its number, which none that time made does.
const ofCopy = (id: string) => `overlay(${id}::text placing 'f' || lpad(to_hex(nth), 3, '0') from 1 for 4)::uuid`

function copied(name: string, type: string): string {
  if (type === 'uuid' && COPIED.includes(name)) return ofCopy(name)
  if (type === '_uuid' && name !== 'group_ids') return `array(select ${ofCopy('one')} from unnest(${name}) as one)`
  return name
}
