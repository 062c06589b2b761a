import { HomePage } from '../../design/layouts.tsx'
import { Tiles } from '../../design/Tiles.tsx'
import { useSlug, useVisit } from '../../design/visit.tsx'
import { paths } from './paths.ts'
import type { Pair } from './supervision/pair.ts'

/** What a worker keeps for themself: supervision, looking back, words, what they offer. */
export function MyWorkPage({ pairs }: { pairs: readonly Pair[] }) {
  const slug = useSlug()
  const { viewer, words } = useVisit()
  const day = (on: string | null) => (on ? `Next on ${words.day(on)}` : 'No day yet')
  const tiles = [
    ...pairs.map(({ id, workerId, supervisorName, workerName, nextOn }) => ({
      href: paths.supervision(slug, id),
      title: `Supervision with ${workerId === viewer?.membershipId ? supervisorName : workerName}`,
      text: day(nextOn),
    })),
    { href: paths.lookBack(slug), title: 'Looking back', text: 'Ten questions after a conversation, for you alone' },
    { href: paths.offer(slug), title: 'What I offer', text: 'Your languages, interests and experience' },
    { href: paths.offers(slug), title: 'What we offer', text: 'Whom to ask about what, and who might suit somebody' },
    { href: paths.words(slug), title: 'Ways of saying it', text: 'Words that say what is strong' },
  ]
  return (
    <HomePage title="My work" lede="How you look after your own work. Each page says who can read it.">
      {pairs.some(({ workerId }) => workerId === viewer?.membershipId) ? null : (
        <p className="lw-empty">You have no supervisor yet. An administrator finds one with you.</p>
      )}
      <Tiles tiles={tiles} />
      <p>
        <a href={paths.takeAway(slug)}>Take away all that is kept here for you</a>
      </p>
    </HomePage>
  )
}
