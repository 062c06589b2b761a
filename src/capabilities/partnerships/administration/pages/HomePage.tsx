import { InsetText } from 'nhsuk-react-components'
import { HomePage } from '../../../../design/layouts.tsx'
import { Tiles } from '../../../../design/Tiles.tsx'
import { useSlug, useVisit } from '../../../../design/visit.tsx'
import { paths } from '../paths.ts'

interface Props {
  hasTeam: boolean
  /** How many messages could not be sent, in words. */
  failed: string
}

/** Where an administrator finds all there is to set up. */
export function AdministrationPage({ hasTeam, failed }: Props) {
  const slug = useSlug()
  const { viewer } = useVisit()
  const tiles = [
    { href: paths.settings(slug), title: 'The partnership', text: 'Its name, how to reach it, its promise, how staff sign in' },
    { href: paths.teams(slug), title: 'Teams', text: 'Who answers people of which area' },
    { href: paths.organisations(slug), title: 'Organisations', text: 'GP practices, charities and others who take part' },
    { href: paths.members(slug), title: 'People and their hats', text: 'Invite somebody, change what they do here, cover for a team' },
    { href: paths.practiceLists(slug), title: 'Import of GP practices', text: 'Bring in the list that the NHS publishes' },
    { href: paths.wordings(slug), title: 'Words of our messages', text: 'Say what Livewell sends to people and referrers in your own words' },
    {
      href: paths.messages(slug),
      title: 'Messages that could not be sent',
      text: failed === '0' ? 'None at the moment' : `${failed} waiting for you`,
    },
  ]
  return (
    <HomePage title="Administration" lede={`Set up ${viewer?.partnership.name}. You do not see anybody’s own page from here.`}>
      {hasTeam ? null : (
        <InsetText>
          <p>
            There is no team yet, so nobody could answer people who ask for support. <a href={paths.addTeam(slug)}>Add the first team</a>
          </p>
        </InsetText>
      )}
      <Tiles tiles={tiles} />
    </HomePage>
  )
}
