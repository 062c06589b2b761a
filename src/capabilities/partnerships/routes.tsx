import { Hono } from 'hono'
import { allow, anybody } from '../../platform/access.ts'
import { narrowed } from '../../platform/database/narrowed.ts'
import type { Env, OutsideEnv } from '../../platform/http/env.ts'
import { seeOther } from '../../platform/http/front.ts'
import { administrationRoutes } from './administration/routes.tsx'
import { wearHat } from './changes/wearHat.ts'
import { wearHatForm } from './forms/wearHat.ts'
import { ActingAsPage } from './pages/ActingAsPage.tsx'
import { FrontPage } from './pages/FrontPage.tsx'
import { PartnershipsPage } from './pages/PartnershipsPage.tsx'
import { TodayPage } from './pages/TodayPage.tsx'
import { UrgentHelpPage } from './pages/UrgentHelpPage.tsx'
import { paths } from './paths.ts'
import { findPartnership, listOwnPartnerships, listPartnerships } from './queries.ts'

export const outside = new Hono<OutsideEnv>().get('/', async (c) => {
  const { house, account } = c.var
  const { all, own } = await narrowed(house.database.pool, { accountId: account?.accountId }, async (tx) => ({
    all: await listPartnerships(tx),
    own: account ? await listOwnPartnerships(tx) : [],
  }))
  const [only] = all
  if (only && all.length === 1) return c.redirect(paths.front(only.slug))
  return c.render(<PartnershipsPage partnerships={all} own={own} />)
})

export const routes = new Hono<Env>()
  .get('/', anybody(), async (c) => {
    const { tx, viewer } = c.var
    return c.render(<FrontPage partnership={await findPartnership(tx, viewer.partnershipId)} />)
  })

  .get('/urgent-help', anybody(), (c) => c.render(<UrgentHelpPage />))

  .get(
    '/today',
    allow(() => true),
    async (c) => {
      // Asked together: none of them needs another's answer, and all of them only read.
      const sections = (await Promise.all(c.var.house.capabilities.map(({ needsMe }) => needsMe?.(c.var) ?? []))).flat()
      sections.sort((one, other) => Number(other.isFirst ?? false) - Number(one.isFirst ?? false))
      return c.render(<TodayPage name={c.var.viewer.name} sections={sections} />)
    },
  )

  .get(
    '/acting-as',
    allow(() => true),
    (c) => {
      const form = wearHatForm(c.var.viewer.hats)
      return c.render(<ActingAsPage form={form} answers={form.blank({ hat: c.var.viewer.hat })} />)
    },
  )
  .post(
    '/acting-as',
    allow(() => true),
    async (c) => {
      const form = wearHatForm(c.var.viewer.hats)
      const answers = form.read(c)
      if (answers.problems) return c.render(<ActingAsPage form={form} answers={answers} />, 422)
      await wearHat(c.var, answers.values.hat)
      return seeOther(c, paths.today(c.var.viewer.partnership.slug))
    },
  )

  .route('/', administrationRoutes)
