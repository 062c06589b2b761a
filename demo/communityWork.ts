import type { Insertable } from 'kysely'
import type { GrantApplication } from '../database/schema.ts'
import { anIntroduction } from '../src/capabilities/community/factory.ts'
import { aGap, aNotice, aTally, aVoice } from '../src/capabilities/community/gaps/factory.ts'
import { anApplication, aPot, aView } from '../src/capabilities/community/grants/factory.ts'
import { aVisit, aWeeklyUpdate } from '../src/capabilities/community/visits/factory.ts'
import { mondayOf } from '../src/capabilities/community/visits/visit.ts'
import { addDays, addMonths, type Day } from '../src/platform/clock.ts'
import { foldName } from '../src/platform/fold.ts'
import { nameOf } from './cast.ts'
import type { Chance } from './chance.ts'
import type { Locality } from './locality.ts'
import { inOrder, momentOf } from './rows.ts'
import type { Colleague, Team } from './staff.ts'
import { type GapWords, gaps, unsorted, visits, weeks } from './words/communityWork.ts'

type Here = Locality & { chance: Chance; day: (daysAgo: number) => Day }

/** What workers do in the community: visits, their weeks, the gaps they hear of, and a pot that helps things begin. */
export function addCommunityWork(locality: Locality) {
  const here = { ...locality, chance: locality.chance.apart('community work'), day: (daysAgo: number) => addDays(locality.last, -daysAgo) }
  addVisits(here)
  addWeeks(here)
  const found = gaps.map((words) => addGap(here, words))
  addUnsorted(here)
  addPot(here, found.find(({ state }) => state === 'grant')?.id)
  introduceRosa(here)
}

const workersOf = ({ staff }: Here, code: string): { team: Team; workers: readonly Colleague[] } => {
  const team = staff.teams.find(({ districts }) => districts.includes(code)) ?? (staff.teams[0] as Team)
  return { team, workers: team.linkWorkers }
}

function addVisits(here: Here) {
  const { gathered, partnershipId, chance, setting } = here
  for (const { village, daysAgo, met, ...seen } of visits) {
    const at = setting.villages.find(({ name }) => name === village)
    if (!at) throw new Error(`There is no village ${village}`)
    const by = workersOf(here, at.district).workers[0] as Colleague
    const moment = momentOf(here.day(daysAgo), 15)
    const { latitude, longitude, postcodes } = at
    const where = { postcode: postcodes[0] as string, outwardCode: at.district, latitude, longitude }
    const visit = aVisit({
      partnershipId,
      id: chance.id(moment),
      visitedOn: here.day(daysAgo),
      ...where,
      ...seen,
      byMembership: by.id,
      byName: by.name,
      createdAt: moment,
    })
    gathered.add('visit', visit)
    if (met) gathered.add('visitMet', { partnershipId, visitId: visit.id, position: 0, name: met[0], does: met[1] })
  }
}

function addWeeks(here: Here) {
  const { gathered, partnershipId, chance, staff, today } = here
  const workers = staff.teams.map(({ linkWorkers }) => linkWorkers[0] as Colleague)
  weeks.forEach((ownWords, at) => {
    const by = workers[at % workers.length] as Colleague
    const weekOn = addDays(mondayOf(today), -7 * (at + 1))
    const theirs = gathered
      .of('visit')
      .filter((visit) => visit.byMembership === by.id && String(visit.visitedOn) >= weekOn && String(visit.visitedOn) < addDays(weekOn, 7))
    const landed = chance.whole(1, 4)
    const lines = [
      ...theirs.map(({ placeName }) => `Visited ${placeName}`),
      `${landed} people came to ${here.community.groups[at]?.name ?? 'a group'} for the first time`,
    ]
    const counted = { visits: theirs.length, groupsMoved: 0, gapsNoticed: 0, landed }
    const row = { partnershipId, id: chance.id(momentOf(weekOn, 16)), weekOn, publishedOn: addDays(weekOn, 4), ownWords, lines, ...counted }
    gathered.add('weeklyUpdate', aWeeklyUpdate({ ...row, byMembership: by.id, byName: by.name }))
  })
}

