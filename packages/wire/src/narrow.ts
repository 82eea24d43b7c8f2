/** What a vendor sends is never trusted to have the documented shape: a wrong type reads as absent. */
export type Json = Record<string, unknown>

const none: Json = {}

export const isJson = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const json = (value: unknown): Json => (isJson(value) ? value : none)

export const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])

export const string = (value: unknown): string | null => (typeof value === 'string' ? value : null)

export const number = (value: unknown): number | null =>
  typeof value === 'number' && Number.isFinite(value) ? value : null

/** A token count: anything but a number from 0 up is unknown. */
export const count = (value: unknown): number | null =>
  typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : null

/** The text that the model wrote; some compatible servers send arguments as an object. */
export const argumentText = (value: unknown): string =>
  typeof value === 'string' ? value : value === undefined || value === null ? '' : jsonText(value)

/** JSON nested some ten thousand deep is parsed, but no more written. */
export const jsonText = (value: unknown): string => {
  try {
    return JSON.stringify(value) ?? ''
  } catch {
    return ''
  }
}
