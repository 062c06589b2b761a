import { HomePage } from '../../../design/layouts.tsx'
import { Named } from '../../../design/Said.tsx'
import { Tiles } from '../../../design/Tiles.tsx'
import { useVisit } from '../../../design/visit.tsx'
import type { NeedsMe } from '../../../platform/manifest.ts'

/** Who needs me today. */
export function TodayPage({ name, sections }: { name: string; sections: readonly NeedsMe[] }) {
  const { words, today, viewer } = useVisit()
  // The groups that a volunteer helps with wait for nobody.
  const isQuiet = viewer?.wears('volunteer') || sections.every(({ items }) => items.length === 0)
  const { t, day } = words
  // One person can be waiting under several headings; links read out by themselves must be told apart.
  const titles = sections.flatMap(({ items }) => items.map(({ title }) => title))
  return (
    <HomePage title={t('Hello {{name}}', { name })} lede={day(today)}>
      {sections.length === 0 ? <p className="lw-empty">{t('Nothing is waiting for you here today.')}</p> : null}
      {sections.map((section) => (
        <section key={section.heading}>
          <h2>{t(section.heading)}</h2>
          {section.items.length === 0 ? <p className="lw-empty">{t(section.empty)}</p> : null}
          {section.items.length > 0 ? (
            <ul className="lw-list lw-list--dense">
              {section.items.map((item) => (
                <li className="lw-list__item" key={item.done?.action ?? item.href}>
                  <h3 className="lw-list__title">
                    <a href={item.href}>
                      <Named>{item.title}</Named>
                      {titles.indexOf(item.title) === titles.lastIndexOf(item.title) ? null : (
                        <span className="nhsuk-u-visually-hidden">, {t(section.heading)}</span>
                      )}
                    </a>
                  </h3>
                  <p className="lw-list__meta">{item.meta}</p>
                  {item.done ? (
                    <form method="post" action={item.done.action}>
                      <button type="submit" className="lw-button-link">
                        {t(item.done.label)}
                        <span className="nhsuk-u-visually-hidden">: {item.meta}</span>
                      </button>
                    </form>
                  ) : null}
                  <div className="lw-list__tags">{item.isLate ? <strong className="nhsuk-tag nhsuk-tag--orange">{t('Late')}</strong> : null}</div>
                </li>
              ))}
            </ul>
          ) : null}
          {section.more ? (
            <p>
              <a href={section.more.href}>
                {t(section.more.label)}
                <span className="nhsuk-u-visually-hidden">: {t(section.heading)}</span>
              </a>
            </p>
          ) : null}
          {section.links ? (
            <ul className="lw-tabs">
              {section.links.map(({ label, href }) => (
                <li key={href}>
                  <a href={href}>{t(label)}</a>
                </li>
              ))}
            </ul>
          ) : null}
        </section>
      ))}
      {isQuiet ? <WhatIsHere /> : null}
    </HomePage>
  )
}

/** What this partnership has for somebody for whom nothing is waiting. */
function WhatIsHere() {
  const { words, navigation, path } = useVisit()
  const { t } = words
  const account = { label: 'Your account', about: 'How you sign in, and where you take part.', href: '/account' }
  return (
    <section>
      <h2>{t('What you can do here')}</h2>
      <Tiles
        heading="h3"
        tiles={[...navigation.filter(({ href }) => href !== path), account].map(({ label, about, href }) => ({
          href,
          title: t(label),
          text: about && t(about),
        }))}
      />
    </section>
  )
}
