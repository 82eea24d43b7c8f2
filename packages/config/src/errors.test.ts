import { describe, expect, it } from 'vitest'
import { errorCatalogue, failure } from './errors.ts'
import { exitCodeOf } from './exit.ts'

describe('the error catalogue', () => {
  it('fills in what its messages name', () => {
    const error = failure('PORT_TAKEN', { address: '127.0.0.1:4100', what: 'proxy' })
    expect(error.message).toBe(
      '127.0.0.1:4100 is in use already. Choose another one with `listen.proxy` in tierdrop.yaml.',
    )
    expect(error).toMatchObject({ code: 'PORT_TAKEN', exitCode: 4 })
  })

  it('keeps the cause', () => {
    const cause = new Error('disk full')
    expect(failure('STORE_FAILED', { store: 't.db', reason: 'disk full' }, { cause }).cause).toBe(cause)
  })

  it('never takes an unknown error for the answer "no"', () => {
    expect(exitCodeOf(new Error('a bug'))).toBe(4)
    expect(exitCodeOf('thrown text')).toBe(4)
    expect(exitCodeOf(failure('ANSWER_NO', { reason: 'worse' }))).toBe(1)
    expect(exitCodeOf(failure('NOT_ENOUGH_DATA', { reason: 'three units' }))).toBe(3)
  })

  it('has one exit code for config and usage', () => {
    for (const [code, { exitCode }] of Object.entries(errorCatalogue)) {
      if (/^(CONFIG|USAGE)/.test(code)) expect(exitCode, code).toBe(2)
    }
  })
})
