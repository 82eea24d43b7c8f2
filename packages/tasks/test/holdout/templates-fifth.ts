// biome-ignore-all format: one template per paragraph reads best as it is
import type { Filler } from './filler.ts'
import type { Holdout } from './template.ts'

const lines = (f: Filler, from: number, to: number) => f.list(from, to, () => f.sentence())
const shuffled = <Item>(f: Filler, items: Item[]): Item[] => {
  const left = [...items]
  return items.flatMap(() => left.splice(f.below(left.length), 1))
}
/** Two of the lines, as somebody would repeat them who was asked for the gist. */
const gist = (f: Filler, said: string[]) => shuffled(f, said).slice(0, 2).join(' ')
const toolbox = ['search_orders', 'get_order', 'refund_order', 'open_return', 'send_message', 'get_customer']
const offered = (f: Filler) => ['search_orders', ...shuffled(f, toolbox.slice(1)).slice(0, f.int(1, 3))]

/** Written when all else was done: whatever is measured on them was measured on prompts not met before. */
export const fifth: Holdout[] = [
  { task: 'toolbox-desk', kind: 'agent', draw: (f) => ({ system: `Order desk of ${f.firm()}. Work on the request until it is settled; look things up rather than guess. It is ${f.now()}.`, user: f.message(), tools: offered(f), worked: f.list(0, 3, () => ({ call: 'search_orders', result: f.para() })), ...(f.next() < 0.5 ? { call: 'search_orders' } : { reply: f.para() }) }) },
  { task: 'tldr-below', kind: 'summarize', draw: (f) => { const said = lines(f, 12, 25); return { user: `${said.join(' ')}\n\nTL;DR?`, reply: gist(f, said) } } },
  { task: 'survey-themes', kind: 'summarize', draw: (f) => { const said = lines(f, 12, 25); return { system: `We asked customers of ${f.firm()} why they left. Their answers come one a line. What are the three things they say again and again?`, user: said.join('\n'), reply: gist(f, said) } } },
  { task: 'handover-note', kind: 'summarize', draw: (f) => { const said = lines(f, 12, 25); return { system: 'The nurse of the next shift has thirty seconds. From the ward log, leave only what she has to know.', user: `Ward ${f.int(1, 9)}, ${f.date()}\n${said.join('\n')}`, reply: gist(f, said) } } },
  { task: 'shortlist', kind: 'rank', draw: (f) => { const ids = f.list(4, 6, () => f.id('cv-')); return { system: `Vacancy at ${f.firm()} in ${f.city()}. Who should be invited first, who second, and so on? Ids only, one a line.`, user: ids.map((id) => `${id}: ${f.sentence()}`).join('\n'), reply: shuffled(f, ids).join('\n') } } },
  { task: 'passages-by-use', kind: 'rank', draw: (f) => { const ids = f.list(4, 6, (at) => `p${at}${f.hex(2)}`); return { user: `Question: ${f.ask()}\n\nPut these passages into the order in which they help to answer it. Return the ids as a JSON list.\n\n${ids.map((id) => `[${id}] ${f.sentence()}`).join('\n')}`, reply: JSON.stringify(shuffled(f, ids)) } } },
  { task: 'signature-fields', kind: 'extract', draw: (f) => { const [name, mail, firm] = [f.name(), f.email(), f.firm()]; return { system: 'Turn the signature at the end of the mail into {"name", "company", "email"}.', user: `${f.para()}\n\nBest\n${name}\n${firm}\n${mail}`, reply: JSON.stringify({ name, company: firm, email: mail }) } } },
  { task: 'promises', kind: 'extract', draw: (f) => { const said = lines(f, 3, 6); return { system: 'Who promised what, and until when? Go through the minutes and give a JSON array with person, promise and due.', user: said.join(' '), reply: JSON.stringify([{ person: f.name(), promise: said[0], due: f.iso() }]) } } },
  { task: 'sku-lines', kind: 'extract', draw: (f) => { const [sku, price] = [f.id('SKU-'), f.price()]; return { system: `Purchase orders for ${f.firm()} arrive as free text. Give every position as "sku;quantity;price", nothing else.`, user: `Please send ${f.int(1, 9)} of ${sku} at ${price} to ${f.city()}. ${f.sentence()}`, reply: `${sku};${f.int(1, 9)};${price}` } } },
  { task: 'escalate', kind: 'classify', draw: (f) => ({ system: `You read chats of ${f.firm()} as they come in. Does a human have to take over right now? yes / no`, user: f.message(), reply: f.pick(['yes', 'no']) }) },
  { task: 'lawful-basis', kind: 'classify', draw: (f) => ({ system: 'For the processing described, name the legal basis: consent, contract, legal obligation, vital interest, public task or legitimate interest.', user: f.para(), reply: f.pick(['consent', 'contract', 'legal obligation', 'legitimate interest']) }) },
  { task: 'damage-json', kind: 'classify', draw: (f) => ({ system: `Assess the damage that the driver of ${f.firm()} reports.`, user: f.para(), reply: JSON.stringify({ severity: f.pick(['minor', 'major', 'total']), drivable: f.next() < 0.5 }) }) },
  { task: 'hs-code', kind: 'classify', draw: (f) => ({ user: `Which customs chapter does this article fall under? Answer with the two digits.\n\n${f.product()}, ${f.sentence()}`, reply: f.pick(['84', '85', '42', '94']) }) },
  { task: 'cron-line', kind: 'code', draw: (f) => ({ system: 'From a sentence to a crontab line. Print the line and nothing more.', user: `Every ${f.weekday()} at ${f.int(1, 12)}, run backup-${f.hex(3)}.`, reply: `${f.int(0, 59)} ${f.int(0, 23)} * * ${f.int(0, 6)} /usr/bin/backup --all --id=${f.hex(3)}` }) },
  { task: 'vue-port', kind: 'code', draw: (f) => ({ system: 'Port the component from Vue 2 to Vue 3 with script setup. Keep the template as it is.', user: `export default { name: 'C${f.hex(4)}', data() { return { n: ${f.int(0, 9)} } } }`, reply: `\`\`\`vue\n<script setup>\nconst n = ref(${f.int(0, 9)})\n</script>\n\`\`\`` }) },
  { task: 'lesson-json', kind: 'text', draw: (f) => ({ system: 'Invent a bedtime story for the child described. JSON with title and story.', user: `${f.first()}, ${f.int(3, 9)} years, likes ${f.product()}`, reply: JSON.stringify({ title: `How the little lamp of house ${f.int(1, 90)} found its way home`, story: 'Once upon a time a lamp stood at the window and dreamt of the sea every night.' }) }) },
  { task: 'condolence', kind: 'text', draw: (f) => ({ system: `${f.firm()} sends a card when a customer has died. Three warm sentences, signed "${f.name()}".`, user: `Customer: ${f.name()}\nSince: ${f.date()}\nNote: ${f.sentence()}` }) },
  { task: 'clinic-phone', kind: 'text', draw: (f) => ({ system: `Voice line of the eye clinic in ${f.city()}. Speak calmly, one question at a time. Never give a diagnosis. The practice opens again on ${f.date()}.`, user: f.ask(), reply: f.sentence() }) },
  { task: 'room-control', kind: 'tools', draw: (f) => ({ system: `Meeting room ${f.int(100, 900)}: carry out what is said with one call.`, user: f.pick(['Blinds down', 'Start the call', 'Warmer please']), tools: ['set_blinds', 'start_call', 'set_temperature'], call: f.pick(['set_blinds', 'start_call', 'set_temperature']) }) },
  { task: 'claims-lookup', kind: 'agent', draw: (f) => ({ system: `Claims office of ${f.firm()}. Check cover and earlier claims before you decide on the case, then close it with a decision. Case ${f.id('K-')}.`, user: f.para(), tools: ['get_policy', 'list_claims', 'close_case'], worked: f.list(1, 3, () => ({ call: 'get_policy', result: f.para() })), ...(f.next() < 0.5 ? { call: 'close_case' } : { reply: f.para() }) }) },
]
