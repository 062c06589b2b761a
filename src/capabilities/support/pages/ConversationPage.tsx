import { ThingPage } from '../../../design/layouts.tsx'
import { Said } from '../../../design/Said.tsx'
import { useSlug, useVisit } from '../../../design/visit.tsx'
import { peoplePaths } from '../../people/index.ts'
import { IfNotSafe } from '../../safety/index.ts'
import { type Conversation, modes, whoDoes } from '../conversation.ts'

/** One conversation, as it was written down. The person and the workers read the same. */
export function ConversationPage({ conversation, personName }: { conversation: Conversation; personName: string }) {
  const { viewer, words } = useVisit()
  const { t, day, moment } = words
  const slug = useSlug()
  const { mode, heldOn, whatMatters, agreed, whoDoesIt, nextTalkOn, byName, personId, createdAt } = conversation
  const isMine = viewer?.personId === personId
  const to = isMine ? 'toThem' : 'toOthers'
  return (
    <ThingPage
      title={t(modes[mode][to], { name: byName, person: personName })}
      back={
        isMine ? { href: peoplePaths.mySupport(slug), label: t('My support') } : { href: peoplePaths.person(slug, personId), label: `Back to ${personName}` }
      }
      state={<p className="nhsuk-lede-text">{day(heldOn)}</p>}
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
      <IfNotSafe personId={personId} />
      <p className="lw-quiet">{t('Written down by {{name}}, {{moment}}. Nobody can change it.', { name: byName, moment: moment(createdAt) })}</p>
    </ThingPage>
  )
}
