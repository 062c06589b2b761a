import type { NewReferral, PersonReferred, Referrer } from '../changes/makeReferral.ts'
import type { AgreedHow, RisksKnown } from '../referral.ts'
import { NO_PRACTICE } from './questions.ts'
import type { Way } from './way.ts'

/** All that any way in asks; each asks only some of it. */
interface Said extends PersonReferred {
  ownWords: string
  agreedHow?: AgreedHow
  agreedNote?: string
  mayTellReferrer?: boolean
  referrerName?: string
  referrerRole?: string
  referrerOrganisation?: string
  referrerPhone?: string
  referrerEmail?: string
  supporterIsMe?: boolean
  reason?: string
  matters?: string
  risksKnown?: RisksKnown
  risks?: string
  cameUp?: string
  alsoHelping?: string
}

/** What was answered in all steps of a way in, as a referral. */
export function asReferral(way: Way, id: string, values: object, organisationId?: string): NewReferral {
  const { ownWords, agreedHow, agreedNote, mayTellReferrer = false, supporterIsMe, ...said } = values as Said
  const { reason, matters, risksKnown, risks, cameUp, alsoHelping, ...about } = said
  const { referrerName, referrerRole, referrerOrganisation, referrerPhone, referrerEmail, practiceId, ...person } = about
  const { personAgreed: _, ...details } = person as typeof person & { personAgreed?: boolean }
  const referrer: Referrer | undefined =
    way.voice === 'own'
      ? undefined
      : given({
          name: referrerName ?? '',
          role: referrerRole ?? '',
          organisation: referrerOrganisation,
          organisationId,
          phone: referrerPhone,
          email: referrerEmail,
        })
  return {
    id,
    wayIn: way.wayIn,
    ownWords,
    agreed: given({ how: way.voice === 'own' ? 'asked themselves' : (agreedHow ?? 'said so'), note: agreedNote }),
    mayTellReferrer,
    ...(referrer ? { referrer } : {}),
    particulars: given({ reason, matters, risksKnown, risks, cameUp, alsoHelping }),
    person: {
      ...details,
      ...(practiceId && practiceId !== NO_PRACTICE ? { practiceId } : {}),
      ...(supporterIsMe && referrer && !details.supporterName ? asSupporter(referrer) : {}),
    },
  }
}

const asSupporter = ({ name, role, phone, email }: Referrer) => ({
  supporterName: name,
  supporterIs: role,
  supporterContact: [phone, email].filter(Boolean).join(', '),
  supporterAgreed: true,
})

/** Without what was not asked. */
const given = <P extends object>(properties: P) =>
  Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== undefined)) as { [K in keyof P]: Exclude<P[K], undefined> }
