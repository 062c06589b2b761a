import { type Context, Hono } from 'hono'
import { allow, thingInPath } from '../../../platform/access.ts'
import type { Acting, Env } from '../../../platform/http/env.ts'
import { seeOther } from '../../../platform/http/front.ts'
import { isId } from '../../../platform/ids.ts'
import { listTeams } from '../queries.ts'
import { mayAdminister } from './access.ts'
import { changeMember, comeBack, coverTeams, leave, whatIsWrongWithHats } from './changes/changeMember.ts'
import { inviteAgain, inviteMember, whatIsWrongWithInvitation } from './changes/inviteMember.ts'
import { type Choices, changeMemberForm, coverForm, inviteForm, memberFilters, versionForm } from './forms/member.tsx'
import { isWorker, type MemberRow } from './member.ts'
import { ChangeMemberPage, CoverPage, InvitePage, LeavePage } from './pages/MemberForms.tsx'
import { MemberPage } from './pages/MemberPage.tsx'
import { MembersPage } from './pages/MembersPage.tsx'
import { afterIn, nextPage } from './paging.ts'
import { paths } from './paths.ts'
import { findMember, listGroups, listGroupsById, listMembers, listOpenOrganisations, listOrganisationsById } from './queries.ts'
import { unlessTooLate, withWrongs } from './saving.ts'

const admin = allow(mayAdminister)
const withMemberWho = thingInPath('member', findMember, ({ id }) => ({ thing: 'membership', thingId: id }))
const withMember = withMemberWho(mayAdminister)
const withWorker = withMemberWho((viewer, member) => mayAdminister(viewer) && isWorker(member))

/** The people of the partnership: inviting them, what they are here for, covering, leaving. */
export const memberRoutes = new Hono<Env>()
  .get('/administration/members', admin, async (c) => {
    const { tx, viewer, now } = c.var
    const { typed, values } = memberFilters.readAddress(c)
    const members = await listMembers(tx, viewer.partnershipId, { ...values, now, after: afterIn(c) })
    const isFiltered = Object.values(values).some((value) => value !== '')
    return c.render(<MembersPage members={members} answers={{ typed, problems: [] }} isFiltered={isFiltered} next={nextPage(c, members)} now={now} />)
  })

  .get('/administration/members/invite', admin, async (c) => {
    const asked = c.req.query('organisation') ?? ''
    const form = inviteForm(await choicesFor(c.var, [asked]))
    return c.render(<InvitePage form={form} answers={form.blank({ organisationId: asked, ...(asked ? { hats: ['referrer'] } : {}) })} />)
  })
  .post('/administration/members/invite', admin, async (c) => {
    const form = inviteForm(await choicesFor(c.var, typedIn(c.var.form, 'organisationId')))
    const answers = form.read(c)
    if (answers.problems) return c.render(<InvitePage form={form} answers={answers} />, 422)
    const { organisationId, groupId, ...invited } = answers.values
    const wrongs = await whatIsWrongWithInvitation(c.var, invited)
    if (wrongs.length > 0) return c.render(<InvitePage form={form} answers={withWrongs(form, answers, wrongs)} />, 422)
    await inviteMember(c.var, { ...invited, organisationIds: organisationId ? [organisationId] : [], groupIds: groupId ? [groupId] : [] })
    return seeOther(c, paths.member(c.var.viewer.partnership.slug, invited.id), 'The invitation is on its way')
  })

  .get('/administration/members/:id', admin, withMember, async (c) => {
    const { tx, viewer, member, now } = c.var
    const { partnershipId } = viewer
    const teams = await listTeams(tx, partnershipId)
    const teamsCalled = (ids: readonly string[]) => teams.filter(({ id }) => ids.includes(id)).map(({ name }) => name)
    const organisations = await listOrganisationsById(tx, partnershipId, member.organisationIds)
    const groups = await listGroupsById(tx, partnershipId, member.groupIds)
    return c.render(
      <MemberPage
        member={member}
        teams={teamsCalled(member.teamIds)}
        covering={teamsCalled(member.coveringTeamIds)}
        organisations={organisations.map(({ name }) => name)}
        groups={groups.map(({ name }) => name)}
        now={now}
      />,
    )
  })

  .get('/administration/members/:id/change', admin, withMember, async (c) => {
    const { member } = c.var
    const form = await changeFormFor(c.var, member)
    return c.render(<ChangeMemberPage member={member} form={form} answers={form.blank(member)} />)
  })
  .post('/administration/members/:id/change', admin, withMember, async (c) => {
    const { member, viewer } = c.var
    const form = await changeFormFor(c.var, member, c.var.form)
    const answers = form.read(c)
    if (answers.problems) return c.render(<ChangeMemberPage member={member} form={form} answers={answers} />, 422)
    const { version, addOrganisationId, addGroupId, organisationIds, groupIds, ...given } = answers.values
    const details = { ...given, organisationIds: withOne(organisationIds, addOrganisationId), groupIds: withOne(groupIds, addGroupId) }
    const wrongs = version === member.version ? await whatIsWrongWithHats(c.var, member, details.hats) : []
    if (wrongs.length > 0) return c.render(<ChangeMemberPage member={member} form={form} answers={withWrongs(form, answers, wrongs)} />, 422)
    const late = await unlessTooLate(answers, member.version, () => changeMember(c.var, member, version, details))
    if (late) return c.render(<ChangeMemberPage member={member} form={form} answers={late} theirs={form.blank(member)} />, 409)
    return seeOther(c, paths.member(viewer.partnership.slug, member.id), 'Saved. It counts from their next page on')
  })

  .get('/administration/members/:id/cover', admin, withWorker, async (c) => {
    const { tx, viewer, member } = c.var
    const form = coverForm({ teams: await listTeams(tx, viewer.partnershipId) })
    return c.render(<CoverPage member={member} form={form} answers={form.blank(coverOf(member))} />)
  })
  .post('/administration/members/:id/cover', admin, withWorker, async (c) => {
    const { tx, viewer, member } = c.var
    const form = coverForm({ teams: await listTeams(tx, viewer.partnershipId) })
    const answers = form.read(c)
    if (answers.problems) return c.render(<CoverPage member={member} form={form} answers={answers} />, 422)
    const { version, ...cover } = answers.values
    const late = await unlessTooLate(answers, member.version, () => coverTeams(c.var, member, version, cover))
    if (late) return c.render(<CoverPage member={member} form={form} answers={late} theirs={form.blank(coverOf(member))} />, 409)
    return seeOther(c, paths.member(viewer.partnership.slug, member.id), 'Saved. It counts from their next page on')
  })

  .post('/administration/members/:id/invite-again', admin, withMember, async (c) => {
    const { member, viewer } = c.var
    await inviteAgain(c.var, member, versionIn(c))
    return seeOther(c, paths.member(viewer.partnership.slug, member.id), 'The invitation is on its way')
  })

  .get('/administration/members/:id/leave', admin, withMember, (c) => {
    const { member } = c.var
    return c.render(<LeavePage member={member} answers={versionForm.blank({ version: member.version })} />)
  })
  .post('/administration/members/:id/leave', admin, withMember, async (c) => {
    const { member, viewer } = c.var
    const { slug } = viewer.partnership
    // They have left already: it is as was wanted.
    if (member.leftAt) return seeOther(c, paths.member(slug, member.id), 'They have left')
    const answers = versionForm.read(c)
    const wrongs = await whatIsWrongWithHats(c.var, member, [])
    if (wrongs.length > 0) return c.render(<LeavePage member={member} answers={withWrongs(versionForm, answers, wrongs)} />, 422)
    await leave(c.var, member, versionIn(c))
    return seeOther(c, paths.member(slug, member.id), 'They have left')
  })
  .post('/administration/members/:id/come-back', admin, withMember, async (c) => {
    const { member, viewer } = c.var
    if (member.leftAt) await comeBack(c.var, member, versionIn(c))
    return seeOther(c, paths.member(viewer.partnership.slug, member.id), 'They are here again')
  })

