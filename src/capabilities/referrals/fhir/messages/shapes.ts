import { z } from 'zod'

// As much of FHIR R4 as we read. What stands beside it is looked at by name, and told to the sender as not kept.

const line = z.string().min(1).max(500)
const words = z.string().min(1).max(4000)
const list = <T extends z.ZodType>(of: T) => z.array(of).max(100)

const coding = z.looseObject({ system: line.optional(), code: line.optional(), display: line.optional() })
const concept = z.looseObject({ coding: list(coding).optional(), text: words.optional() })
const period = z.looseObject({ start: line.optional(), end: line.optional() })
export const identifier = z.looseObject({ system: line.optional(), value: line.optional(), use: line.optional() })
export const reference = z.looseObject({ reference: line.optional(), display: line.optional(), identifier: identifier.optional() })
const telecom = z.looseObject({ system: line.optional(), value: line.optional(), use: line.optional(), rank: z.number().optional(), period: period.optional() })
const name = z.looseObject({ use: line.optional(), text: line.optional(), family: line.optional(), given: list(line).optional(), period: period.optional() })
const address = z.looseObject({
  use: line.optional(),
  text: line.optional(),
  line: list(line).optional(),
  city: line.optional(),
  district: line.optional(),
  postalCode: line.optional(),
  period: period.optional(),
})
const extension = z.looseObject({ url: line, valueBoolean: z.boolean().optional() })
const note = z.looseObject({ text: words, authorReference: reference.optional(), authorString: line.optional() })

/** What every resource may have that changes what all the rest of it means: it has to be understood, and we do not. */
const understood = { resourceType: z.string(), id: line.optional(), modifierExtension: z.undefined().optional(), implicitRules: z.undefined().optional() }

export const shapes = {
  ServiceRequest: z.looseObject({
    ...understood,
    identifier: list(identifier).optional(),
    status: line,
    intent: line,
    doNotPerform: z.boolean().optional(),
    priority: line.optional(),
    category: list(concept).optional(),
    code: concept.optional(),
    subject: reference,
    authoredOn: line.optional(),
    requester: reference.optional(),
    reasonCode: list(concept).optional(),
    reasonReference: list(reference).optional(),
    note: list(note).optional(),
    contained: list(z.looseObject({ resourceType: line })).optional(),
  }),
  Patient: z.looseObject({
    ...understood,
    extension: list(extension).optional(),
    identifier: list(identifier).optional(),
    name: list(name).optional(),
    telecom: list(telecom).optional(),
    birthDate: line.optional(),
    deceasedBoolean: z.boolean().optional(),
    deceasedDateTime: line.optional(),
    address: list(address).optional(),
    contact: list(z.looseObject({ relationship: list(concept).optional(), name: name.optional(), telecom: list(telecom).optional() })).optional(),
    communication: list(z.looseObject({ language: concept, preferred: z.boolean().optional() })).optional(),
    generalPractitioner: list(reference).optional(),
  }),
  Practitioner: z.looseObject({ ...understood, name: list(name).optional(), telecom: list(telecom).optional() }),
  PractitionerRole: z.looseObject({
    ...understood,
    practitioner: reference.optional(),
    organization: reference.optional(),
    code: list(concept).optional(),
    telecom: list(telecom).optional(),
  }),
  Organization: z.looseObject({ ...understood, identifier: list(identifier).optional(), name: line.optional(), telecom: list(telecom).optional() }),
  Condition: z.looseObject({ ...understood, code: concept.optional() }),
  Observation: z.looseObject({ ...understood, code: concept.optional() }),
  Flag: z.looseObject({ ...understood, status: line, code: concept, subject: reference }),
  Consent: z.looseObject({
    ...understood,
    status: line,
    patient: reference.optional(),
    policyRule: concept.optional(),
    provision: z.looseObject({ type: line.optional(), action: list(concept).optional() }).optional(),
  }),
  MessageHeader: z.looseObject({
    ...understood,
    eventCoding: coding.optional(),
    reason: concept.optional(),
    sender: reference.optional(),
    source: z.looseObject({ name: line.optional(), contact: telecom.optional() }).optional(),
    focus: list(reference).optional(),
    response: z.unknown().optional(),
  }),
  Task: z.looseObject({
    ...understood,
    identifier: list(identifier).optional(),
    status: line,
    statusReason: concept.optional(),
    intent: line,
    code: concept.optional(),
    focus: reference,
    contained: list(z.looseObject({ resourceType: line })).optional(),
  }),
} as const

export type ShapeName = keyof typeof shapes
export type Shaped<Name extends ShapeName> = z.infer<(typeof shapes)[Name]>
export type Telecom = z.infer<typeof telecom>
export type HumanName = z.infer<typeof name>
export type Concept = z.infer<typeof concept>
export type Identifier = z.infer<typeof identifier>
export type Reference = z.infer<typeof reference>
