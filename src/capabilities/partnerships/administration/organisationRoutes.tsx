import { Hono } from 'hono'
import type { Answers } from '../../../design/form/form.ts'
import { allow, thingInPath } from '../../../platform/access.ts'
import type { Env } from '../../../platform/http/env.ts'
import { seeOther } from '../../../platform/http/front.ts'
import { listTeams } from '../queries.ts'
import { mayAdminister } from './access.ts'
import { addOrganisation, changeOrganisation, whatIsWrongWithOrganisation } from './changes/saveOrganisation.ts'
import { addOrganisationForm, changeOrganisationForm, organisationFilters } from './forms/organisation.ts'
import type { Organisation } from './organisation.ts'
import { FormPage } from './pages/FormPage.tsx'
import { OrganisationsPage } from './pages/OrganisationsPage.tsx'
import { afterIn, nextPage } from './paging.ts'
import { paths } from './paths.ts'
import { findOrganisation, listOrganisations } from './queries.ts'
import { unlessTooLate, withWrongs } from './saving.ts'

const admin = allow(mayAdminister)
const withOrganisation = thingInPath('organisation', findOrganisation, ({ id }) => ({ thing: 'organisation', thingId: id }))(mayAdminister)

/** The organisations of the partnership. */
export const organisationRoutes = new Hono<Env>()
  .get('/administration/organisations', admin, async (c) => {
    const { typed, values } = organisationFilters.readAddress(c)
    const organisations = await listOrganisations(c.var.tx, c.var.viewer.partnershipId, { ...values, after: afterIn(c) })
    const isFiltered = Object.values(values).some((value) => value !== '')
    return c.render(
      <OrganisationsPage organisations={organisations} answers={{ typed, problems: [] }} isFiltered={isFiltered} next={nextPage(c, organisations)} />,
    )
  })

  .get('/administration/organisations/add', admin, async (c) => {
    const form = addOrganisationForm(await listTeams(c.var.tx, c.var.viewer.partnershipId))
    return c.render(<AddPage slug={c.var.viewer.partnership.slug} form={form} answers={form.blank()} />)
  })
  .post('/administration/organisations/add', admin, async (c) => {
    const { tx, viewer } = c.var
    const { slug } = viewer.partnership
    const form = addOrganisationForm(await listTeams(tx, viewer.partnershipId))
    const answers = form.read(c)
    if (answers.problems) return c.render(<AddPage slug={slug} form={form} answers={answers} />, 422)
    const { id, ...given } = answers.values
    const details = { ...given, closedOn: '' }
    const wrongs = await whatIsWrongWithOrganisation(tx, viewer.partnershipId, details, id)
    if (wrongs.length > 0) return c.render(<AddPage slug={slug} form={form} answers={withWrongs(form, answers, wrongs)} />, 422)
    await addOrganisation(c.var, id, details)
    return seeOther(c, paths.organisations(slug), 'The organisation was added')
  })

  .get('/administration/organisations/:id', admin, withOrganisation, async (c) => {
    const { tx, viewer, organisation } = c.var
    const form = changeOrganisationForm(await listTeams(tx, viewer.partnershipId))
    return c.render(<ChangePage slug={viewer.partnership.slug} organisation={organisation} form={form} answers={form.blank(asFormValues(organisation))} />)
  })
  .post('/administration/organisations/:id', admin, withOrganisation, async (c) => {
    const { tx, viewer, organisation } = c.var
    const form = changeOrganisationForm(await listTeams(tx, viewer.partnershipId))
    const page = { slug: viewer.partnership.slug, organisation, form }
    const answers = form.read(c)
    if (answers.problems) return c.render(<ChangePage {...page} answers={answers} />, 422)
    const { version, ...details } = answers.values
    const wrongs = version === organisation.version ? await whatIsWrongWithOrganisation(tx, viewer.partnershipId, details, organisation.id) : []
    if (wrongs.length > 0) return c.render(<ChangePage {...page} answers={withWrongs(form, answers, wrongs)} />, 422)
    const late = await unlessTooLate(answers, organisation.version, () => changeOrganisation(c.var, organisation, version, details))
    if (late) return c.render(<ChangePage {...page} answers={late} isLate />, 409)
    return seeOther(c, paths.organisations(viewer.partnership.slug), 'The organisation was changed')
  })

const asFormValues = (organisation: Organisation) => ({
  ...organisation,
  odsCode: organisation.odsCode ?? '',
  postcode: organisation.postcode ?? '',
  phone: organisation.phone ?? '',
  teamId: organisation.teamId ?? '',
  closedOn: organisation.closedOn ?? '',
})

const AddPage = ({ slug, form, answers }: { slug: string; form: ReturnType<typeof addOrganisationForm>; answers: Answers<any> }) => (
  <FormPage
    title="Add an organisation"
    back={{ href: paths.organisations(slug), label: 'Organisations' }}
    form={form}
    answers={answers}
    action={paths.addOrganisation(slug)}
    submit="Add the organisation"
  />
)

interface ChangeProps {
  slug: string
  organisation: Organisation
  form: ReturnType<typeof changeOrganisationForm>
  answers: Answers<any>
  isLate?: boolean
}

const ChangePage = ({ slug, organisation, form, answers, isLate = false }: ChangeProps) => (
  <FormPage
    title={organisation.name}
    back={{ href: paths.organisations(slug), label: 'Organisations' }}
    form={form}
    answers={answers}
    action={paths.organisation(slug, organisation.id)}
    theirs={isLate ? form.blank(asFormValues(organisation)) : undefined}
    after={
      organisation.closedOn ? null : (
        <p>
          <a href={paths.inviteFrom(slug, organisation.id)}>Invite somebody who refers for {organisation.name}</a>
        </p>
      )
    }
  />
)
