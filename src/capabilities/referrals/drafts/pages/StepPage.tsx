import type { Answers, Form } from '../../../../design/form/form.ts'
import { QuestionPage } from '../../../../design/layouts.tsx'
import { useSlug, useVisit } from '../../../../design/visit.tsx'
import { paths } from '../../paths.ts'
import type { Step, Way } from '../../ways/way.ts'

/** Keeps what was typed so far, whether or not it is complete. */
export const LATER = { label: 'Keep it, and go on later', name: 'next', value: 'later' }

interface Props {
  way: Way
  form: Form
  answers: Answers<any>
}

/** The first questions of a way in. Nothing is kept until they are answered. */
export function BeginPage({ way, form, answers, isWriting }: Props & { isWriting: boolean }) {
  const { words, viewer } = useVisit()
  const { t } = words
  const slug = useSlug()
  const isOwn = way.voice === 'own'
  const days = viewer?.partnership.answersWithinDays ?? 5
  return (
    <QuestionPage
      title={t(way.title)}
      lede={
        <>
          {t(way.lede)} {isOwn ? t('Somebody will get in touch within {{count}} working days.', { count: days }) : null}
        </>
      }
      back={isOwn ? { href: `/${slug}`, label: t('Back to the front page') } : { href: paths.introduce(slug), label: t('Introduce somebody') }}
      before={
        isWriting ? (
          <p>
            <a href={paths.drafts(slug)}>{t('Go on with what you began before')}</a>
          </p>
        ) : null
      }
      form={form}
      answers={answers}
      action={isOwn ? paths.ask(slug) : paths.introduceBy(slug, way.address)}
      submit="Go on"
    />
  )
}

/** One step of a draft. */
export function StepPage({ way, form, answers, draftId, step }: Props & { draftId: string; step: Step }) {
  const { t } = useVisit().words
  const slug = useSlug()
  const at = way.steps.indexOf(step)
  const before = way.steps[at - 1]
  return (
    <QuestionPage
      title={t(step.title)}
      lede={t('Step {{at}} of {{of}}', { at: at + 1, of: way.steps.length })}
      back={
        before
          ? { href: paths.draftStep(slug, draftId, before.key), label: t(before.title) }
          : { href: paths.drafts(slug), label: t('What you are still writing') }
      }
      form={form}
      answers={answers}
      action={paths.draftStep(slug, draftId, step.key)}
      submit="Go on"
      second={LATER}
    />
  )
}
