import type { Day } from '../../../platform/clock.ts'
import type { Acting } from '../../../platform/http/env.ts'
import type { Message } from '../../../platform/outbox.ts'
import type { Viewer } from '../../../platform/viewer.ts'

type Saying = Pick<Acting<Viewer>, 'words' | 'viewer'>

interface Asked {
  entryName: string
  lastCheckedOn: Day
  link: string
}

/** "Is it still right?", about one entry or several, each with its link. */
export function isItStillRight(
  { words, viewer: { partnership } }: Saying,
  about: { name: string; email: string; asked: readonly Asked[]; lastDay: Day },
): Message {
  const { t, day } = words
  const [first] = about.asked
  return {
    kind: 'is it still right',
    to: about.email,
    subject:
      about.asked.length === 1 && first
        ? t('Is this still right? {{entry}}', { entry: first.entryName })
        : t('Are these {{count}} pages still right?', { count: about.asked.length }),
    body: [
      t('Hello {{name}},', { name: about.name }),
      t('you keep these pages of our directory true. People rely on them to find something to do. Please have a look: it takes a minute.'),
      ...about.asked.map(({ entryName, lastCheckedOn, link }) =>
        [t('{{entry}}, last checked {{day}}', { entry: entryName, day: day(lastCheckedOn) }), link].join('\n'),
      ),
      t(
        'You see the page as everybody does. One button says that it is still right. You can also change it, say that it has stopped, or tell us that somebody else keeps it now.',
      ),
      t('The link works until {{day}}. You do not need an account. Please do not pass it on.', { day: day(about.lastDay) }),
      ...ringUs({ words, viewer: { partnership } as Viewer }),
      partnership.name,
    ].join('\n\n'),
  }
}

/** Somebody has said what is wrong with an entry. What they said is read behind the link. */
export const somebodyToldUs = (
  { words, viewer }: Saying,
  { name, email, entryName, link, lastDay }: { name: string; email: string; entryName: string; link: string; lastDay: Day },
): Message => ({
  kind: 'what is wrong with an entry',
  to: email,
  subject: words.t('Somebody has told us something about {{entry}}', { entry: entryName }),
  body: [
    words.t('Hello {{name}},', { name }),
    words.t('somebody thinks that the page of {{entry}} in our directory is not quite right. Read what they say, and put it right if it is so:', {
      entry: entryName,
    }),
    link,
    words.t('The link works until {{day}}. You do not need an account. Please do not pass it on.', { day: words.day(lastDay) }),
    ...ringUs({ words, viewer }),
    viewer.partnership.name,
  ].join('\n\n'),
})

/** What became of a suggestion, for whoever made it and left an address. */
export const whatBecameOfIt = (
  { words: { t }, viewer: { partnership } }: Saying,
  { email, entryName, state, answer }: { email: string; entryName: string; state: 'accepted' | 'declined'; answer: string },
): Message => ({
  kind: 'what became of a suggestion',
  to: email,
  subject: t('What you told us about {{entry}}', { entry: entryName }),
  body: [
    t('Hello,'),
    state === 'accepted'
      ? t('thank you for telling us what was wrong with the page of {{entry}}. It has been put right.', { entry: entryName })
      : t('thank you for telling us about the page of {{entry}}. We looked at it, and it stays as it is.', { entry: entryName }),
    ...(answer ? [answer] : []),
    t('We have forgotten your address now.'),
    partnership.name,
  ].join('\n\n'),
})

const ringUs = ({ words: { t }, viewer: { partnership } }: Saying) =>
  partnership.phone ? [t('If you would rather talk to us, ring {{phone}}.', { phone: partnership.phone })] : []
