import type { Carried } from '../../../platform/http/env.ts'
import { newId } from '../../../platform/ids.ts'

type What = 'password' | 'two steps on' | 'two steps off' | 'codes' | 'deleted'

const SUBJECTS: Record<What, string> = {
  password: 'Your Livewell password was changed',
  'two steps on': 'You now sign in to Livewell with two steps',
  'two steps off': 'You no longer sign in to Livewell with two steps',
  codes: 'You have new backup codes for Livewell',
  deleted: 'Your Livewell account is deleted',
}

/** Tells the owner of an account what was changed about signing in, so that a change by anybody else is found out. */
export async function tellOwner({ house, words: { t } }: Pick<Carried, 'house' | 'words'>, email: string, what: What) {
  const subject = t(SUBJECTS[what])
  const body = [
    t('Hello,'),
    `${subject}.`,
    t('If that was you, there is nothing to do.'),
    t('If it was not you, tell whoever looks after Livewell for you straight away.'),
  ]
  await house.database.accountsPool.query('insert into auth.message (id, send_to, subject, body) values ($1, $2, $3, $4)', [
    newId(),
    email,
    subject,
    `${body.join('\n\n')}\n`,
  ])
}
