import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'

const ROOT = join(import.meta.dirname, '../..')

/** Where the schemas and examples of Open Referral UK are, beside the repository; undefined when they are not on this machine. */
export const openReferralData: string | undefined = [
  process.env['LIVEWELL_REFERENCE_DATA'] ?? '',
  join(ROOT, '../shared/data'),
  join(ROOT, '../../shared/data'),
]
  .filter(Boolean)
  .map((folder) => join(folder, 'open-referral-uk'))
  .find((folder) => existsSync(join(folder, 'schemas')))

/** Whether the schemas are there to be held to. Where changes are checked they must be. */
export function hasOpenReferral(): boolean {
  if (openReferralData) return true
  if (process.env['CI'] === 'true')
    throw new Error('The schemas of Open Referral UK are not here: set LIVEWELL_REFERENCE_DATA to the folder that holds open-referral-uk')
  console.warn('\n  NOT HELD TO THE SCHEMAS OF OPEN REFERRAL UK: set LIVEWELL_REFERENCE_DATA to the folder that holds open-referral-uk\n')
  return false
}

/** What is wrong with a value by the schema of that name (`service`, `service_list`, …), a line each; nothing when it is valid. */
export function openReferralFaults(): (schema: string, value: unknown) => string[] {
  if (!openReferralData) throw new Error('There are no schemas')
  const folder = join(openReferralData, 'schemas')
  const ajv = new Ajv2020({ strict: false, allErrors: true })
  addFormats.default(ajv)
  const schemas = new Map(readdirSync(folder).map((file) => [file.replace('.json', ''), JSON.parse(readFileSync(join(folder, file), 'utf8'))]))
  const compiled = new Map([...schemas].map(([name, schema]) => [name, ajv.compile(schema)]))
  return (name, value) => {
    const validate = compiled.get(name)
    if (!validate) throw new Error(`There is no schema ${name}`)
    return validate(value) ? [] : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`)
  }
}

/** An example of the standard: `mockOf('default', 'service_list')`. */
export const mockOf = (kind: 'default' | 'fail', name: string): unknown =>
  JSON.parse(readFileSync(join(openReferralData ?? '', 'mocks', kind, `${name}.json`), 'utf8'))
