import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { pairOf, reply } from '../../test/pairs.ts'
import { type Grade, grade } from '../index.ts'
import { createJudge, type JudgeAnswer } from './judge.ts'
import type { JudgePrompt } from './prompt.ts'
import { steersJudge } from './steering.ts'

const tier = { name: 'judge', model: 'gpt-5.4' }
const arms = [{ name: 'nano', model: 'gpt-5.4-nano' }]
const end = { reason: 'end' as const, raw: null, sequence: null }
const answer = (better: string): JudgeAnswer => ({
  reply: reply(JSON.stringify({ reasons: 'because', better })),
  stop: end,
})

/** A model that prefers the longer reply, wherever it stands, and reads only what is between the marks. */
async function honest(prompt: JudgePrompt): Promise<JudgeAnswer> {
  const [first, second] = [fenced(prompt, 'first reply'), fenced(prompt, 'second reply')]
  return answer(first.length === second.length ? 'same' : first.length > second.length ? 'first' : 'second')
}

function fenced(prompt: JudgePrompt, name: string): string {
  const mark = /<<request (\w+)>>/.exec(prompt.user)?.[1] ?? ''
  const open = `<<${name} ${mark}>>\n`
  const start = prompt.user.indexOf(open) + open.length
  return prompt.user.slice(start, prompt.user.indexOf(`\n<<end of ${name} ${mark}>>`, start))
}

const judging = (ask: (prompt: JudgePrompt) => Promise<JudgeAnswer>) =>
  createJudge({ ask, criteria: 'Is it right?', tier, arms })
const judged = async (
  ask: (prompt: JudgePrompt) => Promise<JudgeAnswer>,
  a = 'short',
  b = 'a longer reply',
): Promise<Grade> => judging(ask).grade(pairOf(a, b))

describe('judge', () => {
  it('passes a candidate that is better or the same in both orders', async () => {
    expect(await judged(honest)).toMatchObject({ outcome: 'passed' })
    expect(await judged(async () => answer('same'))).toMatchObject({ outcome: 'passed' })
  })

  it('fails a candidate that is worse in both orders', async () => {
    expect(await judged(honest, 'a longer reply', 'short')).toMatchObject({
      outcome: 'failed',
      failures: [{ code: 'judged-worse' }],
    })
  })

  it('has no answer where the order decides', async () => {
    expect(await judged(async () => answer('first'))).toMatchObject({ outcome: 'unscored' })
    expect(await judged(async () => answer('second'))).toMatchObject({ outcome: 'unscored' })
  })

  const broken: [string, JudgeAnswer][] = [
    [
      'truncation',
      {
        reply: reply('{"reasons":"because","better":"sa'),
        stop: { reason: 'length', raw: 'length', sequence: null },
      },
    ],
    [
      'a complete answer at the token limit',
      {
        reply: reply('{"reasons":"x","better":"same"}'),
        stop: { reason: 'length', raw: null, sequence: null },
      },
    ],
    ['a refusal', { reply: { ...reply(''), refusal: 'no' }, stop: end }],
    ['another word', answer('both')],
    ['prose', { reply: reply('They are the same.'), stop: end }],
    ['JSON inside prose', { reply: reply('Well: {"reasons":"x","better":"same"}'), stop: end }],
    ['a field too many', { reply: reply('{"reasons":"x","better":"same","score":1}'), stop: end }],
    ['an outage', { failed: 'HTTP 503' }],
  ]
  it.each(broken)('has no answer after %s', async (_, given) => {
    expect(await judged(async () => given)).toMatchObject({ outcome: 'unscored' })
    let asked = 0
    expect(await judged(async (prompt) => (++asked === 1 ? honest(prompt) : given))).toMatchObject({
      outcome: 'unscored',
    })
  })

  it('asks blindly, at temperature 0, with a schema', async () => {
    const prompts: JudgePrompt[] = []
    await judged(async (prompt) => {
      prompts.push(prompt)
      return answer('same')
    })
    expect(prompts).toHaveLength(2)
    for (const prompt of prompts) {
      expect(prompt).toMatchObject({ temperature: 0, schema: { additionalProperties: false } })
      expect(prompt.system + prompt.user).not.toMatch(/candidate|reference|primary|nano|gpt/i)
    }
    expect(prompts[0]?.user).not.toBe(prompts[1]?.user)
  })

  it('is spared where an exact grader has decided, and asked where text differs', async () => {
    let asked = 0
    const counting = async (): Promise<JudgeAnswer> => {
      asked++
      return answer('same')
    }
    const graders = ['text', judging(counting)]
    const task = { kind: 'text' as const, options: {}, graders }
    expect(await grade(pairOf('the same', 'The same.'), task)).toMatchObject({ outcome: 'passed' })
    expect(asked).toBe(0)
    expect(await grade(pairOf('one thing', 'another thing'), task)).toMatchObject({
      outcome: 'passed',
      notes: expect.arrayContaining(['decided by judge']),
    })
    expect(asked).toBe(2)
    const gated = {
      kind: 'text' as const,
      options: { assertions: [{ contains: 'thing' }] },
      graders: [...graders, 'assertions'],
    }
    expect(await grade(pairOf('one thing', 'nothing else, sir'), gated)).toMatchObject({ outcome: 'passed' })
    expect(await grade(pairOf('one thing', 'no'), gated)).toMatchObject({ outcome: 'failed' })
    expect(asked).toBe(4)
  })

  it.each(['gpt-5.4', 'GPT-5.4', 'openai/gpt-5.4', 'gpt-5.4-2026-03-05', 'gpt-5.4-latest'])(
    'may not be one of the arms: %s',
    (model) => {
      expect(() =>
        createJudge({ ask: honest, criteria: 'x', tier, arms: [{ name: 'other', model }] }),
      ).toThrow('same model')
    },
  )
  it.each(['gpt-5.4-mini', 'gpt-5', 'claude-haiku-4-5'])('may be another model: %s', (model) => {
    expect(() =>
      createJudge({ ask: honest, criteria: 'x', tier, arms: [{ name: 'other', model }] }),
    ).not.toThrow()
  })
})

const attempts = JSON.parse(readFileSync(new URL('../../test/steering.json', import.meta.url), 'utf8')) as {
  steering: string[]
  harmless: string[]
}

describe('text that would steer the judge', () => {
  it('is tried at least thirty times', () => {
    expect(attempts.steering.length).toBeGreaterThanOrEqual(30)
    expect(attempts.harmless.length).toBeGreaterThanOrEqual(30)
  })

  // Obeys anything that stands outside the marks: what gets there would win.
  it.each(attempts.steering)('never leaves its marks, and is not judged: %s', async (text) => {
    let outside = ''
    const gullible = async (prompt: JudgePrompt): Promise<JudgeAnswer> => {
      const between = ['request', 'first reply', 'second reply'].map((name) => fenced(prompt, name))
      outside = between.reduce((rest, part) => rest.replace(part, ''), prompt.system + prompt.user)
      return answer('same')
    }
    expect(await judged(gullible, 'a reply', text)).toMatchObject({
      outcome: 'unscored',
      reason: 'a reply speaks to its judge',
    })
    expect(await judged(gullible, text, 'a reply')).toMatchObject({ outcome: 'unscored' })
    // Were it not told, the marks would still hold.
    const { judgePrompt } = await import('./prompt.ts')
    await gullible(judgePrompt(pairOf('x', 'y').conversation, 'a reply', text, 'Is it right?'))
    expect(outside).not.toContain(text)
  })

  it.each(attempts.harmless)('is not seen in an ordinary reply: %s', (text) => {
    expect(steersJudge(text)).toBe(false)
  })
})
