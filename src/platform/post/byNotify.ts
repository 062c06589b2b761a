import { NotifyClient } from 'notifications-node-client'
import type { Settings } from '../settings.ts'
import { NotSent, type Post } from './letter.ts'
import { mobileOf } from './mobile.ts'

const PATIENCE_MS = 20_000
const NOTIFY = 'https://api.notifications.service.gov.uk'

/** Text messages by GOV.UK Notify, or by what speaks as it does: each fills the one gap, `message`, of a template kept there. */
export function textsByNotify({ key, template, url = NOTIFY }: NonNullable<Settings['notify']>): Post {
  const notify = new NotifyClient(url, key)
  const { restClient } = notify.apiClient
  // By itself it waits for ever, and would follow a redirect with the key in its hand.
  notify.setClient(((asked: object) => restClient({ ...asked, timeout: PATIENCE_MS, maxRedirects: 0 })) as never)
  return {
    send: async ({ id, to, body }) => {
      const number = mobileOf(to)
      if (!number) throw new NotSent('ENUMBER', true)
      try {
        await notify.sendSms(template, number, { personalisation: { message: body }, reference: id })
      } catch (problem) {
        throw notSent(problem as NotifyProblem)
      }
    },
    tidy: async () => {},
    close: () => {},
  }
}

type NotifyProblem = Error & { code?: string; response?: { status: number } }

/** 400 says that this text, to this number, will never go; a wrong key, too many at once and a fault of theirs may pass. */
function notSent({ code, response }: NotifyProblem): NotSent {
  return response ? new NotSent(`ENOTIFY ${response.status}`, response.status === 400) : new NotSent(code ?? 'EUNKNOWN', false)
}
