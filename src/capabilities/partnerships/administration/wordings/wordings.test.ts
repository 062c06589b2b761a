import { beforeAll, beforeEach, expect, test } from 'vitest'
import { aWorld, HATS, NOW, type World } from '../../../../../tests/kit/world.ts'
import { capabilities } from '../../../../capabilities.ts'
import { marksIn } from '../../../../platform/marks.ts'
import { putInOutbox } from '../../../../platform/outbox.ts'
import type { Letter } from '../../../../platform/post/letter.ts'
import { partsOf } from '../../../../platform/post/textParts.ts'
import { deliver, listWaiting } from '../../../../platform/postman.ts'
import { isToken } from '../../../../platform/tokens.ts'
import { asEmail, asText, kindsOf, ourWording, word } from '../../../../platform/wording.ts'
import { wordsFor } from '../../../../platform/words.ts'
import { weCannotHelp, youAreWelcome } from '../../../referrals/messages.ts'
import { asExample, examplesOf, marksOf, whatIsWrong } from './wording.ts'

let world: World
beforeAll(async () => {
  world = await aWorld()
})
beforeEach(async () => {
  for (const table of ['message_wording_history', 'message_wording', 'message_log', 'outbox']) await world.database.pool.query(`delete from ${table}`)
})

const here = '/ashcombe/administration/wordings/you-are-welcome'
const administrator = () => world.members.administrator
const save = (form: Record<string, string>, path = here) => world.ask(path, { as: administrator(), form: { version: '0', ...form } })
const WORDS = { subject: 'Hello from {{partnership}}', body: 'I am {{name}}.\n\nRing {{phone}}.\n\nUntil {{day}}!', text: '{{name}} here: until {{day}}.' }
const words = wordsFor('en', 'Europe/London')

/** What leaves the house when everything that waits is sent. */
async function sent(): Promise<Letter[]> {
  const letters: Letter[] = []
  const post = { send: async (letter: Letter) => void letters.push(letter), tidy: async () => {}, close: () => {} }
  for (const waiting of await listWaiting(world.house, 'new')) await deliver(world.house, post, waiting)
  return letters
}

const welcome = (way: 'email' | 'text') =>
  world.acting(world.members['health coach'], async (acting) => {
    const said = word(acting, youAreWelcome, { name: 'Sam Okoro', day: 'Friday 4 December' })
    const about = { personId: world.rosa.id, teamId: world.north.id }
    await putInOutbox(acting, way === 'email' ? asEmail(said, { ...about, to: 'rosa@people.example' }) : asText(said, { ...about, to: '07700 900123' }))
  })

test('every kind may be worded, its own words are right, name their marks, and fill in completely', () => {
  const kinds = kindsOf(capabilities)
  expect(kinds.length).toBeGreaterThan(14)
  expect(new Set(kinds.map(({ kind }) => kind)).size).toBe(kinds.length)
  for (const kind of kinds) {
    const ours = ourWording(words, kind)
    const examples = examplesOf(kind, { name: 'Ashcombe', phone: '01632 960100' })
    expect(whatIsWrong(kind, ours, ours, examples), kind.kind).toEqual([])
    const said = asExample(kind, ours, ours, examples)
    expect(`${said.subject}${said.body}${said.text}`, kind.kind).not.toMatch(/[{}]|undefined|NaN/)
    const used = marksIn(`${ours.subject} ${ours.body} ${ours.text}`)
    expect(
      Object.keys(kind.marks).filter((mark) => !used.includes(mark)),
      kind.kind,
    ).toEqual([])
    expect(
      used.filter((mark) => !marksOf(kind).includes(mark)),
      kind.kind,
    ).toEqual([])
  }
})

test('an example is as long as what is sent, in plain letters, so that the parts of a text are counted rightly', () => {
  const texts = kindsOf(capabilities).filter(({ text }) => text)
  expect(texts.length).toBeGreaterThan(9)
  for (const kind of texts) {
    const examples = examplesOf(kind, { name: 'Ashcombe', phone: '01632 960100' })
    const { unusual, parts } = partsOf(asExample(kind, ourWording(words, kind), ourWording(words, kind), examples).text)
    expect(unusual, kind.kind).toBeUndefined()
    expect(parts, kind.kind).toBeLessThan(3)
    // A page that is open to all has its id, which is shorter than a token.
    const link = kind.marks['link']?.example
    if (link) expect(isToken(link.split('/').at(-1)), kind.kind).toBe(true)
  }
})

test('what we say without words of theirs is what it always was', async () => {
  await welcome('email')
  const [letter] = await sent()
  expect(letter).toMatchObject({
    subject: 'When we will talk',
    body: expect.stringContaining('my name is Sam Okoro. I would like to hear what matters to you.'),
  })
})

