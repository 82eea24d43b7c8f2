/** One line of the doctor's: what was looked at, how it is, and what to do. */
export type Diagnosis = {
  check: string
  state: 'ok' | 'warn' | 'fail'
  text: string
  /** null where there is nothing to do */
  todo: string | null
  /** whose a failure is: 2 the config's, 4 the machine's */
  code: 2 | 4
}

export const fine = (check: string, text: string): Diagnosis => ({
  check,
  state: 'ok',
  text,
  todo: null,
  code: 4,
})
export const warning = (check: string, text: string, todo: string): Diagnosis => ({
  check,
  state: 'warn',
  text,
  todo,
  code: 4,
})
export const wrongConfig = (check: string, text: string, todo: string): Diagnosis => ({
  check,
  state: 'fail',
  text,
  todo,
  code: 2,
})
export const brokenMachine = (check: string, text: string, todo: string): Diagnosis => ({
  check,
  state: 'fail',
  text,
  todo,
  code: 4,
})
