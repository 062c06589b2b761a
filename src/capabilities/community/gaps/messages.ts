import { defineMessage, exampleLink } from '../../../platform/wording.ts'

/** To somebody who left an address with a wish: it is there now. Their address is forgotten with this message. */
export const whatYouWishedForIsThere = defineMessage({
  kind: 'what you wished for is there',
  about: 'To somebody who left an address with a wish, when there is something like it. It is the only one they get.',
  marks: {
    wished: { example: 'a choir where nobody has to read music' },
    name: { example: 'Ashcombe choir' },
    link: { example: exampleLink('community'), isNeeded: true },
  },
  email: ({ t }, { wished, name, link, phone, partnership }) => ({
    subject: t('Something you wished for is there'),
    body: [
      t('Hello,'),
      t('some time ago you told us that you would like: {{wished}}', { wished }),
      t('Now there is {{name}}. Read about it here:', { name }),
      link,
      t('This is the only message about it. We have deleted your address.'),
      phone && t('If you have a question, ring us on {{phone}}.', { phone }),
      partnership,
    ],
  }),
})
