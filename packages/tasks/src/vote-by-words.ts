import { taskVerbs } from './skeleton/lexicon.ts'
import type { Instruction } from './skeleton/read-instruction.ts'
import { verbsAt } from './skeleton/verbs-at.ts'
import type { Kind } from './types.ts'

/** Linear patterns over the masked words of an instruction, one sentence a line. */
const nounVotes: [pattern: RegExp, kind: Kind, weight: number][] = [
  [/\b(?:classifier|classification|categorization|triage|moderator|moderation|detector)\b/, 'classify', 3],
  [
    /\b(?:yes or no|true or false|one of following|(?:output|into|with|from|as|return|choose|say) # of|exactly # (?:label|category)|only (?:label|category|class)|label only|(?:category|label|class) name)\b/,
    'classify',
    2,
  ],
  [
    /\b(?:reply|answer|respond|return|output|say)(?: only)?(?: with| using)?(?: [\p{L}-]+){1,5} or [\p{L}-]+$|\b(?:with|in) (?:#|single) word\b|\bsingle word\b|\bchoose (?:from|# |between|exactly)|\b(?:low|medium|small) (?:\p{L}+ )?or (?:high|large)\b|\blow medium or high\b|\bdecide (?:if|whether|between)\b|\bdecide (?:\p{L}+ ){1,2}or \p{L}+$|\bto (?:department|queue|team|category|label|class)\b/mu,
    'classify',
    2.5,
  ],
  [/\b(?:sentiment|spam|intent|toxic\w*|phishing|whether|urgency|positive|negative)\b/, 'classify', 1.5],
  [
    /\b(?:rank\w*|rerank\w*|re-?order\w*|(?:most|best|\w+est) (?:[\w-]+ ){0,3}first|order (?:\w+ ){1,3}by|sort (?:\w+ ){1,3}(?:by|from)|relevance|most relevant|best to worst|(?:best|most|highest|strongest|largest|worst|least|lowest|weakest|smallest) to (?:best|most|highest|strongest|largest|worst|least|lowest|weakest|smallest)|least relevant|leaderboard|order of|prioriti[sz]\w+|descending|sorted|ordered list)\b/,
    'rank',
    2.5,
  ],
  [
    /\b(?:extract\w*|pull out|find (?:every|all|each)|identify (?:every|all|each)|json (?:array|list) of|keywords|entities|entity|parser|parsing|invoice number|line items|key-value)\b/,
    'extract',
    2.5,
  ],
  [/\b(?:json (?:object|with)|as json|fields?|keys?|null if)\b/, 'extract', 1.2],
  [
    /(?:^|\b(?:list|give me|find|return|output) )(?:all|every|each) (?:\p{L}+ ){1,5}(?:in|from|of) (?:text|this|above|following|message|document|e-?mail|article|note)\b/mu,
    'extract',
    2.5,
  ],
  [
    /\b(?:function|functions|pull requests?|diff|bugs|codebase|react|cypher|one-liner|frontend|backend|python|typescript|javascript|sql|regex|regular expression|unit tests?|rust|golang|bash|shell script|(?<!(?:iso|#|language|country|postal|zip|area|error|status|icd|discount|coupon|promo|booking|product|qr) )code(?! (?:book|numbers?|of conduct))|programmer|coding|java|kotlin|component|script|query language|stored procedure)\b/,
    'code',
    2,
  ],
  [
    /\b(?:only|to|return|output|write|build|give)(?: \w+){0,3} (?:sql|cypher|sparql|code|bash|python|typescript|react|query|script)\b/,
    'code',
    2.5,
  ],
  [
    /\b(?:summar\w+|sum (?:\p{L}+ ){0,3}up|release notes|changelog|handover|tl;?dr|key points|digest|gist|abstract|recap|takeaways|action items|plain language|minutes|highlights|condense\w*|overview|briefing|main points|(?:key|main|common|recurring) (?:themes|findings|insights|facts|topics|complaints)|themes|nutshell|short version|bottom line|up to speed|boil (?:\w+ ){0,3}down|catch \w+ up)\b/u,
    'summarize',
    2.5,
  ],
  [
    /\b(?:translations?|translator|e-?mail reply|rewrite|paraphrase|proofread|copywriter|poem|blog|tone|essay|writer|chatbot|conversation|tutor)\b/,
    'text',
    2,
  ],
  [
    /\b(?:into|to) (?:\w+ ){0,2}(?:sql|postgresql|mysql|sqlite|cypher|python|go|typescript|javascript|java|rust|regex|bash)\b/,
    'code',
    3.5,
  ],
  [
    /\b(?:sqlite|postgresql|mysql|html|css|terraform|dockerfile|docker|kubernetes|regular expression)\b/,
    'code',
    2,
  ],
  [
    /\b(?:y\/n|yes\/no|true\/false)\b|(?:^|\s)(?:#|single) (?:word|digit)$|\b(?:digit|number|letter) only$/m,
    'classify',
    2.5,
  ],
  [
    /\b(?:score|rate|grade)\b.{0,60}\b(?:from|between|on scale of) #|\bas (?:\p{L}+ ){1,4}or \p{L}+/u,
    'classify',
    2.5,
  ],
  [/(?<!\p{L})\p{L}{2,24}\/\p{L}{2,24}\/\p{L}{2,24}/u, 'classify', 1.5],
  [/\b(?:csv|table|spreadsheet) with columns\b/, 'extract', 2.5],
  [/(?:^|\s)(?:kurz)?protokoll(?:\s|$)/mu, 'summarize', 2],
  // stems of other languages
  [
    /(?:nur|lediglich|ausschließlich) (?:mit )?(?:der|dem|einem|das|die) \p{L}+|(?:nur|lediglich) .{1,30} aus(?:geben)?$|uniquement par|(?:un|una) (?:seul|sola|única) (?:mot|palabra)|solo (?:con )?(?:la|el|una|un) |(?:のみを?出力|一語で|いずれか)/mu,
    'classify',
    2.5,
  ],
  [/要約|まとめて|요약|总结|摘要|概括/u, 'summarize', 3],
  [/分類|分类|분류/u, 'classify', 3],
  [/抽出|提取|추출/u, 'extract', 3],
  [/翻訳|翻译|번역/u, 'text', 3],
  [
    /(?:^|\s)(?:résume[rz]?(?:\s|$)|resum(?:a|ir|an)(?:\s|$)|resume (?:el|la|los|las|este|esta|o|os|as|le|les|en)(?:\s|$)|riassum|samenvat|zusammenfass|zusammen$|podsumuj|streść|sammanfatta)/mu,
    'summarize',
    3,
  ],
  [
    /(?:^|\s)(?:klassifi|kategori|einordn|einstuf|classifi|cat[ée]goris|clasifi|categoriz|sklasyfik|classificeer|ordne .{0,60}zu$)/mu,
    'classify',
    2.5,
  ],
  [/(?:^|\s)(?:extrah|extrai(?!ts)|extrae|estra[ie]|extrayez|wyodrębn|haal .{0,40} uit)/mu, 'extract', 3],
]

/** Verbs that say that something is written, but not what. */
const generic = new Set(
  'write generate create act assess return answer explain respond reply check find select list give turn compose describe identify decide review search analyze analyse choose match edit fix convert evaluate score order help guide act antworte beantworte réponds répondez responde'.split(
    ' ',
  ),
)

/** How much an instruction's words speak for each kind. */
export const voteByWords = ({ sentences }: Instruction): Map<Kind, number> => {
  const votes = new Map<Kind, number>()
  const add = (kind: Kind, weight: number) => votes.set(kind, (votes.get(kind) ?? 0) + weight)
  let isFirst = true
  for (const { words, role } of sentences) {
    if (role === 'list') continue
    for (const { verb } of verbsAt(words).slice(0, 3)) {
      const kind = verb === 'sort' && words.includes('into') ? 'classify' : (taskVerbs.get(verb) as Kind)
      add(kind, generic.has(verb) ? 1 : isFirst ? 3 : 0.5)
      // "you help the team": what with comes after it
      if (verb !== 'help' && verb !== 'act') isFirst = false
    }
  }
  const text = sentences.map(({ words }) => words.join(' ')).join('\n')
  for (const [pattern, kind, weight] of nounVotes) if (pattern.test(text)) add(kind, weight)
  if (!votes.has('extract') && /\bjson\b/.test(text)) add('extract', 0.6)
  return votes
}
