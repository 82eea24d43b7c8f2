import { remembered } from '../remembered.ts'

/** Fields whose digits are a name, not a quantity: version 1.10 is not version 1.1. */

/** wherever such a word stands in a field's name */
const always = new Set(['phone', 'fax', 'iban', 'bic', 'isbn', 'sku', 'zip', 'postal', 'plu', 'ean', 'uuid'])
/** at the end alone: `release` is a name, `release_date` is none */
const atEnd = new Set([
  'version',
  'ver',
  'v',
  'release',
  'id',
  'ids',
  'code',
  'codes',
  'serial',
  'account',
  'number',
  'no',
])
const runTogether =
  /(?:code|number|phone)$|^(?:user|order|item|product|customer|account|client|ticket|invoice|doc|document|device|message|session|transaction|employee|patient|vendor|tax|vat)id$/

const lookUp = remembered(1000, read)
/** the fields of a list have one name */
let last = { key: '', is: false }

export function isIdentifier(key: string): boolean {
  if (key !== last.key) last = { key, is: lookUp(key) }
  return last.is
}

function read(key: string): boolean {
  const words = key
    .slice(0, 200)
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((word) => word !== '')
  const last = words.at(-1) ?? ''
  return words.some((word) => always.has(word)) || atEnd.has(last) || runTogether.test(last)
}
