import { Hono } from 'hono'
import { thingInPath } from '../../../platform/access.ts'
import { OutOfDate } from '../../../platform/errors.ts'
import type { Acting, Env } from '../../../platform/http/env.ts'
import { seeOther } from '../../../platform/http/front.ts'
import { peoplePaths } from '../../people/index.ts'
import { mayWork } from '../access.ts'
import { findSupport } from '../queries.ts'
import { isOpen, type NamedSupport } from '../support.ts'
import { agreeWayForward, goOn, pauseSupport } from './changes/pauseSupport.ts'
import { goOnForm, pauseForm, wayForwardForm } from './forms/pausing.ts'
import { GoOnPage, PausePage, WayForwardPage } from './pages/PausingPages.tsx'

const withSupport = thingInPath('support', findSupport, ({ id, personId }) => ({ thing: 'support', thingId: id, personId }))

export const pausingRoutes = new Hono<Env>()
  .get('/support/:id/pause', withSupport(mayWork), (c) => {
    const { support } = c.var
    if (!isOpen(support)) throw new OutOfDate('This support has ended.')
    return c.render(<PausePage support={support} answers={pauseForm.blank({ version: support.version })} />)
  })
  .post('/support/:id/pause', withSupport(mayWork), async (c) => {
    const { support } = c.var
    const answers = pauseForm.read(c)
    if (answers.problems) return c.render(<PausePage support={support} answers={answers} />, 422)
    const { version: versionSeen, ...rest } = answers.values
    await pauseSupport(c.var, support, { ...rest, versionSeen })
    return seeOther(c, pageOf(c.var), 'The support is paused')
  })

  .get('/support/:id/go-on', withSupport(mayWork), (c) => {
    const { support } = c.var
    return c.render(<GoOnPage support={support} answers={goOnForm.blank({ version: support.version })} />)
  })
  .post('/support/:id/go-on', withSupport(mayWork), async (c) => {
    const { support } = c.var
    const answers = goOnForm.read(c)
    if (answers.problems) return c.render(<GoOnPage support={support} answers={answers} />, 422)
    const { version: versionSeen, ...rest } = answers.values
    await goOn(c.var, support, { ...rest, versionSeen })
    return seeOther(c, pageOf(c.var), 'The support goes on')
  })

  .get('/support/:id/way-forward', withSupport(mayWork), (c) => {
    const { support } = c.var
    if (!isOpen(support)) throw new OutOfDate('This support has ended.')
    return c.render(<WayForwardPage support={support} answers={wayForwardForm.blank({ version: support.version })} />)
  })
  .post('/support/:id/way-forward', withSupport(mayWork), async (c) => {
    const { support } = c.var
    const answers = wayForwardForm.read(c)
    if (answers.problems) return c.render(<WayForwardPage support={support} answers={answers} />, 422)
    const { version: versionSeen, words } = answers.values
    if (!isOpen(support)) throw new OutOfDate('This support has ended.')
    await agreeWayForward(c.var, support, { words, versionSeen })
    return seeOther(c, pageOf(c.var), 'The way forward is written down')
  })

/** Where somebody goes on: the page of the person. */
const pageOf = ({ viewer, support }: Pick<Acting, 'viewer'> & { support: NamedSupport }) => peoplePaths.person(viewer.partnership.slug, support.personId)
