import { ThingPage } from '../../../../design/layouts.tsx'
import { Named, Said } from '../../../../design/Said.tsx'
import { useSlug, useVisit } from '../../../../design/visit.tsx'
import { timeInWords } from '../../../../platform/timeOfDay.ts'
import { peoplePaths } from '../../../people/index.ts'
import { IfNotSafe } from '../../../safety/index.ts'
import { type Conversation, modes, whoDoes } from '../conversation.ts'
import type { PrivateNote } from '../talk.ts'

interface Props {
  conversation: Conversation
  personName: string
  /** Of those who may read them: its writer and their supervisor. */
  privateNotes: readonly PrivateNote[]
}

/** One conversation, as it was written down. The person and the workers read the same. */
export function ConversationPage({ conversation, personName, privateNotes }: Props) {
  const { viewer, words } = useVisit()
  const { t, day, moment } = words
  const slug = useSlug()
  const { mode, heldOn, whatMatters, agreed, whoDoesIt, nextTalkOn, byName, personId, createdAt, beganAt, place, withOthers, goesOnBecause } = conversation
  const isMine = viewer?.personId === personId
  const to = isMine ? 'toThem' : 'toOthers'
  return (
    <ThingPage
      title={t(modes[mode][to], { name: byName, person: personName })}
      back={
        isMine ? { href: peoplePaths.mySupport(slug), label: t('My support') } : { href: peoplePaths.person(slug, personId), label: `Back to ${personName}` }
      }
      state={
        <p className="nhsuk-lede-text">
          {beganAt ? t('{{day}} at {{time}}', { day: day(heldOn), time: timeInWords(beganAt, words) }) : day(heldOn)}
          {place ? (
            <>
              , <Named>{place}</Named>
            </>
          ) : null}
        </p>
      }
      next={
        nextTalkOn ? (
          <>
            <h2 className="nhsuk-heading-m">{t('What you planned then')}</h2>
            <p>{t('To talk again on {{day}}', { day: day(nextTalkOn) })}</p>
          </>
        ) : undefined
      }
    >
      {whatMatters ? (
        <>
          <h2 className="nhsuk-heading-m">{t('What matters')}</h2>
          <Said>{whatMatters}</Said>
        </>
      ) : null}
      {agreed ? (
        <>
          <h2 className="nhsuk-heading-m">{t(whoDoesIt ? whoDoes[whoDoesIt][to] : 'What you agreed')}</h2>
          <Said>{agreed}</Said>
        </>
      ) : null}
      {goesOnBecause ? (
        <>
          <h2 className="nhsuk-heading-m">{t('Why support goes on')}</h2>
          <Said>{goesOnBecause}</Said>
        </>
      ) : null}
      {withOthers ? (
        <>
          <h2 className="nhsuk-heading-m">{t('Who else was there')}</h2>
          <Said>{withOthers}</Said>
        </>
      ) : null}
      <p className="lw-quiet">{t('Written down by {{name}}, {{moment}}. Nobody can change it.', { name: byName, moment: moment(createdAt) })}</p>
      {privateNotes.map(({ id, words: said, because, byName: writer }) => (
        <section key={id}>
          <h2 className="nhsuk-heading-m">What they do not read</h2>
          <Said>{said}</Said>
          <p className="lw-quiet">
            Written by <Named>{writer}</Named>, and read by them and their supervisor alone. The reason: <Named>{because}</Named>
          </p>
        </section>
      ))}
      <IfNotSafe personId={personId} />
    </ThingPage>
  )
}