function addGap(here: Here, words: GapWords) {
  const { gathered, partnershipId, chance, community } = here
  const { team, workers } = workersOf(here, words.code)
  const by = workers[0] as Colleague
  const noticedOn = here.day(words.noticedDaysAgo)
  const last = words.steps.at(-1)
  const group = community.groups.find(({ name }) => name === words.group)
  const area = String(gathered.of('team').find(({ id }) => id === team.id)?.area)
  const gap = aGap({
    partnershipId,
    id: chance.id(momentOf(noticedOn, 12)),
    teamId: team.id,
    interest: words.interest,
    outwardCode: words.code,
    area: `${words.code}, ${area}`,
    state: last?.state ?? 'noticed',
    stateSince: last ? here.day(last.daysAgo) : noticedOn,
    became: last?.became ?? '',
    noticedOn,
    version: 1 + words.steps.length,
    ...(group ? { entryId: group.entryId, groupId: group.id } : {}),
    toldOn: last?.state === 'met' ? here.day(last.daysAgo) : null,
  })
  gathered.add('gap', gap)
  gathered.add('gapTally', aTally(gap))
  gathered.add('gapHistory', aNotice(gap, { membershipId: by.id, name: by.name }))
  words.steps.forEach(({ state, daysAgo, became }, at) => {
    gathered.add('gapHistory', {
      partnershipId,
      gapId: gap.id,
      version: at + 2,
      state,
      sinceOn: here.day(daysAgo),
      became,
      byMembership: by.id,
      byName: by.name,
    })
  })
  addVoices(here, gap, words, by)
  addWishes(here, gap.id, words)
  return gap
}

/** The first few are people whom the team supports; the others were heard at a stall, where nobody asks for names. */
function addVoices({ gathered, chance, day }: Here, gap: ReturnType<typeof aGap>, { told, noticedDaysAgo }: GapWords, by: Colleague) {
  const ours = gathered.of('support').filter(({ teamId, state }) => teamId === gap.teamId && state !== 'ended')
  const linked = chance.some(ours, Math.min(told, 2))
  const saidOn = day(Math.max(1, noticedDaysAgo - 3))
  const voice = (more: object) => aVoice(gap, { id: chance.id(momentOf(saidOn, 13)), saidOn, byMembership: by.id, byName: by.name, ...more })
  for (const { personId } of linked) {
    const name = String(gathered.of('person').find(({ id }) => id === personId)?.name ?? '')
    gathered.add('gapVoice', voice({ personId, calledName: name.split(' ')[0] }))
  }
  if (told > linked.length) gathered.add('gapVoice', voice({ people: told - linked.length, said: 'Heard at the market stall.' }))
}

function addWishes(
  here: Here,
  gapId: string | null,
  { wishes, searches, code, noticedDaysAgo }: Pick<GapWords, 'wishes' | 'searches' | 'code' | 'noticedDaysAgo'>,
) {
  const { gathered, partnershipId, chance } = here
  const gather = (words: string) => gapId && gathered.add('gapWord', { partnershipId, words, outwardCode: code, gapId })
  for (const words of wishes) {
    const wishedOn = here.day(Math.max(1, noticedDaysAgo - chance.whole(0, 5)))
    gathered.add('wish', { partnershipId, id: chance.id(momentOf(wishedOn, 20)), words, interest: foldName(words), outwardCode: code, area: code, wishedOn })
    gather(foldName(words))
  }
  const [words, times = 0] = searches ?? []
  if (!words) return
  const month = `${here.day(noticedDaysAgo).slice(0, 7)}-01`
  for (let i = 0; i < times; i++) {
    gathered.add('emptySearch', { partnershipId, id: chance.id(inOrder(momentOf(month, 9), i)), words, outwardCode: code, month })
  }
  gather(words)
}

