import { Hono } from 'hono'
import { allow } from '../../platform/access.ts'
import type { Env } from '../../platform/http/env.ts'
import { maySeeOwnWork } from './access.ts'
import { MyWorkPage } from './MyWorkPage.tsx'
import { findOwnOffer } from './offers/queries.ts'
import { listReflections } from './reflection/routes.tsx'
import { listAgenda, listOwnPairs, listTalks } from './supervision/queries.ts'
import { listTallies } from './wording/queries.ts'

/** The way to all of it, and all of it to take away. */
export const ownRoutes = new Hono<Env>()
  .get('/my-work', allow(maySeeOwnWork), async (c) => c.render(<MyWorkPage pairs={await listOwnPairs(c.var.tx, c.var.viewer)} />))

  .get('/my-work/everything.json', allow(maySeeOwnWork), async (c) => {
    const { tx, viewer, today } = c.var
    const supervision = []
    for (const pair of await listOwnPairs(tx, viewer)) {
      supervision.push({ ...pair, agenda: await listAgenda(tx, pair), talks: await listTalks(tx, pair) })
    }
    const lookingBack = await listReflections(tx, viewer, '2000-01-01')
    c.header('content-disposition', `attachment; filename="my-work-${today}.json"`)
    return c.json({ supervision, lookingBack, notes: await listTallies(tx, viewer), offer: await findOwnOffer(tx, viewer) })
  })
