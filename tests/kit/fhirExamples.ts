import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv } from 'ajv'

const ROOT = join(import.meta.dirname, '../..')

/** Where the examples of the Booking and Referral Standard and the schema of FHIR R4 are; undefined when they are not on this machine. */
const folder: string | undefined = [process.env['LIVEWELL_REFERENCE_DATA'] ?? '', join(ROOT, '../shared/data'), join(ROOT, '../../shared/data')]
  .filter(Boolean)
  .map((each) => join(each, 'fhir'))
  .find((each) => existsSync(join(each, 'examples')))

/** Whether they are there to be held to. Where changes are checked they must be. */
export function hasFhirExamples(): boolean {
  if (folder) return true
  if (process.env['CI'] === 'true') throw new Error('The examples of FHIR are not here: set LIVEWELL_REFERENCE_DATA to the folder that holds fhir')
  console.warn('\n  NOT HELD TO THE SCHEMA AND EXAMPLES OF FHIR: set LIVEWELL_REFERENCE_DATA to the folder that holds fhir\n')
  return false
}

/** The published messages, by the name of their file. */
export function publishedMessages(): [name: string, message: any][] {
  const messages = join(folder ?? '', 'examples/bars-request')
  return readdirSync(messages).map((file) => [file.replace(/ ?\(POST\) ?\.json$/, ''), JSON.parse(readFileSync(join(messages, file), 'utf8'))])
}

/** Every published file, by its name below the folder of examples. */
export function publishedFiles(): [name: string, resource: any][] {
  const examples = join(folder ?? '', 'examples')
  const files = globSync('**/*.json', { cwd: examples }).sort()
  return files.map((file) => [file.replaceAll('\\', '/'), JSON.parse(readFileSync(join(examples, file), 'utf8'))])
}

// Those that our answers and tests are made of: all that FHIR has would take a minute to compile.
const USED = ['Bundle', 'CapabilityStatement', 'Consent', 'Flag', 'MessageHeader', 'OperationOutcome', 'Patient', 'Practitioner', 'ServiceRequest', 'Task']

/** What is wrong with a resource by the schema of FHIR R4, a line each; nothing when it is valid. */
export function fhirFaults(): (resource: { resourceType: string }) => string[] {
  const { definitions } = JSON.parse(readFileSync(join(folder ?? '', 'fhir.r4.schema.cleaned.json'), 'utf8'))
  definitions.ResourceList = { oneOf: USED.map((name) => ({ $ref: `#/definitions/${name}` })) }
  const ajv = new Ajv({ strict: false, validateFormats: false }).addSchema({ $id: 'fhir', definitions })
  return (resource) => {
    const { resourceType } = resource
    const validate = ajv.getSchema(`fhir#/definitions/${resourceType}`)
    if (!validate) throw new Error(`There is no ${resourceType}`)
    return validate(resource) ? [] : (validate.errors ?? []).map(({ instancePath, message }) => `${resourceType}${instancePath} ${message}`)
  }
}