function addUnsorted(here: Here) {
  addWishes(here, null, { wishes: unsorted.wishes, code: 'AS1', noticedDaysAgo: 9 })
  for (const [words, times] of unsorted.searches) addWishes(here, null, { wishes: [], searches: [words, times], code: 'AS3', noticedDaysAgo: 20 })
}

/** A pot with three applications: one that has begun something, one that is being decided, one that was asked for more. */
function addPot(here: Here, gapId: string | undefined) {
  const { gathered, partnershipId, chance, staff, community, last, day } = here
  const called = (name: string) => gathered.of('membership').find((row) => row.name === name && row.accountId) as { id: string; name: string } | undefined
  const panel = [called(nameOf.volunteer), called(nameOf.administrator), staff.teams[0]?.linkWorkers[0], staff.teams[1]?.coaches[0]].filter(
    (member) => member !== undefined,
  )
  const opensOn = addMonths(last, -4)
  const pot = aPot({
    partnershipId,
    id: chance.id(momentOf(opensOn, 9)),
    purpose: 'For groups and get-togethers that begin here: a hall for the first weeks, pans, paint, a banner. Nothing is too small.',
    amountPence: 400_000,
    mostPence: 50_000,
    awardedPence: 32_450,
    opensOn,
    closesOn: addMonths(last, 5),
    panelIds: panel.map(({ id }) => id),
    panelNames: panel.map(({ name }) => name),
    createdAt: momentOf(opensOn, 9),
  })
  gathered.add('grantPot', pot)
  const group = community.groups.find(({ name }) => name === 'Thursday walkers') ?? community.groups[0]
  const asked = (daysAgo: number, more: Partial<Insertable<GrantApplication>>) =>
    anApplication(pot, {
      id: chance.id(momentOf(day(daysAgo), 11)),
      sentOn: day(daysAgo),
      tokenHash: chance
        .id(momentOf(day(daysAgo), 11))
        .replaceAll('-', '')
        .padEnd(64, '0'),
      ...more,
    })
  const paid = asked(100, {
    applicant: 'Ewan Pike',
    onBehalfOf: 'Walks that begin after work',
    email: 'ewan@walks.ashcombe.example',
    idea: 'A walk at dusk for those who work all day, with lamps, and tea at the end.',
    whoFor: 'Anybody in the town. We go at the speed of the slowest.',
    spentOn: 'Twenty head lamps, six flasks, and the room at the end for a winter.',
    amountPence: 32_450,
    awardedPence: 32_450,
    state: 'told',
    stateSince: day(12),
    answer: 'Yes, with joy. Many have asked for a walk after work. Tell us how many come.',
    paidOn: day(85),
    paidReference: 'BACS 1187',
    cameOfIt: 'We have been out every week. Somebody who had not left her flat after dark for two years carries the first lamp.',
    version: 4,
    ...(group ? { groupId: group.id, entryId: group.entryId } : {}),
  })
  const deciding = asked(6, {
    applicant: 'Mabel Osei',
    onBehalfOf: 'Cooking for one',
    phone: '01632 960555',
    idea: 'Eight suppers at the community kitchen. Everybody takes one dish home, and the recipe.',
    whoFor: 'People who cook for themselves alone, and mostly do not.',
    spentOn: 'Pans that stay, and food for twelve, eight times.',
    afterwards: 'Each pays three pounds, which pays for the next.',
    amountPence: 48_600,
    stateSince: day(6),
    ...(gapId ? { gapId } : {}),
  })
  const more = asked(20, {
    applicant: 'Piotr Zielinski',
    email: 'piotr@people.example',
    idea: 'A bench by the river where the bus stops.',
    whoFor: 'Whoever waits.',
    spentOn: 'A bench.',
    amountPence: 39_999,
    state: 'more asked',
    stateSince: day(9),
    answer: 'We like it. Has the council said that it may stand there?',
    version: 2,
  })
  gathered.add('grantApplication', paid, deciding, more)
  const step = (application: typeof paid, version: number, state: string, daysAgo: number, byName: string, why = '') => ({
    partnershipId,
    applicationId: application.id,
    version,
    panelIds: pot.panelIds,
    state,
    sinceOn: day(daysAgo),
    why,
    byName,
  })
  gathered.add(
    'grantStep',
    step(paid, 1, 'sent', 100, paid.applicant),
    step(paid, 2, 'approved', 92, nameOf.volunteer, paid.answer),
    step(paid, 3, 'paid', 85, nameOf.administrator, 'BACS 1187'),
    step(paid, 4, 'told', 12, paid.applicant, paid.cameOfIt),
    step(deciding, 1, 'sent', 6, deciding.applicant),
    step(more, 1, 'sent', 20, more.applicant),
    step(more, 2, 'more asked', 9, nameOf.administrator, more.answer),
  )
  const [volunteer, administrator] = panel
  const said = (application: typeof paid, member: Colleague | undefined, daysAgo: number, view: 'approve' | 'ask for more', reason: string) =>
    member && gathered.add('grantView', aView(application, member.id, { name: member.name, view, reason, givenOn: day(daysAgo) }))
  said(paid, volunteer, 95, 'approve', 'I would go myself.')
  said(paid, administrator, 93, 'approve', 'It answers a gap, and costs little.')
  said(deciding, volunteer, 3, 'approve', 'The pans stay when the money is gone.')
  said(more, volunteer, 12, 'ask for more', 'A lovely idea. May it stand there?')
  said(more, administrator, 10, 'ask for more', 'The verge belongs to the council.')
}

