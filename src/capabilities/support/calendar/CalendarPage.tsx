import { Button } from 'nhsuk-react-components'
import { AskForm } from '../../../design/form/FormFields.tsx'
import type { Answers } from '../../../design/form/form.ts'
import { Page } from '../../../design/Page.tsx'
import { useSlug, useVisit } from '../../../design/visit.tsx'
import { dayIn } from '../../../platform/clock.ts'
import { partnershipPaths } from '../../partnerships/index.ts'
import { paths } from '../paths.ts'
import type { Feed } from './feed.ts'
import { feedForm } from './form.ts'

interface Props {
  feed: Feed | undefined
  answers: Answers<any>
  /** Just made, and shown this once. */
  address?: string
}

/** A worker's talks in a calendar of theirs. */
export function CalendarPage({ feed, answers, address }: Props) {
  const slug = useSlug()
  const { words, viewer } = useVisit()
  const until = feed && words.day(dayIn(viewer?.partnership.timeZone ?? 'Europe/London', feed.expiresAt))
  return (
    <Page title="Your talks in your calendar" back={{ href: partnershipPaths.today(slug), label: 'Today' }} problems={answers.problems} narrow>
      {address ? (
        <div className="lw-notice">
          <p className="lw-notice__title">This is the address. It is shown once.</p>
          <p>
            <code translate="no">{address}</code>
          </p>
          <p>
            <a href={address.replace(/^https?:/, 'webcal:')}>Add it to a calendar on this device</a>, or give it to your calendar program under “subscribe” or
            “from an address”. Whoever has it sees your talks: show it to nobody.
          </p>
        </div>
      ) : null}
      <p className="nhsuk-lede-text">
        {feed
          ? `Your calendar asks for your talks at a secret address, which works until ${until}. It says: ${feed.shows}.`
          : 'Your calendar program can ask for your talks at an address that only you know.'}
      </p>
      <p>It never says where or why you talk. Talks of a colleague are in it on days when you cover for them.</p>
      <AskForm form={feedForm} answers={answers} action={paths.calendar(slug)} submit={feed ? 'Make a new address' : 'Make an address'} />
      {feed ? (
        <>
          <p>A new address closes the one before.</p>
          <form method="post" action={paths.stopCalendar(slug)}>
            <Button type="submit" secondary>
              Stop it
            </Button>
          </form>
        </>
      ) : null}
    </Page>
  )
}
