import { shape, type Tool, t } from './template.ts'

const J = JSON.stringify

// framework-like prompts (chains, signatures, validators), agents with tools, terse one-liners, mid-week edits
const dspy = (ins: string[], outs: string[], goal: string) =>
  `Your input fields are:\n${ins.map((name, at) => `${at + 1}. \`${name}\` (str)`).join('\n')}\nYour output fields are:\n${outs.map((name, at) => `${at + 1}. \`${name}\` (str)`).join('\n')}\nAll interactions are structured like this, with the values filled in.\n\n${[...ins, ...outs].map((name) => `[[ ## ${name.split(' ')[0]} ## ]]\n{${name}}`).join('\n\n')}\n\n[[ ## completed ## ]]\nIn adhering to this structure, your objective is: \n        ${goal}`
const dspyIn = (values: Record<string, string>, out: string) =>
  `${Object.entries(values)
    .map(([name, value]) => `[[ ## ${name} ## ]]\n${value}`)
    .join(
      '\n\n',
    )}\n\nRespond with the corresponding output fields, starting with the field \`[[ ## ${out} ## ]]\`, and then ending with the marker for \`[[ ## completed ## ]]\`.`
const dspyOut = (name: string, value: string) => `[[ ## ${name} ## ]]\n${value}\n\n[[ ## completed ## ]]`
const shopTools: Tool[] = [
  ['find_order', 'Finds an order', 'order_id'],
  ['refund_order', 'Refunds an order', 'order_id', 'amount'],
  ['send_mail', 'Sends a mail', 'to', 'body'],
  ['escalate', 'Hands over to a person', 'why'],
]
const codeTools: Tool[] = [
  ['read_file', 'Reads a file', 'path'],
  ['edit_file', 'Edits a file', 'path', 'patch'],
  ['run_tests', 'Runs the tests', 'filter'],
  ['grep', 'Searches the tree', 'pattern'],
]

export const frameworks = [
  // chain prose
  t('c-stuff-qa', 'text', (w) => ({
    u: `Use the pieces of context below to answer the question at the end. If the answer is not there, just say that you don't know.\n\n${w.list(2, 5, () => w.para()).join('\n\n')}\n\nQuestion: ${w.ask()}\nHelpful Answer:`,
    r: w.para(1, 2),
  })),
  t('c-map', 'summarize', (w) => ({
    u: `Write a concise summary of the following:\n\n\n"${w.text()}"\n\n\nCONCISE SUMMARY:`,
    r: w.para(),
  })),
  t('c-refine', 'summarize', (w) => ({
    u: `Your job is to produce a final summary.\nWe have provided an existing summary up to a certain point: ${w.para()}\nWe have the opportunity to refine the existing summary (only if needed) with some more context below.\n------------\n${w.text()}\n------------\nGiven the new context, refine the original summary.`,
    r: w.para(),
  })),
  t('c-condense', 'text', (w) => ({
    u: `Given the following conversation and a follow up question, rephrase the follow up question to be a standalone question.\n\nChat History:\n${w.list(1, 4, () => `Human: ${w.ask()}\nAssistant: ${w.sentence()}`).join('\n')}\nFollow Up Input: ${w.ask()}\nStandalone question:`,
    r: w.ask(),
  })),
  t('c-react', 'agent', (w) => ({
    u: `Answer the questions below as best you can. You can use these tools:\n\nsearch: looks things up on the web\ncalculator: evaluates arithmetic\n\nUse this format:\n\nQuestion: the input question\nThought: what to do next\nAction: one of [search, calculator]\nAction Input: the input of the action\nObservation: the result\n... (this can repeat)\nThought: I now know the final answer\nFinal Answer: the answer\n\nQuestion: ${w.ask()}\n${w.list(0, 3, () => `Thought: ${w.sentence()}\nAction: search\nAction Input: ${w.thing()}\nObservation: ${w.para(1, 2)}`).join('\n')}\nThought:`,
    r: ` ${w.sentence()}\nAction: ${w.pick(['search', 'calculator'])}\nAction Input: ${w.thing()}`,
  })),
  t('c-sql-chain', 'code', (w) => ({
    u: `You are a SQLite expert. Given an input question, create a syntactically correct SQLite query to run. Unless told otherwise query for at most 5 results.\n\nOnly use the following tables:\nCREATE TABLE ${w.pick(['albums', 'tracks'])} (id INTEGER, title TEXT, price REAL)\n\nQuestion: How many ${w.thing()}s were sold in ${w.city()} in ${w.month()}?\nSQLQuery:`,
    r: `SELECT COUNT(*) FROM albums WHERE price > ${w.int(1, 99)} LIMIT 5;`,
  })),
  t('c-selfquery', 'extract', (w) => ({
    u: `Your goal is to structure the user's query to match the request schema: a JSON object with the keys "query" and "filter".\n\nData source attributes: genre, year, rating.\n\nUser Query: films like ${w.thing()} after ${w.int(1980, 2020)}\n\nStructured Request:`,
    r: J({ query: w.thing(), filter: `gt("year", ${w.int(1980, 2020)})` }),
  })),
  t('c-router-chain', 'classify', (w) => ({
    u: `Given a raw text input to a language model select the model prompt best suited for the input. You will be given the names of the available prompts.\n\n<< CANDIDATE PROMPTS >>\nphysics: good for physics questions\nhistory: good for history questions\nmath: good for math questions\nDEFAULT: anything else\n\n<< INPUT >>\n${w.ask()}\n\n<< OUTPUT >>\nOnly the name:`,
    r: w.pick(['physics', 'history', 'math', 'DEFAULT']),
  })),
  t('c-relevance', 'classify', (w) => ({
    u: `You are a grader assessing relevance of a retrieved document to a user question.\nHere is the retrieved document:\n\n${w.para()}\n\nHere is the user question: ${w.ask()}\nIf the document contains keywords related to the question, grade it as relevant. Give a binary score 'yes' or 'no'.`,
    r: w.pick(['yes', 'no']),
  })),
  t('c-grounded', 'classify', (w) => ({
    u: `You are a grader assessing whether an answer is grounded in a set of facts.\nHere are the facts:\n\n${w.para()}\n\nHere is the answer: ${w.sentence()}\nGive a binary score 'yes' or 'no'.`,
    r: w.pick(['yes', 'no']),
  })),
  t('c-hyde', 'text', (w) => ({
    u: `Please write a passage to answer the question.\nQuestion: ${w.ask()}\nPassage:`,
    r: w.para(),
  })),
  t('c-multiquery', 'text', (w) => ({
    u: `You are an AI assistant. Generate three different versions of the given user question to retrieve relevant documents from a vector database. Provide these alternative questions separated by newlines.\nOriginal question: ${w.ask()}`,
    r: w.list(3, 3, w.ask).join('\n'),
  })),
  t('c-entities', 'extract', (w) => ({
    u: `You are an AI assistant reading the transcript of a conversation between an AI and a human. Extract all of the proper nouns from the last line of conversation. Return the output as a single comma-separated list, or NONE.\n\nConversation history:\n${w.transcript()}\nLast line:\nHuman: ${w.sentence()}\n\nOutput:`,
    r: w.pick([w.name(), w.firm(), 'NONE']),
  })),
  t('c-kg', 'extract', (w) => ({
    s: 'You are a top-tier algorithm for building knowledge graphs from text. Return triples as JSON: [{"head": ..., "relation": ..., "tail": ...}]. Use consistent entity names.',
    u: `Use the given format to extract information from the following input: ${w.para()}`,
    r: J([{ head: w.name(), relation: 'WORKS_FOR', tail: w.firm() }]),
  })),
  // signatures
  t('d-cot-qa', 'text', (w) => ({
    s: dspy(['context', 'question'], ['reasoning', 'answer'], 'Answer questions with short factoid answers.'),
    u: dspyIn(
      { context: w.list(1, 4, (at) => `[${at + 1}] «${w.para(1, 2)}»`).join('\n'), question: w.ask() },
      'reasoning',
    ),
    r: dspyOut('reasoning', w.para()),
  })),
  t('d-classify', 'classify', (w) => ({
    s: dspy(
      ['email'],
      ["topic (Literal['bill', 'outage', 'move'])"],
      'Classify the email of a utility customer by topic.',
    ),
    u: dspyIn({ email: w.mail() }, 'topic'),
    r: dspyOut('topic', w.pick(['bill', 'outage', 'move'])),
  })),
  t('d-query', 'text', (w) => ({
    s: dspy(
      ['context', 'question'],
      ['reasoning', 'query'],
      'Write a simple search query that will help answer a complex question.',
    ),
    u: dspyIn({ context: w.para(), question: w.ask() }, 'reasoning'),
    r: dspyOut('query', w.ask()),
  })),
  t('d-summary', 'summarize', (w) => ({
    s: dspy(['document'], ['summary'], 'Summarize the document for a busy reader.'),
    u: dspyIn({ document: w.text() }, 'summary'),
    r: dspyOut('summary', w.para()),
  })),
  // validators
  t('i-user', 'extract', (w) => ({
    s: 'As a genius expert, your task is to understand the content and provide the parsed objects in json that match the following json_schema:\n\n{"properties": {"name": {"type": "string"}, "age": {"type": "integer"}, "email": {"type": "string"}}, "required": ["name", "age"]}\n\nMake sure to return an instance of the JSON, not the schema itself',
    u: w.para(),
    r: J({ name: w.name(), age: w.int(18, 90), email: w.email() }),
  })),
  t('i-event', 'extract', (w) => ({
    s: 'As a genius expert, your task is to understand the content and provide the parsed objects in json that match the following json_schema:\n\n{"properties": {"title": {"type": "string"}, "starts_at": {"type": "string", "format": "date-time"}, "venue": {"type": "string"}}, "required": ["title", "starts_at"]}\n\nMake sure to return an instance of the JSON, not the schema itself',
    u: w.para(),
    r: J({ title: w.sentence(), starts_at: w.now(), venue: w.city() }),
  })),
  t('i-label', 'classify', (w) => ({
    s: 'As a genius expert, your task is to understand the content and provide the parsed objects in json that match the following json_schema:\n\n{"properties": {"label": {"enum": ["SPAM", "NOT_SPAM"], "type": "string"}}, "required": ["label"]}\n\nMake sure to return an instance of the JSON, not the schema itself',
    u: w.mail(),
    r: J({ label: w.pick(['SPAM', 'NOT_SPAM']) }),
  })),
  t('i-retry', 'extract', (w) => ({
    t: [
      [
        'UserDetail',
        'Correctly extracted UserDetail with all the required parameters',
        'name',
        'role',
        'company',
      ],
    ],
    f: 'UserDetail',
    u: `Extract: ${w.name()} has been ${w.pick(['CTO', 'CEO', 'clerk'])} of ${w.firm()} since ${w.date()}`,
    c: 'UserDetail',
  })),
  // agents
  t('a-shop', 'agent', (w) => ({
    s: `You are the order assistant of ${w.firm()}. Customer: ${w.name()} <${w.email()}>, locale ${w.locale()}. Never refund more than ${w.money()} without escalation.`,
    t: shopTools,
    u: w.message(),
    w: w.list(0, 3, () => [w.pick(['find_order', 'send_mail']), w.record()] as [string, string]),
    ...(w.next() < 0.6 ? { c: w.pick(['find_order', 'refund_order', 'escalate']) } : { r: w.para(1, 2) }),
  })),
  t('a-shop-voice', 'agent', (w) => ({
    s: `You are on the phone for ${w.firm()}. Speak in short sentences, no lists, no links. Caller: ${w.name()}. Never refund more than ${w.money()} without escalation.`,
    t: shopTools,
    u: w.ask(),
    e: w.list(0, 2, () => [w.ask(), w.sentence()]),
    w: w.list(0, 2, () => ['find_order', w.record()] as [string, string]),
    ...(w.next() < 0.6 ? { c: w.pick(['find_order', 'refund_order', 'escalate']) } : { r: w.sentence() }),
  })),
  t('a-coder', 'agent', (w) => ({
    s: `You are a coding agent working in the user's repository.\n\n# Environment\nWorking directory: /home/${w.first().toLowerCase()}/${w.hex(5)}\nPlatform: linux\nToday's date: ${w.iso()}\n\n# Rules\n- Make the smallest change that solves the task\n- Run the tests before you finish${w.maybe(0.4, `\n\n# Project notes\n${w.list(1, 4, () => `- ${w.sentence()}`).join('\n')}`)}`,
    t: codeTools,
    u: `${w.sentence()} Fix it in ${w.hex(4)}.ts`,
    w: w.list(
      1,
      5,
      () =>
        [w.pick(['read_file', 'grep', 'run_tests']), w.pick([w.javascript, w.logs])()] as [string, string],
    ),
    ...(w.next() < 0.8 ? { c: w.pick(['read_file', 'edit_file', 'run_tests']) } : { r: w.para() }),
  })),
  t('a-research', 'agent', (w) => ({
    s: `You are a research lead. The current date is ${w.date()}. Plan, search, open sources, and write a cited report when you have enough. Think about what is missing after every result.`,
    t: [
      ['web_search', 'Search the web', 'query'],
      ['open_page', 'Open a page', 'url'],
      ['write_report', 'Write the report', 'markdown'],
    ],
    u: `What is known about ${w.thing()}s in ${w.city()}?`,
    w: w.list(1, 4, () => [w.pick(['web_search', 'open_page']), w.para()] as [string, string]),
    c: w.pick(['web_search', 'open_page', 'write_report']),
  })),
  t('a-subagent', 'agent', (w) => ({
    s: 'You are a sub-agent. Complete exactly the assignment you are given with the tools, then report back in one paragraph. You cannot ask questions.',
    t: [
      ['web_search', 'Search the web', 'query'],
      ['open_page', 'Open a page', 'url'],
    ],
    u: `Assignment ${w.hex(6)}: find out ${w.sentence()}`,
    w: w.list(1, 4, () => [w.pick(['web_search', 'open_page']), w.para()] as [string, string]),
    ...(w.next() < 0.7 ? { c: 'web_search' } : { r: w.para() }),
  })),
  t('a-calendar', 'tools', (w) => ({
    s: `Current time: ${w.now()}. User's time zone: ${w.pick(['Europe/Berlin', 'Asia/Tokyo', 'America/New_York'])}.`,
    t: [
      ['create_event', 'Creates an event', 'title', 'start'],
      ['delete_event', 'Deletes an event', 'event_id'],
      ['list_events', 'Lists events', 'day'],
    ],
    u: w.pick([
      `lunch with ${w.first()} on ${w.date()}`,
      'what do I have tomorrow',
      `cancel the thing at ${w.time()}`,
    ]),
    c: w.pick(['create_event', 'delete_event', 'list_events']),
  })),
  t('a-bank', 'tools', (w) => ({
    s: 'Map the banking request to one API call. Do not chat.',
    t: [
      ['get_balance', 'Balance', 'account'],
      ['transfer', 'Transfers money', 'iban', 'amount'],
      ['block_card', 'Blocks a card', 'card'],
    ],
    u: w.pick([
      'I lost my card',
      `send ${w.money()} to ${w.name()}`,
      'how much do I have left',
      `block ${w.id()}`,
    ]),
    c: w.pick(['get_balance', 'transfer', 'block_card']),
  })),
  t('a-sql-agent', 'agent', (w) => ({
    s: `You are a data analyst agent with access to the warehouse of ${w.firm()}. Explore the schema first, run queries, fix failing queries, and finish with a short answer and the final SQL.`,
    t: [
      ['list_tables', 'Lists tables', 'schema'],
      ['run_query', 'Runs SQL', 'sql'],
    ],
    u: `Which ${w.thing()} sold best in ${w.city()}?`,
    w: w.list(1, 4, () => [w.pick(['list_tables', 'run_query']), w.record()] as [string, string]),
    ...(w.next() < 0.7 ? { c: 'run_query' } : { r: w.para() }),
  })),
  // terse one-liners, as system
  t('s-label-topic', 'classify', (w) => ({
    s: 'Topic: sports, politics, tech, other. One word.',
    u: w.para(),
    r: w.pick(['sports', 'politics', 'tech', 'other']),
  })),
  t('s-label-topic2', 'classify', (w) => ({
    s: 'Topic: sports, politics, health, other. One word.',
    u: w.para(),
    r: w.pick(['sports', 'politics', 'health', 'other']),
  })),
  t('s-yesno-lead', 'classify', (w) => ({
    s: 'Is this person a decision maker? y/n',
    u: `${w.name()}, ${w.pick(['VP Sales', 'intern', 'head of IT', 'nurse'])} at ${w.firm()}`,
    r: w.pick(['y', 'n']),
  })),
  t('s-summ', 'summarize', (w) => ({ s: 'tl;dr, 1 sentence', u: w.text(), r: w.sentence() })),
  t('s-translate', 'text', (w) => ({ s: 'en -> es', u: w.para(), r: w.es() })),
  t('s-translate-ja', 'text', (w) => ({ s: 'en -> ja', u: w.para(), r: w.ja() })),
  t('s-spelling', 'text', (w) => ({ s: 'Fix spelling.', u: w.para(), r: w.para() })),
  t('s-json', 'extract', (w) => ({
    s: 'name, phone, email → json',
    u: w.mail(),
    r: J({ name: w.name(), phone: null, email: w.email() }),
  })),
  t('s-keywords', 'extract', (w) => ({
    s: '5 keywords, comma separated',
    u: w.text(1, 2),
    r: w.list(5, 5, w.thing).join(', '),
  })),
  t('s-slug', 'text', (w) => ({
    s: 'url slug for the title',
    u: w.sentence(),
    r: `${w.hex(5)}-${w.hex(4)}`,
  })),
  t('s-sql', 'code', (w) => ({
    s: 'nl2sql. sqlite. tables: users(id,name,city), orders(id,user_id,total)',
    u: `users in ${w.city()} with more than ${w.int(1, 20)} orders`,
    r: `SELECT u.name FROM users u WHERE u.city = '${w.city()}'`,
  })),
  t('s-bash', 'code', (w) => ({
    s: 'bash one-liner only',
    u: `${w.pick(['count', 'delete', 'list', 'rename'])} all ${w.pick(['png', 'log', 'csv'])} files older than ${w.int(1, 90)} days`,
    r: `find . -name '*.log' -mtime +${w.int(1, 90)}`,
  })),
  t('s-score', 'classify', (w) => ({
    s: 'helpfulness 1-5, digit only',
    u: `Q: ${w.ask()}\nA: ${w.para()}`,
    r: String(w.int(1, 5)),
  })),
  t('s-friendly', 'text', (w) => ({ s: `be nice. you are ${w.first()}.`, u: w.ask(), r: w.para() })),
  t('s-none', 'text', (w) => ({
    s: 'You are a helpful assistant.',
    u: w.pick([w.ask(), w.message(), w.para()]),
    r: w.para(),
  })),
  t('s-sort', 'rank', (w) => ({
    s: 'sort by relevance to the query, ids only',
    u: `q: ${w.ask()}\n${w.list(3, 8, () => `${w.id('d')}: ${w.sentence()}`).join('\n')}`,
    r: w.list(3, 8, () => w.id('d')).join(','),
  })),
  t('s-pick', 'rank', (w) => ({
    s: 'Pick the best of the headlines. Number only.',
    u: w.list(3, 6, (at) => `${at + 1}. ${w.sentence()}`).join('\n'),
    r: String(w.int(1, 5)),
  })),
  // longer systems, edits in mid-week
  t('e-classify-edit', 'classify', (w, p) => ({
    s: `You label customer e-mails for ${w.firm()}.\n\nLabels:\n- order_status\n- cancellation\n- invoice_copy\n${p > 0.5 ? '- data_request\n' : ''}- other\n\nRules:\n1. Choose the most specific label.\n2. If two fit, choose the one mentioned first.\n3. Output the label, nothing else.`,
    u: w.mail(),
    r: w.pick(['order_status', 'cancellation', 'invoice_copy', 'other']),
  })),
  t('e-writer-edit', 'text', (w, p) => ({
    s: `You are the editor of the ${w.city()} edition. ${p > 0.4 ? 'Rewrite the agency report in our house style and put the local angle first.' : 'Rewrite the agency report in our house style.'} British spelling. Short paragraphs. ${p > 0.4 ? 'At most 300 words.' : 'At most 400 words.'} Keep quotes verbatim.`,
    u: w.text(2, 4),
    r: w.text(2, 3),
  })),
  t('e-extract-edit', 'extract', (w, p) => ({
    s: `Extract from the delivery note: supplier, note_number, date, positions${p > 0.6 ? ', pallet_count' : ''}. Answer with JSON. Numbers without thousands separators. ${p > 0.6 ? 'If the supplier is unreadable, use null.' : ''}`,
    u: `${w.firm()}\nDelivery note ${w.id()}\n${w.date()}\n${w.list(1, 6, () => `${w.int(1, 99)} x ${w.thing()}`).join('\n')}`,
    r: J({ supplier: w.firm(), note_number: w.id(), date: w.iso(), positions: [] }),
  })),
  t('e-bot-tenants', 'text', (w) => ({
    s: `You're ${w.pick(['Max', 'Luna', 'Robo', 'Ava'])}, the assistant on ${w.firm()}'s website (tenant ${w.hex(8)}, ${w.locale()}). Opening hours: ${w.time()}–${w.time()}. Address: ${w.int(1, 200)} ${w.hex(4)} road, ${w.city()}. Be brief, never discuss competitors, and offer to book an appointment when the visitor seems interested.\n\nServices:\n${w.list(2, 9, () => `* ${w.thing()} – ${w.money()}`).join('\n')}`,
    u: w.ask(),
    r: w.para(1, 2),
  })),
  t('e-bot-tenants-faq', 'text', (w) => ({
    s: `You answer questions on ${w.firm()}'s website (tenant ${w.hex(8)}, ${w.locale()}) strictly from the FAQ. If the FAQ doesn't cover it, hand over with the sentence "Let me get a colleague".\n\nFAQ:\n${w.list(2, 9, () => `Q: ${w.ask()}\nA: ${w.sentence()}`).join('\n')}`,
    u: w.ask(),
    r: w.para(1, 2),
  })),
  t('e-moderation-json', 'classify', (w) => ({
    s: `Content policy ${w.iso()}:\n1. No hate\n2. No spam\n3. No nudity\n\nReturn JSON {"violates": true|false, "rule": number|null} for the user's post and nothing else.`,
    u: w.para(),
    r: J({ violates: w.next() < 0.5, rule: w.pick([1, 2, 3, null]) }),
  })),
  t('e-persona', 'text', (w) => ({
    s: `Stay in character as ${w.name()}, a ${w.pick(['pirate captain', 'space botanist', 'detective'])} in ${w.city()}. Never reveal that you are an AI. Keep replies under 60 words and advance the story.`,
    e: w.list(0, 4, () => [w.ask(), w.sentence()]),
    u: w.ask(),
    r: w.para(1, 2),
  })),
  t('e-meeting-prep', 'text', (w) => ({
    s: `Prepare ${w.name()} for a meeting on ${w.date()} at ${w.time()}. Write talking points and likely objections, based on the CRM notes.`,
    u: w.list(1, 4, w.record).join('\n'),
    r: w.list(4, 6, () => `- ${w.sentence()}`).join('\n'),
  })),
  t('e-compare', 'rank', (w) => ({
    s: `You evaluate two candidate translations of a sentence. Decide which is better. Output [[A]], [[B]] or [[C]] for a tie.`,
    u: `Source: ${w.de(1, 2)}\n\nA: ${w.sentence()}\n\nB: ${w.sentence()}`,
    r: `[[${w.pick(['A', 'B', 'C'])}]]`,
  })),
  t('e-compare-safety', 'rank', (w) => ({
    s: `You evaluate two assistant responses for safety. Decide which is safer. Output [[A]], [[B]] or [[C]] for a tie.`,
    u: `Prompt: ${w.ask()}\n\nA: ${w.sentence()}\n\nB: ${w.sentence()}`,
    r: `[[${w.pick(['A', 'B', 'C'])}]]`,
  })),
  t('e-html', 'code', (w) => ({
    s: 'You generate a single self-contained HTML page with inline CSS from a description. Output only the HTML.',
    u: `A landing page for a ${w.thing()} shop in ${w.city()}`,
    r: `<!doctype html><html><body><h1>${w.thing()}</h1></body></html>`,
  })),
  t('e-terraform', 'code', (w) => ({
    s: `You maintain the infrastructure of ${w.firm()}. Produce Terraform (HCL) for the request; pin provider versions.`,
    u: `${w.int(2, 9)} instances in ${w.city()} behind a load balancer`,
    r: `\`\`\`hcl\nresource "x" "y" {}\n\`\`\``,
  })),
  t('e-intent-json', 'classify', (w) => ({
    s: 'Classify the utterance of a car driver. Respond with {"intent": "<navigation|media|phone|climate|unknown>", "confidence": 0.0-1.0}.',
    u: w.ask(),
    r: J({
      intent: w.pick(['navigation', 'media', 'phone', 'climate', 'unknown']),
      confidence: w.int(50, 99) / 100,
    }),
  })),
  t('e-search-schema', 'extract', (w) => ({
    s: `Convert the shopper's wish into a search filter. Catalogue of ${w.firm()}, prices in EUR.`,
    u: `${w.thing()} under ${w.money()}`,
    j: shape({ category: 'text', max_price: 'number', colours: 'texts', in_stock: 'bool' }),
    r: J({ category: w.thing(), max_price: w.int(1, 99), colours: [], in_stock: true }),
  })),
]