/** Rosa finds a suggestion on her page, and what she was told of and introduced to that is not in the directory. */
function introduceRosa({ gathered, partnershipId, chance, community, day }: Here) {
  const rosa = gathered.of('person').find(({ name }) => name === nameOf.person)
  const support = gathered.of('support').find(({ personId, state }) => personId === rosa?.id && state !== 'ended')
  const known = gathered.of('introduction').filter(({ personId }) => personId === rosa?.id)
  const group = community.groups.find(({ name, entryId }) => /sing|choir/i.test(name) && !known.some((introduction) => introduction.entryId === entryId))
  const by = gathered.of('membership').find(({ id }) => id === support?.ledBy)
  if (!rosa || !support || !group || !by) return
  const begunOn = day(4)
  const why = 'You told me that you used to sing on the way to work. Nobody there can read music, either.'
  const whose = { partnershipId, personId: rosa.id, supportId: support.id, teamId: support.teamId, calledName: 'Rosa', byMembership: by.id, byName: by.name }
  const add = (row: Omit<Parameters<typeof anIntroduction>[0], keyof typeof whose>) => {
    const introduction = anIntroduction({ ...whose, id: chance.id(momentOf(row.begunOn as Day, 16)), yesOn: row.introducedOn ?? null, ...row })
    gathered.add('introduction', introduction)
    const { id: introductionId, begunOn: sinceOn } = introduction
    const { state = 'introduced', why: said = '' } = row
    const { calledName: _, supportId: __, ...step } = whose
    gathered.add('introductionHistory', { ...step, introductionId, version: 1, state, sinceOn, said })
  }
  const volunteer = gathered.of('membership').find(({ name }) => name === nameOf.volunteer)
  add({ entryId: group.entryId, entryName: group.name, state: 'suggested', introducedOn: null, begunOn, why })
  const told = { entryId: null, toWhat: 'service' as const, entryName: 'Warm homes helpline', state: 'told' as const, introducedOn: null }
  add({ ...told, toldOn: day(12), begunOn: day(12), askOn: day(1) })
  add({ entryId: null, toWhat: 'course', entryName: 'Phones and tablets, for beginners', introducedOn: day(9), begunOn: day(9) })
  if (volunteer)
    add({ entryId: null, toWhat: 'volunteer', volunteerId: volunteer.id as string, entryName: volunteer.name, introducedOn: day(26), begunOn: day(26) })
}
