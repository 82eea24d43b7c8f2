/** A request that can't be answered as it is: the status, and what would be right. */
export class BadRequest extends Error {
  readonly status: number
  readonly parameter: string | null
  readonly expected: string

  constructor(status: number, parameter: string | null, expected: string) {
    super(parameter === null ? expected : `${parameter}: expected ${expected}`)
    this.name = 'BadRequest'
    this.status = status
    this.parameter = parameter
    this.expected = expected
  }
}
