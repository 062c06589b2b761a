import type { ReactNode } from 'react'
import { Named } from '../../../../design/Said.tsx'
import { useSlug, useVisit } from '../../../../design/visit.tsx'
import { distanceInWords } from '../../../../platform/distance.ts'
import { languageName } from '../../../../platform/languages.ts'
import { agesInWords } from '../../ages.ts'
import { type Entry, type EntryPlace, placeInWords, webAddress } from '../../entry.ts'
import { poundsOf } from '../../features.ts'
import type { EntryParts } from '../../parts.ts'
import { paths } from '../../paths.ts'

type Props = Pick<EntryParts, 'places' | 'costs' | 'peopleToAsk' | 'organiser' | 'terms'> & {
  entry: Entry
  away: { metres: number; from: string } | undefined
}

/** Where it is, what it costs, whom to ask: the facts beside its own words. */
export function WhereAndWho({ entry, away, ...parts }: Props) {
  const { t } = useVisit().words
  return (
    <dl className="lw-facts lw-facts--stacked">
      <Where places={parts.places} />
      {away ? (
        <Fact name={t('How far')} isOurs>
          {t('{{distance}}, from {{place}}', { distance: distanceInWords(away.metres, (sentence, values) => t(sentence, values)), place: away.from })}
        </Fact>
      ) : null}
      <Costs entry={entry} costs={parts.costs} />
      <WhoFits entry={entry} terms={parts.terms} />
      <Room entry={entry} />
      <WhoToAsk entry={entry} peopleToAsk={parts.peopleToAsk} />
      <RunBy organiser={parts.organiser} />
    </dl>
  )
}

/** A fact in the words of the entry; with `isOurs`, in words of ours, which a browser may translate. One for screens alone is left off paper. */
const Fact = ({ name, isOurs = false, isForScreens = false, children }: { name: string; isOurs?: boolean; isForScreens?: boolean; children: ReactNode }) =>
  children ? (
    <div {...(isForScreens ? { className: 'nhsuk-u-display-none-print' } : {})}>
      <dt>{name}</dt>
      <dd {...(isOurs ? {} : { translate: 'no', dir: 'auto' })}>{children}</dd>
    </div>
  ) : null

function Where({ places }: { places: readonly EntryPlace[] }) {
  const { t } = useVisit().words
  const told = places.map((place) => ({ place, words: placeInWords(place) })).filter(({ words }) => words)
  return told.map(({ place, words }, i) => (
    <Fact key={place.id} name={i === 0 ? t('Where') : t('Also at')}>
      {words}
      {place.access ? (
        <>
          <br />
          {place.access}
        </>
      ) : null}
    </Fact>
  ))
}

function Costs({ entry, costs }: { entry: Entry; costs: Props['costs'] }) {
  const { t } = useVisit().words
  const free = entry.isFree && costs.length === 0 && !entry.cost
  return (
    <>
      <Fact name={t('What it costs')} isOurs={free}>
        {free ? t('It is free') : costs.length > 0 ? costs.map((cost) => <div key={cost.id}>{costInWords(cost)}</div>) : entry.cost}
      </Fact>
      {costs.length > 0 && entry.cost && !costs.some((cost) => costInWords(cost) === entry.cost) ? <Fact name={t('About the cost')}>{entry.cost}</Fact> : null}
    </>
  )
}

const costInWords = ({ option, amountPence, amountWords }: Props['costs'][number]) =>
  [amountPence === null ? '' : poundsOf(amountPence), amountWords, option].filter(Boolean).join(' ')

function WhoFits({ entry, terms }: { entry: Entry; terms: Props['terms'] }) {
  const { words } = useVisit()
  const { t } = words
  const spoken = entry.languages.map((code) => languageName(code, words.language))
  return (
    <>
      <Fact name={t('Ages')} isOurs>
        {agesInWords(entry, words)}
      </Fact>
      {entry.languages.join() === 'en' ? null : (
        <Fact name={t('Languages spoken')} isOurs>
          {spoken.join(', ')}
        </Fact>
      )}
      <Fact name={t('Found under')} isForScreens>
        {terms.map(({ name }) => name).join(', ')}
      </Fact>
    </>
  )
}

function Room({ entry: { roomFor, placesLeft } }: { entry: Entry }) {
  const { t } = useVisit().words
  if (placesLeft === null) return null
  const left = placesLeft === 0 ? t('Full for now. Ask about waiting') : t('Places left: {{number}}', { number: placesLeft })
  return (
    <Fact name={t('Room')} isOurs>
      {roomFor ? t('{{left}}, of {{number}}', { left, number: roomFor }) : left}
    </Fact>
  )
}

function WhoToAsk({ entry, peopleToAsk }: { entry: Entry; peopleToAsk: Props['peopleToAsk'] }) {
  const { t } = useVisit().words
  const { contactName, contactPhone, contactEmail, website } = entry
  const address = webAddress(website)
  return (
    <>
      <Fact name={t('Who to ask')}>{contactName}</Fact>
      <Fact name={t('Phone')}>{contactPhone ? <Phone number={contactPhone} /> : null}</Fact>
      <Fact name={t('E-mail')}>{contactEmail ? <a href={`mailto:${contactEmail}`}>{contactEmail}</a> : null}</Fact>
      <Fact name={t('Website')}>
        {website && address ? (
          <a href={address} rel="noopener nofollow">
            {address.replace(/^https?:\/\/|\/$/g, '')}
          </a>
        ) : null}
      </Fact>
      {peopleToAsk.map(({ id, name, title, phone, email }) => (
        <Fact key={id} name={t('You can also ask')}>
          {[name, title].filter(Boolean).join(', ')}
          {phone ? (
            <div>
              <Phone number={phone} />
            </div>
          ) : null}
          {email ? (
            <div>
              <a href={`mailto:${email}`}>{email}</a>
            </div>
          ) : null}
        </Fact>
      ))}
    </>
  )
}

const Phone = ({ number }: { number: string }) => <a href={`tel:${number.replace(/[^+\d]/g, '')}`}>{number}</a>

function RunBy({ organiser }: { organiser: Props['organiser'] }) {
  const { t } = useVisit().words
  const slug = useSlug()
  return organiser ? (
    <Fact name={t('Run by')}>
      <a href={paths.organiser(slug, organiser.id)}>
        <Named>{organiser.name}</Named>
      </a>
    </Fact>
  ) : null
}
