import { Hono } from 'hono'
import { allow } from '../../platform/access.ts'
import type { Env } from '../../platform/http/env.ts'
import { mayReadFigures } from './access.ts'
import { type Outcome, OutcomesPage } from './pages/OutcomesPage.tsx'
import { draw } from './pictures.ts'
import { listFigures } from './queries.ts'

export const routes = new Hono<Env>().get('/outcomes', allow(mayReadFigures), async (c) => {
  const rows = await listFigures(c.var.tx, c.var.viewer.partnershipId)
  const order = c.var.house.capabilities.flatMap(({ counts = [] }) => counts.map(({ key }) => key))
  const inOrder = rows.toSorted((a, b) => order.indexOf(a.key) - order.indexOf(b.key))
  const outcomes: Outcome[] = await Promise.all(inOrder.map(async ({ key, figure }) => ({ key, figure, picture: await draw(figure) })))
  return c.render(<OutcomesPage outcomes={outcomes} madeAt={rows[0]?.madeAt} />)
})
