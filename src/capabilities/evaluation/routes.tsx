import { Hono } from 'hono'
import { allow } from '../../platform/access.ts'
import type { Env } from '../../platform/http/env.ts'
import { mayReadFigures } from './access.ts'
import { figuresAsHtml } from './figuresAsHtml.tsx'
import { OutcomesPage } from './pages/OutcomesPage.tsx'
import { listFigures } from './queries.ts'

export const routes = new Hono<Env>().get('/outcomes', allow(mayReadFigures), async (c) => {
  const rows = await listFigures(c.var.tx, c.var.viewer.partnershipId)
  const order = c.var.house.capabilities.flatMap(({ counts = [] }) => counts.map(({ key }) => key))
  const figures = rows.toSorted((a, b) => order.indexOf(a.key) - order.indexOf(b.key)).map(({ figure }) => figure)
  return c.render(<OutcomesPage madeAt={rows[0]?.madeAt} figures={await figuresAsHtml(figures)} />)
})
