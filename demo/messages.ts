import { aMembership } from '../src/capabilities/partnerships/factory.ts'
import { addDays } from '../src/platform/clock.ts'
import { mobileOf } from '../src/platform/post/mobile.ts'
import type { Locality } from './locality.ts'
import { momentOf } from './rows.ts'
import { aName } from './staff.ts'
import { toldEnded, toldInTouch } from './words/reasons.ts'

/** What went to people, what whoever referred heard after support had begun, a message in the partnership's own words, and somebody who never joined. */
export function addMessages(locality: Locality) {
  tellOfSupport(locality)
  logMessages(locality)
  const here = { ...locality, chance: locality.chance.apart('messages') }
  wordOne(here)
  inviteInVain(here)
}

/** How far each referral came, as whoever made it reads it. The latest, which wait for the person or were held back, are told of elsewhere. */
function tellOfSupport({ gathered, partnershipId, chance: all, last }: Locality) {
  const chance = all.apart('tellings of support')
  const isToldElsewhere = new Set(gathered.of('referralTelling').map(({ referralId }) => referralId))
  const mayBeTold = new Set(gathered.of('referral').flatMap(({ id, mayTellReferrer }) => (mayTellReferrer && !isToldElsewhere.has(id as string) ? [id] : [])))
  const progress = new Map(gathered.of('referralProgress').map((row) => [row.referralId, row]))
  for (const { referralId, teamId, personId, conversations, endedOn, lastTalkOn } of gathered.of('support')) {
    const row = progress.get(referralId)
    const on = endedOn ?? lastTalkOn
    if (row?.state !== 'accepted' || !mayBeTold.has(referralId) || Number(conversations) === 0 || !on || String(on) >= addDays(last, -1)) continue
    const at = momentOf(String(on), 17, 5)
    const [state, words] = endedOn ? (['ended', toldEnded] as const) : (['in touch', toldInTouch] as const)
    const of = { partnershipId, id: chance.id(at), referralId, teamId, personId }
    gathered.add('referralTelling', { ...of, state, words, writtenAt: at, decided: 'told', decidedAt: at, decidedByName: 'The person, by their link' })
    Object.assign(row, { state, told: words, changedAt: at })
  }
}

/** The messages of the year to those who chose e-mails or texts. */
function logMessages({ gathered, partnershipId, chance: all }: Locality) {
  const chance = all.apart('message log')
  const people = new Map(gathered.of('person').map((row) => [row.id, row]))
  for (const { personId, receivedAt, answeredAt, state, wayIn } of gathered.of('referral')) {
    const person = people.get(personId)
    const isText = person?.reachBy === 'text' && person.mayText && mobileOf(person.phone ?? '') !== undefined
    if (!person || !(isText || (person.reachBy === 'email' && person.email))) continue
    const log = (kind: string, at: Date) =>
      gathered.add('messageLog', {
        ...{ partnershipId, id: chance.id(at), personId, teamId: person.teamId, kind },
        channel: isText ? 'text' : 'email',
        state: 'sent',
        writtenAt: at,
        sentAt: at,
      })
    log(wayIn === 'self' ? 'we have your referral' : 'somebody introduced you', receivedAt as Date)
    if (answeredAt && state === 'accepted') log('you are welcome', answeredAt as Date)
    if (answeredAt && state === 'declined') log('we cannot help', answeredAt as Date)
  }
}

const WORDS = `Hello, my name is {{name}}.

I work for {{partnership}}, and I would like to hear what matters to you. I will get in touch on {{day}}.

If that does not suit you, ring us on {{phone}}. It is never a bother.`

function wordOne({ gathered, partnershipId, last }: Locality) {
  const administrator = gathered.of('membership').find(({ hats }) => hats.includes('administrator'))
  if (!administrator) return
  const wording = { partnershipId, kind: 'you are welcome', subject: null, body: WORDS, text: null, version: 1 }
  gathered.add('messageWording', wording)
  gathered.add('messageWordingHistory', { ...wording, byMembership: administrator.id, byName: administrator.name, at: momentOf(addDays(last, -40), 14, 20) })
}

/** Somebody was invited, and the invitation has run out. */
function inviteInVain({ gathered, partnershipId, chance, last }: Locality) {
  const createdAt = momentOf(addDays(last, -12), 9, 30)
  const invited = { accountId: null, joinedAt: null, invitedEmail: 'nurse@mill-end.example', invitationExpiresAt: momentOf(addDays(last, -5), 9, 30) }
  const practice = gathered.of('organisation').find(({ kind }) => kind === 'GP practice')
  const row = { partnershipId, id: chance.id(createdAt), name: aName(chance), hats: ['referrer' as const], organisationIds: practice ? [practice.id] : [] }
  gathered.add('membership', aMembership({ ...row, ...invited, createdAt } as Parameters<typeof aMembership>[0]))
}
