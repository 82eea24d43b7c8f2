/**
 * Every way in which a process of tierdrop ends on purpose. Exit codes: 1 the answer is no,
 * 2 wrong usage or config, 3 not enough data, 4 infrastructure failed.
 */
export const errorCatalogue = {
  CONFIG_MISSING: {
    exitCode: 2,
    message: '{file}: there is no such file. `tierdrop init` writes a commented tierdrop.yaml to begin with.',
  },
  CONFIG_UNREADABLE: { exitCode: 2, message: '{file}: cannot be read: {reason}' },
  CONFIG_INVALID: { exitCode: 2, message: '{faults}' },
  USAGE: { exitCode: 2, message: '{reason}' },
  ANSWER_NO: { exitCode: 1, message: '{reason}' },
  NOT_ENOUGH_DATA: { exitCode: 3, message: '{reason}' },
  PORT_TAKEN: {
    exitCode: 4,
    message: '{address} is in use already. Choose another one with `listen.{what}` in tierdrop.yaml.',
  },
  STORE_NEWER: {
    exitCode: 4,
    message:
      '{store}: written by a newer tierdrop (schema {found}, this one knows {known}). Update tierdrop.',
  },
  STORE_FAILED: { exitCode: 4, message: '{store}: {reason}' },
  CHILD_FAILED: { exitCode: 4, message: '{child} stopped: {reason}' },
  INFRASTRUCTURE: { exitCode: 4, message: '{reason}' },
} as const satisfies Record<string, { exitCode: 1 | 2 | 3 | 4; message: string }>

export type ErrorCode = keyof typeof errorCatalogue

type Names<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Names<Rest>
  : never
export type ErrorDetails<Code extends ErrorCode> = Record<
  Names<(typeof errorCatalogue)[Code]['message']>,
  string | number
>

export class TierdropError extends Error {
  readonly code: ErrorCode
  readonly exitCode: 1 | 2 | 3 | 4

  constructor(code: ErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'TierdropError'
    this.code = code
    this.exitCode = errorCatalogue[code].exitCode
  }
}

export function failure<Code extends ErrorCode>(
  code: Code,
  details: ErrorDetails<Code>,
  options?: ErrorOptions,
): TierdropError {
  const values: Record<string, string | number> = details
  const message = errorCatalogue[code].message.replaceAll(/\{(\w+)\}/g, (_, key: string) =>
    String(values[key]),
  )
  return new TierdropError(code, message, options)
}
