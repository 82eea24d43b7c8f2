// The words by which an instruction is told from what it is applied to. Prompts of other
// languages are read by their layout (headings, tags, quotes, lists and digits) and by a few verbs of orders.

const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/).filter((word) => word !== ''))

/** What a task does: two prompts that differ here are two tasks, however alike the rest. */
export const taskVerbs: ReadonlyMap<string, string> = new Map(
  Object.entries({
    classify:
      'classify categorize categorise label tag triage route moderate detect flag assign determine screen judge diagnose klassifiziere kategorisiere classifie classifiez classez clasifica map',
    rank: 'rank rerank re-rank sort order prioritize prioritise sortiere',
    extract: 'extract parse pull capture transcribe itemize list extrahiere extrais extrayez extrae',
    code: 'implement refactor debug program',
    summarize:
      'summarize summarise condense recap abridge distill distil digest fasse résume résumez resuma resumir zusammenfassen',
    text: 'translate rewrite rephrase paraphrase draft compose write answer explain describe proofread generate create brainstorm suggest polish simplify compare normalize normalise reply respond evaluate grade score verify check review outline expand redact anonymize anonymise plan schedule book resolve investigate search find select choose match predict estimate calculate compute convert validate correct convince negotiate greet help guide teach tutor analyze analyse identify decide assess critique edit fix act solve shorten übersetze traduis traduisez traduce schreibe écris écrivez escribe beantworte antworte réponds répondez responde',
  }).flatMap(([kind, verbs]) => verbs.split(' ').map((verb) => [verb, kind] as const)),
)

/** Words with which an order begins. */
export const imperatives: ReadonlySet<string> = new Set([
  ...taskVerbs.keys(),
  ...words(`
    use return output give provide produce ensure make keep include exclude avoid ignore do don't never always only
    must be stay act think consider follow read look take pick call invoke cite quote refer mention add remove
    start begin end finish stop ask tell say state show present format limit set treat assume note remember note
    base focus highlight report respect preserve maintain prefer try let help work put mark map fill omit skip
    leave wrap escape escalate confirm apologize apologise offer refuse decline wait stick speak print emit submit
    break split group merge count combine cover adapt adjust apply handle process perform complete solve given
    pay double-check replace insert update delete escalate transfer hand forward if when unless should before after
    otherwise please now then first finally next based using strictly under rate turn copy name
    mail email contact notify inform recommend propose welcome introduce collect upsell redirect connect direct
    encourage warn remind thank acknowledge visit watch
    traduis traduisez corrige corrigez reformule reformulez rédige rédigez écris écrivez relève relevez réponds répondez liste
    traduce corrige reescribe redacta escribe responde indica ordena obtén genera resume
    übersetze korrigiere formuliere schreibe erstelle verfasse beantworte antworte nenne liste ordne gib
    choose pretend imagine reason address open close send log code record save store infer derive interpret
  `),
])

/** A statement that has one of these speaks to the model or of what it reads and writes. */
export const cues: ReadonlySet<string> = words(`
  you your you're yours you'll you've must should shall never always only cannot can't don't not
  input inputs output outputs task tasks goal goals job role purpose answer answers reply replies response responses
  result results json label labels category categories class classes format formats field fields schema tone style
  instruction instructions rule rules step steps score scores markdown xml yaml csv sentence sentences bullet bullets
  paragraph paragraphs word words summary summaries translation tool tools audience reader readers expert assistant
  agent priority severity sentiment intent topic topics
`)

/** Nouns of the exchange itself: an order that has one of them ends a stretch of data. */
export const metaNouns: ReadonlySet<string> = words(`
  above below following provided given label labels json answer answers context document documents passage passages
  reply response output format sentence sentences bullet bullets words field fields category categories text ticket
  email article message review question summary source sources excerpt excerpts information conversation transcript
  translation results result examples example instructions class classes list snippets snippet input only
`)

export const stopWords: ReadonlySet<string> = words(`
  a an the this that these those it its is are was were be been being am and or but nor so to of in on at by for from
  with as into onto than then there here their they them he she his her him we us our i me my mine who whom whose
  which what where how why will would can could may might do does did done has have had having if when while any
  today current currently tomorrow yesterday all each every some such per via about over under up out off just also too very more most much many other
`)

/** How it is said, not what is done: a prompt that changes only here was edited. */
export const manner: ReadonlySet<string> = words(`
  friendly formal informal polite politely concise concisely brief briefly short shortly detailed warm warmly
  professional professionally casual neutral empathetic clear clearly simple simply plain careful carefully strict
  strictly exactly exact only always never must should please precise precisely accurate accurately helpful
  sentence sentences bullet bullets paragraph paragraphs line lines word words maximum minimum most least few
  least expert senior experienced seasoned specialist skilled great good best better well quickly fast thorough
  thoroughly courteous respectful calm confident direct directly kind kindly you your is are be make keep use stay
  ensure sure now also no not lower upper case lowercase uppercase one two three four five single
`)

/** Capitals that are no names. */
export const acronyms: ReadonlySet<string> = words(`
  json sql html xml yaml csv api http url pdf iso utc id ids ai llm md markdown css js python typescript javascript
  java rust go bash regex html5 http https rest graphql ui ux faq kpi crm erp hr it qa ocr iban vat tax
  cypher sparql postgres postgresql mysql sqlite bigquery snowflake pyspark pandas numpy react tailwind vue angular
  svelte django flask kotlin swift php ruby scala terraform dockerfile docker kubernetes linux powershell excel latex
  vba matlab c r solidity toml ini latex jira github
  usd eur gbp ok na n/a true false null none yes no unknown other
`)

/** Proper names that vary like dates: days, months. */
export const calendar: ReadonlySet<string> = words(`
  january february march april may june july august september october november december jan feb mar apr jun jul
  aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur fri sat
  sun am pm utc gmt cet cest est edt pst pdt bst
`)

export const numbers: ReadonlySet<string> = words(`
  zero one two three four five six seven eight nine ten eleven twelve fifteen twenty thirty fifty hundred thousand
  million dozen
`)

/** A name at the start of a sentence is followed by one of these. */
export const afterName: ReadonlySet<string> = words(`
  is was has sells offers provides makes operates helps ships lives works wants joined bought ordered asked says said
  wrote prefers called runs manages needs serves builds lost reported
`)
