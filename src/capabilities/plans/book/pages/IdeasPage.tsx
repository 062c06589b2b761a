import { Page } from '../../../../design/Page.tsx'
import { useSlug, useVisit } from '../../../../design/visit.tsx'
import { fiveWays } from '../../fiveWays.ts'
import { paths as goalPaths } from '../../paths.ts'
import { bookPaths as paths } from '../paths.ts'

// Small things to begin with, one line each, for each of the Five Ways.
const ideas: Record<(typeof fiveWays)[number]['key'], readonly string[]> = {
  connect: ['Ring somebody you have not heard for a while', 'Say hello to a neighbour', 'Eat with somebody once this week'],
  'be active': ['Walk once round the block', 'Get off the bus a stop early', 'Dance to one song in the kitchen'],
  'take notice': ['Sit outside for five minutes', 'Look for three things you like on your way', 'Eat one meal without a screen'],
  'keep learning': ['Borrow a book', 'Ask somebody to show you how', 'Cook something for the first time'],
  give: ['Thank somebody', 'Hold a door, or carry a bag', 'Help for an hour at a group'],
}

/** The Five Ways to Wellbeing, as a place to get ideas. */
export function IdeasPage() {
  const { t } = useVisit().words
  const slug = useSlug()
  return (
    <Page title={t('Get ideas')} back={{ href: paths.mine(slug), label: t('My plan') }} narrow>
      <p className="nhsuk-lede-text">{t('Five kinds of things that help many people feel well. Small ones count.')}</p>
      {fiveWays.map(({ key, name, words }) => (
        <section key={key}>
          <h2 className="nhsuk-heading-m">{t(name)}</h2>
          <p>{t(words)}</p>
          <ul>
            {ideas[key].map((idea) => (
              <li key={idea}>{t(idea)}</li>
            ))}
          </ul>
        </section>
      ))}
      <p>
        <a className="nhsuk-button" href={goalPaths.mine(slug)}>
          {t('Make one of them a goal')}
        </a>
      </p>
      <p className="lw-quiet">{t('After the Five Ways to Wellbeing of the New Economics Foundation, 2008.')}</p>
    </Page>
  )
}