const versionIn = (c: Context) => versionForm.read(c).values?.version ?? 0
const typedIn = (form: FormData, name: string) => form.getAll(name).filter((value) => typeof value === 'string')
const coverOf = (member: MemberRow) => ({ version: member.version, teamIds: member.coveringTeamIds, until: member.coveringUntil ?? '' })
const withOne = (ids: readonly string[], id: string) => (id === '' ? [...ids] : [...new Set([...ids, id])])

/** What may be chosen: what is open, and what was asked for or chosen already, whether or not it still is. */
async function choicesFor({ tx, viewer }: Acting, organisationIds: readonly string[] = []): Promise<Choices> {
  const { partnershipId } = viewer
  const open = await listOpenOrganisations(tx, partnershipId)
  const named = organisationIds.filter((id) => isId(id) && !open.some((each) => each.id === id))
  return {
    teams: await listTeams(tx, partnershipId),
    organisations: named.length > 0 ? [...open, ...(await listOrganisationsById(tx, partnershipId, named.slice(0, 100)))] : open,
    groups: await listGroups(tx, partnershipId),
  }
}

/** The form of a member: what they have now, and what was sent as theirs, which somebody may have taken away meanwhile. */
async function changeFormFor(acting: Acting, member: MemberRow, sent = new FormData()) {
  const { tx, viewer } = acting
  const idsOf = (own: readonly string[], name: string) => [...own, ...typedIn(sent, name)].filter(isId).slice(0, 1000)
  const organisations = await listOrganisationsById(tx, viewer.partnershipId, idsOf(member.organisationIds, 'organisationIds'))
  const groups = await listGroupsById(tx, viewer.partnershipId, idsOf(member.groupIds, 'groupIds'))
  return changeMemberForm(await choicesFor(acting), { organisations, groups, isPerson: member.personId !== null })
}
