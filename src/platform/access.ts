import type { Context } from 'hono'
import { createMiddleware } from 'hono/factory'
import type { Audited } from './audit.ts'
import type { Tx } from './database/narrowed.ts'
import { NotAllowed, NotFound, SignInFirst } from './errors.ts'
import type { Acting, Env, Visit } from './http/env.ts'
import { isId } from './ids.ts'
import { isMember, type Member, type Viewer } from './viewer.ts'

type MemberEnv = { Variables: Visit & { viewer: Member } }

/** This route is for everybody, with an account or without. */
export const anybody = () =>
  createMiddleware<Env>(async (c, next) => {
    c.set('decided', true)
    await next()
  })

/** This route is for members of whom the question is true. Others are refused; nobody is asked to sign in. */
export const allow = (may: (viewer: Member) => boolean) =>
  createMiddleware<MemberEnv>(async (c, next) => {
    if (!may(memberOf(c))) throw new NotAllowed({ thing: 'page' })
    c.set('decided', true)
    await next()
  })

type Asks<Thing> = (viewer: Member, thing: Thing) => boolean

/**
 * How the routes of a thing find it. `thingInPath('referral', findReferral, …)` gives `withReferral(mayAnswer)`, which puts the
 * thing of the address at `c.var.referral`. What the database hides is not found; what is there and may not be done is refused.
 */
export const thingInPath =
  <Name extends string, Thing>(
    name: Name,
    find: (tx: Tx, partnershipId: string, id: string, acting: Acting) => Promise<Thing | undefined>,
    audited: (thing: Thing) => Audited,
    param = 'id',
  ) =>
  (may: Asks<Thing>) =>
    createMiddleware<{ Variables: Visit & { viewer: Member } & Record<Name, Thing> }>(async (c, next) => {
      const viewer = memberOf(c)
      const id = c.req.param(param)
      const thing = isId(id) ? await find(c.var.tx, viewer.partnershipId, id, c.var) : undefined
      if (!thing) throw new NotFound()
      if (!may(viewer, thing)) throw new NotAllowed(audited(thing))
      c.set(name, thing as never)
      ;(c as unknown as Context<Env>).set('decided', true)
      await next()
    })

function memberOf(c: Context): Member {
  const viewer: Viewer = c.get('viewer')
  if (!isMember(viewer)) throw new SignInFirst()
  return viewer
}
