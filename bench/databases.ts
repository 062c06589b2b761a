import pg from 'pg'

const given = process.env['LIVEWELL_TEST_SERVER']
if (!given) throw new Error('script/bench needs PostgreSQL on this machine')

/** The PostgreSQL server that a benchmark makes its databases on. */
export const server = given

/** Runs a statement that belongs to no database of a benchmark. Answers how many rows it met. */
export async function asAdministrator(statement: string, values: readonly unknown[] = []): Promise<number> {
  const admin = new pg.Client(`${server}/postgres`)
  await admin.connect()
  try {
    return (await admin.query(statement, [...values])).rowCount ?? 0
  } finally {
    await admin.end()
  }
}

/** Works on a database, made and filled when it is not there. One that was there is left as it was found; one that was made is taken away. */
export async function onDatabase<T>(name: string, fill: (url: string) => Promise<void>, work: (url: string) => Promise<T>): Promise<T> {
  const url = `${server}/${name}`
  const isThere = (await asAdministrator('select from pg_database where datname = $1', [name])) > 0
  if (!isThere) {
    await asAdministrator(`create database ${name}`)
    const began = performance.now()
    await fill(url)
    console.error(`${name} took ${Math.round((performance.now() - began) / 1000)} s to fill`)
  }
  try {
    return await work(url)
  } finally {
    if (!isThere) await asAdministrator(`drop database ${name} with (force)`)
  }
}