test('an administrator words a message, and it is said like that by e-mail and by text; a line without a phone number is left out', async () => {
  expect((await save(WORDS)).status).toBe(303)
  await welcome('email')
  await welcome('text')
  const letters = await sent()
  expect(letters.map(({ subject, body }) => ({ subject, body }))).toEqual([
    { subject: 'Hello from Ashcombe', body: 'I am Sam Okoro.\n\nUntil Friday 4 December!' },
    { subject: '', body: 'Sam Okoro here: until Friday 4 December.' },
  ])
  const { rows } = await world.database.pool.query('select marks, body from outbox')
  expect(rows).toEqual([
    { marks: null, body: null },
    { marks: null, body: null },
  ])
})

test('what stands for a mark is said as it is: marks, HTML and signs of patterns in a name are letters like others', async () => {
  await save(WORDS)
  const name = '<b onclick="x">Sam</b> {{phone}} $& $1'
  await world.acting(world.members['health coach'], async (acting) => {
    const said = word(acting, youAreWelcome, { name, day: '<img src=x>' })
    await putInOutbox(acting, asEmail(said, { personId: world.rosa.id, teamId: world.north.id, to: 'rosa@people.example' }))
  })
  const [letter] = await sent()
  expect(letter?.body).toBe(`I am ${name}.\n\nUntil <img src=x>!`)
})

test('words that would lose what is needed, for want of something else on its line, give way to ours', async () => {
  await save({ body: 'Hello.\n\n{{because}} More: {{link}}', text: '{{link}}' }, '/ashcombe/administration/wordings/we-cannot-help')
  const decline = (because: string, link: string) =>
    world.acting(world.members['health coach'], async (acting) => {
      const about = { personId: world.rosa.id, teamId: world.north.id, to: 'rosa@people.example' }
      await putInOutbox(acting, asEmail(word(acting, weCannotHelp, { because, link }), about))
    })
  await decline('We are full until spring.', '')
  await decline('Nothing is near you.', 'https://x.example')
  const [first, second] = await sent()
  expect(first?.body).toContain('\n\nWe are full until spring.\n\n')
  expect(second?.body).toBe('Hello.\n\nNothing is near you. More: https://x.example')
})

test('a reason stands in no text and no subject: not when words are saved, nor when such words were saved before', async () => {
  const path = '/ashcombe/administration/wordings/we-cannot-help'
  for (const [way, wrong] of [
    ['text', '{{because}}\n{{link}}'],
    ['subject', '{{because}}'],
  ] as const) {
    const answer = await save({ [way]: wrong }, path)
    expect(answer.status, way).toBe(422)
    expect(await answer.text(), way).toContain('Take {{because}} out here')
  }
  expect(await (await world.ask(path, { as: administrator() })).text()).toContain('(in the e-mail alone)')
  await save({ body: 'No: {{because}}\n{{link}}', text: '{{partnership}}: {{link}}' }, path)
  await world.database.pool.query(`update message_wording set text = '{{because}}', subject = '{{because}}'`)
  await world.acting(world.members['health coach'], async (acting) => {
    const said = word(acting, weCannotHelp, { because: 'You drink.', link: 'https://x.example' })
    const about = { personId: world.rosa.id, teamId: world.north.id }
    await putInOutbox(acting, asText(said, { ...about, to: '07700 900123' }))
    await putInOutbox(acting, asEmail(said, { ...about, to: 'rosa@people.example' }))
  })
  const [text, email] = await sent()
  expect(text?.body).toBe('Ashcombe: we have an answer for you. Read it here: https://x.example')
  expect(email).toMatchObject({ subject: 'About getting in touch with us', body: 'No: You drink.\nhttps://x.example' })
})

test('who changed it and when is there, and going back to ours says ours again', async () => {
  await save(WORDS)
  const page = await (await world.ask(here, { as: administrator() })).text()
  expect(page).toContain('Somebody as administrator')
  expect(page).toContain('It is said in your words.')
  expect((await save({ version: '1' }, `${here}/ours`)).status).toBe(303)
  await welcome('email')
  expect((await sent())[0]?.subject).toBe('When we will talk')
  const after = await (await world.ask(here, { as: administrator() })).text()
  expect(after).toContain('went back to our words.')
  expect(after).toContain('Until {{day}}!')
})

test('words that are ours, or empty, are not kept, so that they follow when ours get better', async () => {
  const { subject, body } = ourWording(words, youAreWelcome)
  expect((await save({ subject, body, text: '' })).status).toBe(303)
  const { rows } = await world.database.pool.query('select subject, body, text, version from message_wording')
  expect(rows).toEqual([{ subject: null, body: null, text: null, version: 1 }])
})

