import type { Answers } from '../../../design/form/form.ts'
import { ListPage, QuestionPage } from '../../../design/layouts.tsx'
import { Named, Said } from '../../../design/Said.tsx'
import { TwoVersions } from '../../../design/TwoVersions.tsx'
import { useSlug, useVisit } from '../../../design/visit.tsx'
import { languageName } from '../../../platform/languages.ts'
import { capitalised } from '../../../platform/words.ts'
import { calledName, type Person, peoplePaths } from '../../people/index.ts'
import { paths } from '../paths.ts'
import { offerForm, wishForm } from './forms.ts'
import type { Offer } from './offer.ts'

interface Asked {
  answers: Answers<any>
  /** What is there now, when it changed since the page was opened. */
  theirs?: Answers<any>
}

/** What a worker offers of themself. */
export function OfferPage({ answers, theirs }: Asked) {
  const slug = useSlug()
  return (
    <QuestionPage
      title="What I offer"
      lede="Your colleagues read this, to find who would suit somebody. Write only what you are glad to be asked about."
      back={{ href: paths.myWork(slug), label: 'My work' }}
      before={theirs ? <TwoVersions form={offerForm} theirs={theirs} yours={answers} /> : null}
      form={offerForm}
      answers={answers}
      action={paths.offer(slug)}
      submit="Save"
    />
  )
}

/** What workers here offer, to ask each other. */
export function OffersPage({
  offers,
}: {
  offers: readonly Pick<Offer, 'membershipId' | 'name' | 'languages' | 'topics' | 'interests' | 'experience' | 'special'>[]
}) {
  const slug = useSlug()
  const { viewer } = useVisit()
  return (
    <ListPage
      title="What we offer"
      lede="Languages, interests and experience of the workers here, as they wrote them."
      back={viewer?.wears('administrator') ? undefined : { href: paths.myWork(slug), label: 'My work' }}
      isEmpty={offers.length === 0}
      empty={<p>Nobody has written anything yet.</p>}
    >
      <ul className="lw-list">
        {offers.map(({ membershipId, name, languages, topics, interests, experience, special }) => (
          <li className="lw-list__item" key={membershipId}>
            <h2 className="lw-list__title">
              <Named>{name}</Named>
            </h2>
            <p className="lw-list__meta">{capitalised([...languages.map((code) => languageName(code, 'en')), ...topics].join(', '))}</p>
            <div className="lw-list__text">
              {special ? (
                <>
                  <p className="lw-quiet">Ask them about</p>
                  <Said>{special}</Said>
                </>
              ) : null}
              {[interests, experience].filter(Boolean).map((words) => (
                <Said key={words}>{words}</Said>
              ))}
            </div>
          </li>
        ))}
      </ul>
    </ListPage>
  )
}

/** What a person would like of whoever walks alongside them; written by themselves, or with their worker. */
export function WishPage({ person, answers, theirs }: Asked & { person: Person }) {
  const { viewer, words } = useVisit()
  const { t } = words
  const slug = useSlug()
  const isMe = viewer?.personId === person.id
  const name = calledName(person.name)
  return (
    <QuestionPage
      title={isMe ? t('Who would suit you') : `Who would suit ${person.name}`}
      lede={
        isMe
          ? t('We look for somebody who fits, as far as we can. Nothing follows by itself: we ask you.')
          : `Ask ${name}, and write down what they say. They read it, too. It is a wish, and nothing follows by itself.`
      }
      back={
        isMe ? { href: peoplePaths.mySupport(slug), label: t('My support') } : { href: peoplePaths.person(slug, person.id), label: `Back to ${person.name}` }
      }
      before={theirs ? <TwoVersions form={wishForm} theirs={theirs} yours={answers} /> : null}
      form={wishForm}
      answers={answers}
      action={isMe ? paths.myWish(slug) : paths.wish(slug, person.id)}
      submit="Save"
    />
  )
}
