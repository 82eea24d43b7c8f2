import type { Template } from './template.ts'

const shop = ['find_order', 'cancel_order', 'refund_order']
const travel = ['search_flights', 'book_flight', 'find_hotel']
const six = ['read_file', 'write_file', 'list_files', 'run_tests', 'search_code', 'git_commit']

/** Tools decide, or the user's message is all there is. */
export const otherTemplates: Template[] = [
  // tools: the same instruction with other tools, the same tools with another instruction
  {
    name: 'dispatch-shop',
    kind: 'tools',
    system: 'Call the right tool for the request of {name} ({id}). Today is {date}.',
    tools: shop,
    call: 'find_order',
  },
  {
    name: 'dispatch-travel',
    kind: 'tools',
    system: 'Call the right tool for the request of {name} ({id}). Today is {date}.',
    tools: travel,
    call: 'find_hotel',
  },
  {
    name: 'agent-shop',
    kind: 'agent',
    system:
      'You are an autonomous support agent of {company}. Investigate the case step by step, use as many tools as you need, and close it. Case: {id}, opened {date}.',
    tools: shop,
    call: 'find_order',
  },
  {
    name: 'agent-code',
    kind: 'agent',
    system:
      'You are a coding agent working in {city} time. Plan first, then edit files until all tests pass. Repository: {company}.',
    tools: six,
    call: 'read_file',
  },
  {
    name: 'agent-review',
    kind: 'agent',
    system:
      'You are a code review agent working in {city} time. Read the files, then comment on every bug. Repository: {company}.',
    tools: six,
    call: 'read_file',
  },
  {
    name: 'agent-travel',
    kind: 'agent',
    system:
      '# Who you are\nThe travel agent of {company}.\n\n# How to work\n- Search before you book.\n- Confirm the price with the traveller before booking.\n- Finish with an itinerary.\n\n# Traveller\n- Name: {name}\n- Home: {city}\n- Currency: {amount}',
    tools: travel,
    call: 'search_flights',
  },
  {
    name: 'forced-extract',
    kind: 'extract',
    system: 'Record what the patient says. Clinic: {company}, {city}. Date: {date}.',
    tools: ['record_symptoms'],
    force: 'record_symptoms',
    call: 'record_symptoms',
  },
  {
    name: 'home-dispatch',
    kind: 'tools',
    system:
      "You control {name}'s home in {city}. Pick exactly one function that fulfils the command. The time is {n}:30.",
    tools: ['set_light', 'set_heating', 'play_music', 'lock_door'],
    call: 'set_light',
  },

  // the user's message alone
  {
    name: 'user-summary',
    kind: 'summarize',
    user: 'Summarize the following article in {n} bullet points:\n\n{article}',
  },
  {
    name: 'user-headline',
    kind: 'text',
    user: 'Write a headline for the following article in {n} words:\n\n{article}',
    reply: 'A {product} that everyone at home would like to own one day',
  },
  { name: 'user-translate', kind: 'text', user: 'Translate the following text to {language}:\n\n{text}' },
  { name: 'user-rewrite', kind: 'text', user: 'Rewrite the following text for children:\n\n{text}' },
  {
    name: 'user-sentiment',
    kind: 'classify',
    user: 'Is the sentiment of this review positive or negative?\n\nReview: "{text}"\n\nAnswer with one word.',
    reply: 'negative',
  },
  {
    name: 'user-language',
    kind: 'classify',
    user: 'Detect the language of this message. Answer with the ISO code only.\n\nMessage: {text}',
    reply: 'en',
  },
  {
    name: 'user-extract',
    kind: 'extract',
    user: 'Extract all names, dates and amounts from the text below as JSON with the keys "names", "dates", "amounts".\n\nText: {text} {passage}',
    reply: '{"names":[],"dates":[],"amounts":[]}',
  },
  {
    name: 'user-after',
    kind: 'summarize',
    user: '{article}\n\nSummarize the text above in one paragraph for a busy executive.',
  },
  {
    name: 'user-fewshot',
    kind: 'classify',
    user: 'Label each text as question, statement or command.\n\nText: {sentence}\nLabel: statement\n\nText: {sentence}\nLabel: command\n\nText: {sentence}\nLabel:',
    reply: 'command',
  },
  {
    name: 'user-rank',
    kind: 'rank',
    user: 'Rank these answers from best to worst. Return the numbers only.\n\nQuestion: {sentence}\n\nAnswers:\n{candidates}',
    reply: '3, 1, 2',
  },
  {
    name: 'user-code',
    kind: 'code',
    user: 'Explain what this does and write a faster version in Rust:\n\n```js\n{code}\n```',
    reply: '```rust\nfn f() {}\n```',
  },
  { name: 'user-inline', kind: 'text', user: 'Correct the spelling and grammar: {text}' },
  {
    name: 'user-tags',
    kind: 'text',
    user: '<email>\n{text}\n</email>\n\nWrite a friendly answer to this email on behalf of {name}. Offer a voucher of {amount}.',
  },
  {
    name: 'user-tags-decline',
    kind: 'text',
    user: '<email>\n{text}\n</email>\n\nWrite a firm refusal to this email on behalf of {name}. Cite our terms of {date}.',
  },

  // a system prompt that says nothing, and the task in the user's message
  {
    name: 'generic-keywords',
    kind: 'extract',
    system: 'You are a helpful assistant.',
    user: 'Extract the keywords of the text as a JSON list.\n\nText:\n{article}',
    reply: '["a"]',
  },
  {
    name: 'generic-title',
    kind: 'text',
    system: 'You are a helpful assistant.',
    user: 'Suggest a title for the text.\n\nText:\n{article}',
    reply: 'How we learned to love the {product} over the years',
  },
  { name: 'generic-chat', kind: 'text', system: 'You are a helpful assistant.', user: '{sentence}' },

  // context that stands in sentences, and other languages
  {
    name: 'voice',
    kind: 'text',
    system:
      'You are the phone assistant of {company}. {name} is calling from {city}. They are on the {plan} plan and bought a {product} on {date}. Answer in short sentences that sound natural when spoken. Never read out numbers longer than four digits.',
    user: '{sentence}',
  },
  {
    name: 'tutor',
    kind: 'text',
    system:
      "You teach {language} to {name}, who lives in {city}. Correct every mistake kindly and ask a follow-up question. Lesson {n}, {date}. Yesterday's lesson was about food.",
    user: '{sentence}',
  },
  {
    name: 'german',
    kind: 'text',
    system:
      'Du bist ein freundlicher Assistent von {company}. Heute ist der {date}. Beantworte Fragen zu Bestellungen kurz und höflich. Kunde: {name}, Nummer {id}.',
    user: '{sentence}',
  },
  {
    name: 'french',
    kind: 'summarize',
    system:
      'Tu es un assistant de {company}. Date : {date}. Résume la conversation en trois phrases. Client : {name}.',
    user: '{transcript}',
  },
]
