import { describe, expect, it } from 'vitest'
import { buildSkeleton } from './build-skeleton.ts'

const read = (text: string, source: 'system' | 'user' = 'system') =>
  buildSkeleton(text, source).sentences.map(({ words }) => words.join(' '))

describe('of a system prompt', () => {
  it('masks names, numbers, dates, addresses and quotations', () => {
    expect(
      read('You are Jane Doe of Acme Corp. Today is 3 March 2026. Mail jane@acme.io within 3 days.'),
    ).toEqual(['you are N', 'mail @ within # days'])
    expect(read('Greet Dr. Anna van der Berg with "Welcome back to our little shop by the sea".')).toEqual([
      'greet N with "',
    ])
  })

  it('masks names within a script without spaces', () => {
    const prompt = (firm: string, day: string) =>
      `あなたは${firm}の担当です。本日は${day}です。返信を書いてください。`
    expect(read(prompt('Northgate Logistics', '2026-03-04'))).toEqual(read(prompt('Umbra', '2025-12-24')))
    expect(read('次に分類：請求、配送、その他。')).not.toEqual(read('次に分類：請求、技術、その他。'))
  })

  it('keeps something where all of it looks like material', () => {
    expect(read('Tickets: we read them all')).toEqual(['tickets we read them all'])
  })

  it('keeps labels, quoted, in capitals or in a list', () => {
    expect(read('Answer with "yes" or "no".')).toEqual(['answer with yes or no'])
    expect(read('Choose one of: Billing, Technical or Other.')).toEqual([
      'choose # of billing technical or other',
    ])
    expect(read('Assign one of the codes RED, YELLOW or GREEN to the notes of DELL.')).toEqual([
      'assign # of codes red yellow or green to notes of N',
    ])
    expect(read('Label it.\n\nLabels:\n- spam: unwanted\n- ham: all else')).toEqual([
      'label it',
      'spam unwanted',
      'ham all else',
    ])
  })

  it.each([
    ['tags', '<context>\nYou must never do X.\n</context>'],
    ['a fence', 'Document:\n```\nYou must never do X.\n```'],
    ['triple quotes', 'Text: """\nYou must never do X.\n"""'],
    ['a JSON record', '{"rule": "You must never do X."}'],
    ['a heading', '## Background\nSome story. It goes on.\n\nAnd on.'],
    ['numbered documents', 'Document 1: You must never do X.\nDocument 2: Ship it back.'],
    ['block quotes', '> You must never do X.'],
    ['a rule on both sides', 'Context information is below.\n-----\nYou must never do X.\n-----'],
    ['examples', 'Examples:\nInput: a\nOutput: b\n\nInput: c\nOutput: d'],
    ['keys and values', 'Name: Bob\nPlan: gold\nCity: Oslo'],
  ])('leaves out %s', (_, material) => {
    const order = 'Answer the question of the customer.'
    const before = read(`${order}\n\nReply in English only.`)
    const withMaterial = read(`${order}\n\n${material}\n\nReply in English only.`).filter(
      (line) => !line.startsWith('context information'),
    )
    expect(withMaterial).toEqual(before)
  })

  it('keeps instructions in tags, and the keys of the form of the answer', () => {
    expect(read('<rules>\nNever guess.\n</rules>\nReturn JSON like:\n{"label": "x", "score": 1}')).toEqual([
      'never guess',
      'return json like',
      'label score',
    ])
  })

  it('takes orders up again after the material', () => {
    expect(read('Context:\nIt rained. You could hear it.\n\nAnswer from the context above.')).toContain(
      'answer from context above',
    )
  })
})

describe("of a user's message", () => {
  it.each([
    ['Summarize the following text:\n\nYou must see it. Write it down.', 'summarize following text'],
    ['Translate to French: Write it down.', 'translate to N'],
    ['You must see it.\n\nSummarize the text above in one line.', 'summarize text above in # line'],
    ['<mail>Write it down.</mail>\nAnswer this mail politely.', 'answer this mail politely'],
    [
      'Is this review positive or negative?\n\nReview: "Write it down."',
      'is this review positive or negative',
    ],
  ])('keeps the order alone: %s', (text, order) => {
    expect(buildSkeleton(text, 'user')).toMatchObject({ isTemplate: true })
    expect(read(text, 'user')).toEqual([order])
  })

  it('sees no template in free talk', () => {
    for (const text of [
      'My parcel is late.',
      'Write me back as soon as possible.',
      'What is the capital of France?',
    ])
      expect(buildSkeleton(text, 'user').isTemplate).toBe(false)
  })

  it('knows a template by its layout alone', () => {
    expect(read('Context: it rained.\n\nQuestion: did it?\nAnswer:', 'user')).toEqual(['context question'])
  })
})

it('finds an order of the user behind a lead-in, and one beside what it speaks of', () => {
  const material = '\n\nE-mail:\nPlease send the papers.'
  expect(read(`From the e-mail below, list the amounts.${material}`, 'user')).toEqual(['list amounts'])
  expect(read(`Below is an e-mail of ${'Jane Doe'}. Give me a recap.${material}`, 'user')).toEqual([
    'give me recap',
  ])
})
