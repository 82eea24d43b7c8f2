/** What a heading, a tag or a key announces. */
export type Announced = 'examples' | 'labels' | 'instructions' | 'data' | 'unknown'

// Linear patterns over titles of at most 120 characters. The order decides "Output format" and
// "Ticket categories": what is announced is the last of these that an author would mean.
const examples = /\b(examples?|few-?shots?|samples?|demonstrations?|demos?|shots?)\b/
const labels =
  /\b(labels?|categor(y|ies)|class(es)?|intents|topics|types|options|choices|values|fields?|keys|columns|levels|severit(y|ies)|priorities|queues|tags|criteria|one of|attributes|properties|enum|taxonomy|routes|departments|teams|buckets|scale|rubric|entities|bins|groups)\b/
const instructions =
  /\b(tasks?|goals?|objectives?|roles?|instructions?|rules?|guidelines?|steps?|requirements?|constraints?|formats?|formatting|output|style|tone|important|remember|do|don'?ts?|behaviou?r|procedure|workflow|process|responsibilities|persona|how to|what to|scope|limits|limitations|safety|principles|approach|method|system|duties|mission|policy to follow|schema|voice|language rules|reminders?|warnings?|restrictions?|expectations?|structure|template|assistant behavio)\b/
const data =
  /\b(context|documents?|docs?|passages?|articles?|sources?|knowledge|excerpts?|references?|search|results?|retrieved|background|customers?|users?|clients?|profile|accounts?|orders?|tickets?|e-?mails?|messages?|conversations?|transcripts?|reviews?|history|inputs?|text|data|records?|products?|inventory|catalog(ue)?|items?|facts?|information|info|details|metadata|memory|schedule|calendar|today|session|date|invoices?|contracts?|reports?|threads?|logs?|questions?|query|queries|request|snippets?|chunks?|faqs?|content|body|subject|comment|post|paragraph|story|letter|notes|resume|cv|job description|description|complaint|feedback|claim|receipt|statement|diff|code|tables?|rows|meeting|attendees|participants|candidate|patient|price|audience|turn|world|persona|host|client|tenant|matter|repo|repository|lead|locale|tier|timezone|current|user|candidates|following|below|name|page|section|materials?|environment|state|tweet|abstract|draft|manual|policy|policies|handbook|company|glossary|terminology|vocabulary|reference copy|device|shift|applicants?|transactions?|plan|status|age|gender|country|address|phone|language)\b/

/** Tables of a database are what a query is about; the schema of an answer is an instruction. */
const tables = /^(?:(?:database|db|table|sql) )?schema(?: of the database)?:?$/

export const sectionOf = (title: string): Announced => {
  const lower = title.slice(0, 120).toLowerCase().replaceAll('_', ' ')
  if (tables.test(lower)) return 'data'
  if (examples.test(lower)) return 'examples'
  if (labels.test(lower)) return 'labels'
  if (instructions.test(lower)) return 'instructions'
  if (data.test(lower)) return 'data'
  return 'unknown'
}

const format =
  /\b(return|returns|output|respond|reply|format|schema|structure|shape|like|produce|fields?|keys?|emit|answer)\b/i
const given = /\b(context|profile|record|customer|account|here is|input|data|metadata|state)\b/i

/** Whether a block of JSON shows the form of the answer, by the line before it. */
export const announcesFormat = (line: string): boolean => {
  const near = line.slice(-160).replaceAll('_', ' ')
  return format.test(near) && !given.test(near)
}
