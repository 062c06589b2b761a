import { Hono } from 'hono'
import { allow } from '../../platform/access.ts'
import type { Env } from '../../platform/http/env.ts'
import { mayReadFigures } from './access.ts'
import { arrange } from './outcomes.ts'
import { OutcomesPage } from './pages/OutcomesPage.tsx'
import { drawChanges, drawCounts } from './pictures.ts'
import { listFigures } from './queries.ts'

export const routes = new Hono<Env>().get('/outcomes', allow(mayReadFigures), async (c) => {
  const rows = await listFigures(c.var.tx, c.var.viewer.partnershipId)
  const order = c.var.house.capabilities.flatMap(({ counts = [] }) => counts.map(({ key }) => key))
  const { numbers, counts, changes } = arrange(rows.toSorted((a, b) => order.indexOf(a.key) - order.indexOf(b.key)).map(({ figure }) => figure))
  return c.render(
    <OutcomesPage
      madeAt={rows[0]?.madeAt}
      numbers={numbers}
      counts={await Promise.all(counts.map(async (figure) => ({ figure, picture: await drawCounts(figure) })))}
      changes={
        await Promise.all(
          changes.map(async ({ under, scales }) => ({
            under,
            scales: await Promise.all(scales.map(async (figures) => ({ figures, picture: await drawChanges(figures) }))),
          })),
        )
      }
    />,
  )
})
