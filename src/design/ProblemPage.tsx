import type { ReactNode } from 'react'
import { Page } from './Page.tsx'
import { useVisit } from './visit.tsx'

/** A page for when something could not be done: what happened, and what to do now. */
export function ProblemPage({ title, children, requestId }: { title: string; children: ReactNode; requestId?: string }) {
  const { t } = useVisit().words
  return (
    <Page title={title} narrow>
      {children}
      {requestId ? (
        <p>
          {t('If you tell somebody about this, give them this number:')} <code translate="no">{requestId}</code>
        </p>
      ) : null}
    </Page>
  )
}
