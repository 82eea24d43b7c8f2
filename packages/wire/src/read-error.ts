import { isJson, json, jsonText, string } from './narrow.ts'
import type { VendorError } from './types.ts'

const word = (value: unknown): string | null =>
  typeof value === 'number' ? String(value) : string(value) || null

/** An aggregator's stream began with 200, so its error code carries the status that it got. */
const statusOfCode = (code: unknown): number | null => {
  const status = Number(code)
  return Number.isInteger(status) && status >= 400 && status < 600 ? status : null
}

/**
 * The shapes seen: `{error: {message, type, code}}` (OpenAI, Anthropic, Groq), numeric codes and
 * `metadata.raw` (OpenRouter), `{error: "text"}` (Hugging Face, Ollama), `{message}` (Mistral, AWS),
 * `{detail}` (FastAPI servers such as vLLM), `[{error}]` (Gemini's compatible endpoint).
 */
export const readError = (body: unknown, status: number | null): VendorError | null => {
  const holder = json(Array.isArray(body) ? body[0] : body)
  const error = holder.error ?? (isJson(holder.response) ? holder.response.error : undefined)

  if (isJson(error)) return describe(error, status)
  if (typeof error === 'string' && error !== '')
    return { status, type: word(holder.type), code: word(holder.code), message: error }
  // vLLM writes the error without a holder
  const failed = (status !== null && status >= 400) || holder.object === 'error'
  return failed ? describe(holder, status) : null
}

export const describe = (error: Record<string, unknown>, status: number | null): VendorError => {
  const message = string(error.message) ?? string(error.Message)
  const raw = string(json(error.metadata).raw)
  return {
    status:
      status !== null && status >= 400
        ? status
        : (statusOfCode(error.status_code) ?? statusOfCode(error.code) ?? statusOfCode(error.status)),
    // Gemini's word for it
    type: word(error.type) ?? (statusOfCode(error.status) === null ? word(error.status) : null),
    code: word(error.code),
    message: message !== null && raw !== null ? `${message}: ${raw}` : (message ?? detail(error)),
  }
}

const detail = (error: Record<string, unknown>): string => {
  const given = error.detail ?? error.details
  if (typeof given === 'string') return given
  return given === undefined ? jsonText(error) : jsonText(given)
}
