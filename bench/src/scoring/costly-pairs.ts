import { readGradeLine } from '@tierdrop/scoring'
import type { BigPair } from './big-pairs.ts'

/** Replies made to keep a grader busy where reading costs more than comparing: code, patterns, units, paths. */
export function costlyPairs(): BigPair[] {
  const scores = (factor: number): string =>
    JSON.stringify(
      Object.fromEntries(Array.from({ length: 50_000 }, (_, at) => [`item ${at}`, (at * factor) % 977])),
    )
  const words = JSON.stringify(Array.from({ length: 25_000 }, (_, at) => `${'a'.repeat(30)}${at}!`))
  const records = Array.from({ length: 11_000 }, (_, id) => ({ id, name: `name ${id}`, price: id / 4 }))
  const lists = JSON.stringify(Array.from({ length: 3000 }, () => Array(100).fill(1)))
  const nested = (leaf: string): string => '[1,'.repeat(60) + leaf + ']'.repeat(60)
  return [
    code('Python, all of it faults', 'python', 'x y '),
    code('Python, 8,000 statements', 'python', 'a=b\n'),
    code('JavaScript, all of it faults', 'js', '= '),
    code('JavaScript, 8,000 statements', 'js', 'a=b;'),
    code('TypeScript, types within types', 'ts', 'a<b<c<d>>>(e);'),
    bySchema('25,000 texts by a pattern of nested quantifiers', '^(a+)+$', words),
    bySchema('a text of 32 KB by such a pattern', '^(a+)+$', JSON.stringify(['a'.repeat(32_000)])),
    givenUp(bySchema('25,000 texts by two such patterns', '^(a+)+$|^(b+)+$', words, '^(a|aa)+$')),
    costly('1 MB of text, each word a unit', 'text', {
      reference: { text: '12 MW and 3 mW, '.repeat(60_000) },
      candidate: { text: '12 mW and 3 MW, '.repeat(60_000) },
    }),
    costly('1 MB, a ranking by the scores of one object', 'rank', {
      reference: { text: scores(1.5) },
      candidate: { text: scores(1.4) },
    }),
    givenUp(
      costly('lists, 60 deep', 'extract', {
        reference: { text: nested('2') },
        candidate: { text: nested('3') },
      }),
    ),
    byPath(
      'a path with a filter',
      '$[?@.price >= 0 && match(@.name, "name .*")].id',
      JSON.stringify(records),
    ),
    givenUp(byPath('a path that looks at all for each', '$..[?count(@..*) > 1]', lists)),
  ]
}

function costly(shape: string, kind: string, line: object): BigPair {
  return { shape, line: readGradeLine(JSON.stringify({ id: shape, kind, ...line })), givesUp: false }
}

function givenUp(pair: BigPair): BigPair {
  return { ...pair, givesUp: true }
}

function code(shape: string, tag: string, part: string): BigPair {
  const fenced = (text: string): string => `\`\`\`${tag}\n${text}\n\`\`\``
  return costly(`32 KB of ${shape}`, 'code', {
    reference: { text: fenced(tag === 'python' ? 'def f(a):\n  return a' : 'const f = 1') },
    candidate: { text: fenced(part.repeat(Math.floor(32_000 / part.length))) },
  })
}

function bySchema(shape: string, pattern: string, text: string, other?: string): BigPair {
  const items = other === undefined ? { pattern } : { allOf: [{ pattern }, { pattern: other }] }
  const pair = costly(shape, 'extract', {
    schema: { type: 'array', items: { type: 'string', ...items } },
    reference: { text: '["a"]' },
    candidate: { text },
  })
  return { ...pair, line: { ...pair.line, task: { ...pair.line.task, graders: ['schema'] } } }
}

function byPath(shape: string, path: string, text: string): BigPair {
  const pair = costly(shape, 'text', {
    options: { assertions: [{ path, above: -1 }] },
    reference: { text: 'x' },
    candidate: { text },
  })
  return { ...pair, line: { ...pair.line, task: { ...pair.line.task, graders: ['assertions'] } } }
}
