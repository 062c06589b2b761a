import type { Message } from '../../../platform/outbox.ts'
import type { Words } from '../../../platform/words.ts'

interface There {
  email: string
  /** What they wished for, as they said it. */
  wished: string
  name: string
  link: string
  partnership: string
  phone: string | null
}

/** To somebody who left an address with a wish: it is there now. Their address is forgotten with this message. */
export const whatYouWishedForIsThere = ({ t }: Words, { email, wished, name, link, partnership, phone }: There): Message => ({
  kind: 'what you wished for is there',
  to: email,
  subject: t('Something you wished for is there'),
  body: [
    t('Hello,'),
    t('some time ago you told us that you would like: {{wished}}', { wished }),
    t('Now there is {{name}}. Read about it here:', { name }),
    link,
    t('This is the only message about it. We have deleted your address.'),
    ...(phone ? [t('If you have a question, ring us on {{phone}}.', { phone })] : []),
    partnership,
  ].join('\n\n'),
})
