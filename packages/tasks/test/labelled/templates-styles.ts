import type { Template } from './template.ts'

// Cores of tasks in the manner of eight authors. The same core in another manner asks for the same;
// cores differ from each other in a few decisive words.

type Core = {
  name: string
  kind: Template['kind']
  role: string
  order: string
  rules: string[]
  reply: string
  labels?: string[]
}

const cores: Core[] = [
  {
    name: 'invoice',
    kind: 'extract',
    role: 'a data entry clerk',
    order: 'Extract the invoice number, the total and the due date from the document',
    rules: [
      'Return a JSON object with the fields number, total and due.',
      'Use null where a value is missing.',
    ],
    reply: '{"number":"7","total":3,"due":null}',
  },
  {
    name: 'order',
    kind: 'extract',
    role: 'a data entry clerk',
    order: 'Extract the order number, the quantity and the delivery date from the document',
    rules: [
      'Return a JSON object with the fields number, quantity and delivery.',
      'Use null where a value is missing.',
    ],
    reply: '{"number":"7","quantity":3,"delivery":null}',
  },
  {
    name: 'intent',
    kind: 'classify',
    role: 'an intent classifier for a bank',
    order: 'Classify the message of the customer',
    rules: ['Reply with one label and nothing else.'],
    labels: ['open_account', 'lost_card', 'transfer', 'complaint'],
    reply: 'lost_card',
  },
  {
    name: 'complaint',
    kind: 'classify',
    role: 'an intent classifier for a bank',
    order: 'Classify the message of the customer',
    rules: ['Reply with one label and nothing else.'],
    labels: ['fees', 'fraud', 'waiting_time', 'staff'],
    reply: 'fees',
  },
  {
    name: 'digest',
    kind: 'summarize',
    role: 'an editor',
    order: 'Summarize the document for the board',
    rules: ['Write three bullet points.', 'Leave out names of persons.'],
    reply: '- One thing that happened\n- Another thing\n- A third',
  },
  {
    name: 'digest-press',
    kind: 'summarize',
    role: 'an editor',
    order: 'Summarize the document for the press',
    rules: ['Write three bullet points.', 'Leave out names of persons.'],
    reply: '- One thing that happened\n- Another thing\n- A third',
  },
  {
    name: 'rerank',
    kind: 'rank',
    role: 'a search engineer',
    order: 'Rank the documents by how well they answer the query',
    rules: ['Return the ids as a comma separated list, best first.'],
    reply: '3, 1, 2',
  },
  {
    name: 'letter',
    kind: 'text',
    role: 'a customer care writer',
    order: 'Write an apology for the delay',
    rules: ['Keep it under 120 words.', 'Never blame the carrier.'],
    reply: 'Dear customer, we are very sorry that it took so long and hope to do better.',
  },
]

const bullets = (items: readonly string[]) => items.map((item) => `- ${item}`).join('\n')
const sentences = ({ rules, labels }: Core) =>
  [...(labels === undefined ? [] : [`The labels are: ${labels.join(', ')}.`]), ...rules].join(' ')

const manners: Record<string, (core: Core) => Pick<Template, 'system' | 'user'>> = {
  terse: (core) => ({ system: `${core.order}. ${sentences(core)}` }),
  persona: (core) => ({
    system: `You are {name}, ${core.role} at {company} in {city}. It is {date}. ${core.order}. ${sentences(core)} Reference: {id}.`,
  }),
  markdown: (core) => ({
    system: `# {company} assistant\n\n## Role\n${core.role}\n\n## Task\n${core.order}.\n\n${core.labels === undefined ? '' : `## Labels\n${bullets(core.labels)}\n\n`}## Rules\n${bullets(core.rules)}\n\n## Session\n- user: {name}\n- started: {date}\n- id: {id}`,
  }),
  tags: (core) => ({
    system: `<instructions>\n${core.order}.\n${core.rules.join('\n')}\n</instructions>\n${core.labels === undefined ? '' : `<labels>${core.labels.join(' | ')}</labels>\n`}<user_profile>\n{json}\n</user_profile>\n<context>\n{passage}\n</context>`,
  }),
  fewshot: (core) => ({
    system: `${core.order}.\n${sentences(core)}\n\n### Examples\n{pairs}\n\n### End of examples`,
  }),
  retrieval: (core) => ({
    system: `${core.order}. ${sentences(core)}\n\nRelevant documents:\n\n{documents}\n\n{bracketed}`,
  }),
  steps: (core) => ({
    system: `Follow these steps:\n1. Read the input from {company} ({id}).\n2. ${core.order}.\n${core.rules.map((rule, at) => `${at + 3}. ${rule}`).join('\n')}\n${core.labels === undefined ? '' : `Labels: ${core.labels.join(', ')}`}`,
  }),
  userOnly: (core) => ({
    system: '',
    user: `${core.order}. ${sentences(core)}\n\nDocument ({id}, {date}):\n{article}`,
  }),
}

export const styleTemplates: (Template & { manner: string })[] = Object.entries(manners).flatMap(
  ([manner, make]) =>
    cores.map((core) => ({
      name: core.name,
      manner,
      kind: core.kind,
      reply: core.reply,
      user: '{text}',
      ...make(core),
    })),
)
