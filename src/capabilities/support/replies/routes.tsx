import { Hono } from 'hono'
import { allow, thingInPath } from '../../../platform/access.ts'
import type { Env } from '../../../platform/http/env.ts'
import { seeOther } from '../../../platform/http/front.ts'
import { partnershipPaths } from '../../partnerships/index.ts'
import { maySeeCaseload, mayWork } from '../access.ts'
import { paths } from '../paths.ts'
import { RepliesPage } from './RepliesPage.tsx'
import { findReply, listReplies, seeReply } from './replies.ts'

const withReply = thingInPath('reply', findReply, ({ id, personId }) => ({ thing: 'reply', thingId: id, personId }))

/** More than this in two weeks wait until some are seen. */
const MOST = 200

export const replyRoutes = new Hono<Env>()
  .get('/support/replies', allow(maySeeCaseload), async (c) => {
    const { tx, viewer, today } = c.var
    return c.render(<RepliesPage replies={await listReplies(tx, viewer, today, MOST)} />)
  })
  .post('/support/replies/:id/seen', withReply(mayWork), async (c) => {
    const { slug } = c.var.viewer.partnership
    await seeReply(c.var, c.var.reply.id)
    return seeOther(c, c.req.query('from') === 'list' ? paths.replies(slug) : partnershipPaths.today(slug))
  })
