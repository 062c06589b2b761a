import { join } from 'node:path'
import type { Settings } from '../settings.ts'
import { textsByNotify } from './byNotify.ts'
import { mailByServer, mailIntoFolder } from './email.ts'
import { NotSent, type Post } from './letter.ts'
import { textsIntoFolder } from './textFile.ts'

type Means = Pick<Settings, 'smtpUrl' | 'notify' | 'mailFrom' | 'url' | 'dataFolder'>

/**
 * Whether anything takes text messages out of the house. Forms offer a text only then: where e-mail goes to a server and texts to
 * nobody, somebody would wait for one in vain. Where everything becomes a file, texts do too.
 */
export const sendsTexts = ({ notify, smtpUrl }: Pick<Settings, 'notify' | 'smtpUrl'>): boolean => notify !== undefined || smtpUrl === undefined

/** The post that the settings name: a mail server and GOV.UK Notify, or a folder of files. */
export function openPost(settings: Means): Post {
  const folder = join(settings.dataFolder, 'outbox')
  const mail = settings.smtpUrl ? mailByServer(settings.smtpUrl, settings) : mailIntoFolder(folder, settings)
  const texts = settings.notify ? textsByNotify(settings.notify) : sendsTexts(settings) ? textsIntoFolder(folder) : noTexts
  return {
    send: (letter) => (letter.channel === 'text' ? texts : mail).send(letter),
    tidy: async (before) => {
      await mail.tidy(before)
      await texts.tidy(before)
    },
    close: () => {
      mail.close()
      texts.close()
    },
  }
}

const noTexts: Post = {
  send: async () => {
    throw new NotSent('ENOTEXTS', true)
  },
  tidy: async () => {},
  close: () => {},
}
