import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { ProblemPage } from './design/ProblemPage.tsx'
import { isDatabaseAway } from './platform/database/away.ts'
import { NotAllowed, NotFound, NotNow, OutOfDate, SignInFirst, TooMany } from './platform/errors.ts'
import type { Carried, OutsideEnv } from './platform/http/env.ts'
import { pathForLog } from './platform/log.ts'
import type { Viewer } from './platform/viewer.ts'

/** Turns what a route threw into a plain page, in this one place. What is not one of ours is a bug: logged, shown by its number. */
export function answerProblem(problem: Error, c: Context<OutsideEnv>): Response | Promise<Response> {
  const { words, requestId, house } = c.var as Carried
  const { t } = words
  const viewer = c.get('viewer' as never) as Viewer | undefined

  if (problem instanceof SignInFirst) {
    const next = c.req.method === 'GET' ? `?next=${encodeURIComponent(new URL(c.req.url).pathname)}` : ''
    return c.redirect(`/sign-in${next}`, 303)
  }
  if (problem instanceof NotFound || (problem instanceof HTTPException && problem.status === 404)) {
    return c.render(
      <ProblemPage title={t('We cannot find this page')}>
        <p>{t('Check the address. If you followed a link, what it led to may have moved, or may not be yours to see.')}</p>
        <OtherHats viewer={viewer} />
      </ProblemPage>,
      404,
    )
  }
  // The database has no right for a commissioner beyond figures, and says so itself. For anybody else that would be a bug.
  const isBeyondFigures = viewer?.hat === 'commissioner' && (problem as { code?: string }).code === '42501'
  if (problem instanceof NotAllowed || isBeyondFigures) {
    return c.render(
      <ProblemPage title={t('This is not yours to see or do')}>
        <p>{t('Everybody sees what their part needs, and no more. If you think this should be part of yours, ask your administrator.')}</p>
        <OtherHats viewer={viewer} />
      </ProblemPage>,
      403,
    )
  }
  if (problem instanceof OutOfDate) {
    return c.render(
      <ProblemPage title={t('Somebody else changed this first')}>
        <p>{t(problem.what)}</p>
        <p>{t('Nothing of yours was saved over it. Go back, look at what is there now, and try again if it is still needed.')}</p>
      </ProblemPage>,
      409,
    )
  }
  if (problem instanceof TooMany) {
    c.header('retry-after', String(problem.retryAfter))
    return c.render(
      <ProblemPage title={t('Please wait a little')}>
        <p>{t('There have been many tries from where you are. Wait {{count}} minutes, then try again.', { count: Math.ceil(problem.retryAfter / 60) })}</p>
      </ProblemPage>,
      429,
    )
  }
  if (problem instanceof NotNow && problem.because === 'starting') {
    c.header('retry-after', '10')
    return c.render(
      <ProblemPage title={t('Livewell is getting ready')}>
        <p>{t('It is starting, and will be here in a minute. Please load this page again then.')}</p>
      </ProblemPage>,
      503,
    )
  }
  if (problem instanceof NotNow) {
    c.header('retry-after', '600')
    return c.render(
      <ProblemPage title={t('There is no room to keep this')}>
        <p>{t('Our disk is nearly full, so nothing new can be written down. What you sent was not saved. You can still read everything.')}</p>
        <p>{t('Please tell whoever looks after Livewell for you.')}</p>
      </ProblemPage>,
      507,
    )
  }
  if (problem instanceof HTTPException) {
    const { title, text } = REFUSALS[problem.status] ?? REFUSALS[400]
    return c.render(
      <ProblemPage title={t(title)}>
        <p>{t(text)}</p>
      </ProblemPage>,
      problem.status as 400,
    )
  }
  if (isDatabaseAway(problem)) {
    house.log.error({ requestId, path: pathForLog(c.req.path), code: (problem as { code?: string }).code }, 'database away')
    c.header('retry-after', '10')
    return c.render(
      <ProblemPage title={t('Livewell is resting for a moment')} requestId={requestId}>
        <p>{t('We cannot reach our records just now. Nothing you sent was saved. Please try again in a minute.')}</p>
      </ProblemPage>,
      503,
    )
  }
  // The message of a database error can quote a row, so only the code and the stack (which says where) are kept.
  house.log.error({ requestId, path: pathForLog(c.req.path), code: (problem as { code?: string }).code, at: stackOnly(problem) }, 'bug')
  return c.render(
    <ProblemPage title={t('Something went wrong on our side')} requestId={requestId}>
      <p>{t('It is our fault, not yours. Nothing was changed. Please try again in a few minutes.')}</p>
    </ProblemPage>,
    500,
  )
}

const REFUSALS: Record<number, { title: string; text: string }> & { 400: { title: string; text: string } } = {
  400: { title: 'We could not read what was sent', text: 'Go back and try again. Nothing was changed.' },
  403: { title: 'This did not come from our own page', text: 'Go back to the page, load it again, and try once more. Nothing was changed.' },
  413: {
    title: 'That is too much at once',
    text: 'What you sent is larger than we can take. Make it shorter or choose a smaller file, and try again. Nothing was changed.',
  },
}

const stackOnly = (problem: Error) =>
  (problem.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 12)
    .map((line) => line.trim())

function OtherHats({ viewer }: { viewer: Viewer | undefined }) {
  if (!viewer || viewer.hats.length < 2) return null
  return (
    <p>
      You are acting as {viewer.hat}. You have other hats here: <a href={`/${viewer.partnership.slug}/acting-as`}>change hat</a>.
    </p>
  )
}
