import { describe, expect, it } from 'vitest'
import { isLoopback, parseListen } from './listen.ts'
import { configSchema } from './schema.ts'
import { taskOfFound, taskPolicyInput, taskSettings } from './settings.ts'

const config = configSchema.parse({
  evaluation: {
    candidates: ['nano'],
    policy: { margin: 0.02, alpha: 0.05, gates: { maxInvalid: 0.02, maxRefusals: 0.01 } },
    kinds: { code: { margin: 0.05 }, classify: { retries: 2 } },
  },
  tasks: {
    route: {
      kind: 'classify',
      margin: 0.01,
      gates: { maxInvalid: 0 },
      found: ['t-1', 't-2'],
      egress: ['openai', 'anthropic'],
      judge: { criteria: 'Same queue.' },
      policy: { nano: { margin: 0.005, gates: { maxLatencyRatio: 2 } } },
    },
  },
  defaults: { judge: { tier: 'mini', criteria: 'Equally useful.' } },
})

describe('taskPolicyInput', () => {
  it('takes the nearest value of each field, gates one by one', () => {
    expect(taskPolicyInput(config, { task: 'route', kind: 'classify', candidate: 'nano' })).toEqual({
      margin: 0.005,
      alpha: 0.05,
      retries: 2,
      gates: { maxInvalid: 0, maxRefusals: 0.01, maxLatencyRatio: 2 },
    })
    expect(taskPolicyInput(config, { task: 'route', kind: 'classify', candidate: null }).margin).toBe(0.01)
    expect(taskPolicyInput(config, { task: 'found', kind: 'code', candidate: 'nano' }).margin).toBe(0.05)
    expect(taskPolicyInput(config, { task: 'constructor', kind: null, candidate: null }).margin).toBe(0.02)
  })

  it('leaves the config as it was', () => {
    expect(config.evaluation.policy.gates).toEqual({ maxInvalid: 0.02, maxRefusals: 0.01 })
  })
})

describe('taskSettings', () => {
  it('has a task’s own settings over the defaults', () => {
    expect(taskSettings(config, 'route')).toMatchObject({
      kind: 'classify',
      candidates: ['nano'],
      egress: ['openai', 'anthropic'],
      control: 'on',
      sample: 0.1,
      judge: { tier: 'mini', criteria: 'Same queue.' },
    })
  })

  it('has the defaults for a task that config does not know', () => {
    expect(taskSettings(config, 'found-by-itself')).toMatchObject({
      kind: null,
      candidates: ['nano'],
      egress: null,
      own: null,
    })
  })

  it('has a judge only where its tier and its criteria are known', () => {
    const without = configSchema.parse({ tasks: { a: { judge: { criteria: 'x' } } } })
    expect(taskSettings(without, 'a').judge).toBeNull()
  })
})

describe('taskOfFound', () => {
  it('finds the name under which config puts a found task', () => {
    expect(taskOfFound(config, 't-2')).toBe('route')
    expect(taskOfFound(config, 't-3')).toBeNull()
  })
})

describe('parseListen', () => {
  it.each([
    ['127.0.0.1:4100', { host: '127.0.0.1', port: 4100 }],
    ['localhost:0', { host: 'localhost', port: 0 }],
    ['[::1]:80', { host: '::1', port: 80 }],
    ['127.0.0.1', null],
    [':4100', null],
    ['host:65536', null],
    ['::1:80', null],
    ['http://host:80', null],
  ])('%s', (address, expected) => {
    expect(parseListen(address)).toEqual(expected)
  })

  it('knows what stays on the machine', () => {
    expect(['127.0.0.1', '127.1.2.3', '::1', 'localhost'].every(isLoopback)).toBe(true)
    expect(['0.0.0.0', '::', '10.0.0.7', 'localhost.example'].some(isLoopback)).toBe(false)
  })
})