test('what somebody else changed meanwhile is shown beside, and not written over', async () => {
  await save(WORDS)
  const late = await save({ ...WORDS, subject: 'Mine' })
  expect(late.status).toBe(409)
  expect(await late.text()).toContain('Somebody else changed this first')
  const { rows } = await world.database.pool.query('select subject from message_wording')
  expect(rows).toEqual([{ subject: WORDS.subject }])
})

test.each<[Record<string, string>, string, string?]>([
  [{ body: 'Hello {{nmae}}' }, 'We do not know {{nmae}}'],
  [{ text: 'Hello {{name}, until then' }, 'A mark has lost a bracket'],
  [{ text: 'ŵ'.repeat(300) }, 'it would be sent in 5 parts'],
  [{ body: 'x'.repeat(100_000) }, 'Shorten this to 6,000 characters or fewer'],
  [{ text: 'x'.repeat(100_000) }, 'Shorten this to 700 characters or fewer'],
  [{ text: 'Hello {{ }} {{a.b}}' }, 'A mark has lost a bracket'],
  [{ body: 'Hello {{constructor}}' }, 'We do not know {{constructor}}'],
  [{ subject: 'x'.repeat(201) }, 'Shorten this to 200 characters'],
  [{ body: 'Hello. Your reference is {{reference}}.' }, 'Put {{link}} back in', 'we-have-your-referral'],
  [{ text: 'We will ring you.' }, 'Put {{link}} back in', 'we-have-your-referral'],
  [{ text: '{{link}} or ring {{phone}}' }, 'Put {{link}} and {{phone}} on two lines', 'we-have-your-referral'],
])('%j is put right', async (wrong, message, kind = 'you-are-welcome') => {
  const answer = await save(wrong, `/ashcombe/administration/wordings/${kind}`)
  expect(answer.status).toBe(422)
  const page = await answer.text()
  expect(page).toContain(message)
  expect((await world.database.pool.query('select from message_wording')).rowCount).toBe(0)
})

test('looking at it first shows how it reads with made-up names and how many texts it is, and saves nothing', async () => {
  const answer = await save({ ...WORDS, text: `{{name}} ${'a'.repeat(160)}`, next: 'look' })
  expect(answer.status).toBe(200)
  const page = await answer.text()
  expect(page).toContain('I am Sam Okoro.')
  expect(page).toContain('has 170 letters and is sent in 2 parts')
  expect((await world.database.pool.query('select from message_wording')).rowCount).toBe(0)
})

test('an administrator tries it: it goes to their own account, with made-up names, in the words that are saved', async () => {
  await save(WORDS)
  const { accountId } = administrator()
  await world.database.accountsPool.query('delete from auth.account where id = $1', [accountId])
  await world.database.accountsPool.query(`insert into auth.account (id, name, email) values ($1, 'Lou', 'lou@ashcombe.example')`, [accountId])
  expect((await save({}, `${here}/try`)).status).toBe(303)
  await save({}, '/ashcombe/administration/wordings/an-invitation-from-a-practice-list/try')
  const [first, second] = await sent()
  expect(first).toMatchObject({ to: 'lou@ashcombe.example', subject: 'Hello from Ashcombe', body: expect.stringContaining('I am Sam Okoro.') })
  expect(second).toMatchObject({ to: 'lou@ashcombe.example', channel: 'email', body: expect.stringContaining('Say yes or no: https://livewell.example') })
  await world.database.accountsPool.query('delete from auth.account where id = $1', [accountId])
})

test('only administrators change the words, workers read what they send, and another partnership has its own', async () => {
  await save(WORDS)
  for (const hat of HATS) {
    const seen = await world
      .asViewer(world.members[hat], async (tx) => {
        const ask = tx.selectFrom('messageWording').select('kind').execute()
        return hat === 'commissioner' ? ask.then(() => 'read').catch(() => []) : ask
      })
      .catch(() => [])
    expect(seen, hat).toHaveLength(['administrator', 'health coach', 'link worker'].includes(hat) ? 1 : 0)
    expect((await world.ask(here, { as: world.members[hat] })).status, hat).toBe(hat === 'administrator' ? 200 : 403)
  }
  expect(await world.asViewer(world.stranger, (tx) => tx.selectFrom('messageWording').select('kind').execute())).toEqual([])
  expect(await world.asViewer(world.stranger, (tx) => tx.selectFrom('messageWordingHistory').select('kind').execute())).toEqual([])
  const acting = { viewer: world.stranger, now: NOW, words, house: world.house }
  await world.asViewer(world.stranger, (tx) =>
    putInOutbox({ ...acting, tx }, asEmail(word(acting, youAreWelcome, { name: 'Bo', day: 'Friday' }), { to: 'x@brindle.example' })),
  )
  expect((await sent())[0]?.subject).toBe('When we will talk')
})
