import { tidy } from '../equal/strings.ts'
import { limits } from '../limits.ts'
import { decoded } from './decoded.ts'

/** Text that speaks to whoever judges it. It needn't work to be told; what it is in is not judged by a model. */
const attempts: readonly RegExp[] = [
  /\b(?:ignore|disregard|forget|override)\b.{0,40}\b(?:(?:instructions?|criteria|prompts?|rules?)\b|(?:above|previous|prior)\b(?! (?!instruct|criteri|prompt|rule|text|message|request|repl|answer)\w))/,
  /\b(?:judge|grader|evaluator|assessor|reviewer|rater)s?\b.{0,80}\b(?:must|should|choose|select|pick|prefer|answer|output|return|rate|vote|score|note|please|award|is instructed|will)\b/,
  /\b(?:choose|select|pick|prefer|vote for|answer|output|return|respond with|say|declare|mark|rate|rank)\b(?!.{0,20} as (?:solved|read|helpful|spam)\b).{0,40}\b(?:first|second|this|other|same|reply [ab12]|response [ab12]|answer [ab12]|option [ab12]|assistant [ab])\b.{0,30}\b(?:better|best|winner|superior|reply|response|answer|correct|higher)\b/,
  /\b(?:this|first|second|my) (?:reply|response|answer|one) (?:is|should be|must be) (?:the )?(?:better|best|winner|superior|preferred|correct one|rated)/,
  /["']?better["']?\s*[:=]\s*["']?(?:first|second|same)\b/,
  /["']?(?:winner|verdict|preferred|choice)["']?\s*[:=]\s*["']?(?:[ab12]\b|first|second|same|this|better)/,
  /<<\s*\/?\s*(?:end of )?(?:request|first reply|second reply)|<\/?(?:system|instructions?|judge|reply|verdict|evaluation|im_start|im_end)\b|<\|(?:im_start|im_end|system|endoftext)|\[\/?inst\]|\bend of (?:first|second) reply\b/,
  /(?:^|\n)[ \t]*(?:#+[ \t]*)?(?:system|developer|assistant|judge)(?: (?:message|prompt|note|instruction|override))?\s*:/,
  /\byou are (?:now |an? )*(?:the )?(?:judge|grader|evaluator|impartial)\b/,
  /\b(?:new|updated|revised|additional) (?:evaluation |grading |judging )?(?:instructions?|criteria|rules?|rubric)\b.{0,40}(?::|\b(?:are|apply|follow)\b)/,
  /\b(?:give|award|assign)\b.{0,30}\b(?:full|top|maximum|highest|perfect)\b.{0,20}\b(?:marks?|scores?|points?|rating)\b/,
  /\b(?:when|if) (?:you(?:'re| are)? )?(?:compar|judg|evaluat|grad)\w*.{0,60}\b(?:prefer|choose|pick|first|second|this|same)\b/,
  /\b(?:the )?other (?:reply|response|answer) (?:is|was|contains|has been) .{0,40}\b(?:wrong|unsafe|harmful|plagiari[sz]ed|invalid|false|disqualified|incorrect|fabricated)\b/,
  /\b(?:this|the following|above) (?:reply|response|answer) (?:has been|was|is) (?:already )?(?:verified|approved|validated|certified|pre-?approved|fact-checked)\b/,
]

/** The same in other languages, and what only sounds like a fact about the verdict. */
const more: readonly RegExp[] = [
  /\b(?:ignorier\w*|missacht\w*|vergiss|vergesst)\b.{0,40}\b(?:anweisung\w*|vorgaben?|kriterien|regeln?)/,
  /\b(?:ignore[rz]?|oublie[rz]?|ignora|ignore|olvida|ignorez)\b.{0,40}\b(?:consignes?|instructions?|crit[eè]res?|r[eè]gles?|instrucciones|criterios|reglas|istruzioni|instru[cç][oõ]es)/,
  /\b(?:verdict|winner|right choice|preferred one)\b.{0,12}\b(?:is|would be)\b.{0,4}\b(?:first|second|same|this)\b/,
  /(?:^|[.!\n:]\s*)(?:output|answer|say|return|respond with)\s*["'`](?:first|second|same)["'`]/,
  /\bboth (?:replies|responses|answers) are\b.{0,40}\b(?:same|equal(?:ly)?|equivalent)\b/,
  /\b(?:evaluator|judge|grader|whoever (?:compares|judges|grades|reads)|rubric|ai model)\b.{0,80}\b(?:best|better|superior|wins?|prefers?)\b/,
]

/** What claims an office, a result or a vote, and what asks for what the judge was told. */
const claims: readonly RegExp[] = [
  /\bsubmit[ _](?:verdict|grade|judg?ement)\b|\b(?:evaluation|comparison|judge?ment) (?:result|outcome)\s*:\s*better\b/,
  /(?:^|[^a-z])notes?[ _](?:to|for)[ _](?:the[ _])?(?:grad(?:er|ing)|judge?s?|judging|evaluat(?:or|ion)|rater)s?(?![a-z])/,
  /\bdeveloper of this (?:evaluation|benchmark|comparison|judge)\b|\b(?:this|my) (?:reply|response|answer) (?:passes|wins)\b/,
  /\b(?:reviewers?|raters?|experts?|humans?|people) (?:have |had )?(?:already )?(?:rated|voted|preferred|chosen|ranked)\b.{0,40}\b(?:this|my) (?:reply|response|answer)\b/,
  /\bthis (?:reply|response|answer) (?:fully |already )?(?:satisfies|meets|fulfil?ls) (?:all|every|each)\b/,
  /\bif you are an? (?:large )?(?:language model|ai|llm|judge|evaluator)\b(?! \w+(?:er|or|ist|ast|ss)\b)|\byou are no longer (?:an? |the )?(?:judge|grader|evaluator)\b/,
  /\b(?:repeat|reveal|print|recite)\b.{0,30}\b(?:your (?:system )?(?:instructions|prompt)|the marks around)\b/,
  /\b(?:removed|omitted|truncated|redacted|hidden)\b.{0,80}\bassume\b.{0,30}\b(?:correct|right|better|best)\b/,
  /\b(?:treat|count|regard|consider) this (?:reply|response|answer) as\b|\benter (?:debug|developer|admin|god) mode\b/,
  /\\(?:begin|end)\{(?:reply|verdict|instructions?|judge?ment)\}/,
  /ignore(?:all|the|any)?(?:previous|prior|above)|disregard(?:all|the)|choosethis(?:reply|answer|response)/,
  /\b(?:egduj|redarg|rotaulave|snoitcurtsni)\b|[\u202d\u202e]/,
]

/** The judge by its name and the reply by its own, in other scripts and languages. */
const foreign: readonly RegExp[] = [
  /(?:评审|评委|裁判|评估者|評価者|審査員).{0,60}(?:回答|答案|回复|応答)|(?:평가자|심사위원).{0,60}(?:답변|응답|대답)|المقي.{1,60}(?:الرد|الإجابة)|(?:मूल्यांकनकर्ता|निर्णायक).{0,60}(?:उत्तर|जवाब)/,
  /(?:оценщик|судья).{0,60}ответ|(?:oceniając|sędzi).{0,60}odpowied[źz](?:i\b|\P{L})|(?:değerlendirici|hakem).{0,60}(?:yanıt|cevap)|(?:arvioija|tuomari).{0,60}vastau/u,
  /\b(?:gutachter|bewerter|richter|prüfer|évaluateur|juge|evaluador|juez|valutatore|giudice|avaliador|juiz|beoordelaar|rechter)s?\b.{0,60}\b(?:antwort|réponse|respuesta|risposta|resposta|antwoord)\b/,
]

/** All that a judge is given. */
export function steersJudge(text: string): boolean {
  const read = text.slice(0, limits.judgedChars)
  return [read, ...decoded(read)].some(speaksToJudge)
}

function speaksToJudge(text: string): boolean {
  const folded = unhidden(text)
  const joined = folded.replace(/\s*\n\s*/g, ' ')
  const written = text.toLowerCase()
  return (
    [...attempts, ...more, ...claims].some((attempt) => attempt.test(folded) || attempt.test(joined)) ||
    foreign.some((attempt) => attempt.test(written))
  )
}

/** Letters that only look alike, marks of no width, and line breaks inside a sentence hide nothing. */
function unhidden(text: string): string {
  return text
    .split('\n')
    .map((line) => tidy(line.replace(/[\u200b-\u200f\u2060\u2066-\u2069\u00ad]/g, '')).toLowerCase())
    .join('\n')
    .replace(/(?<!\S)(?:\p{L} ){4,}\p{L}(?!\S)/gu, (spaced) => spaced.replaceAll(' ', ''))
    .replace(/[аеорсхуі]/g, (letter) => lookalikes[letter] ?? letter)
}

const lookalikes: Readonly<Record<string, string>> = {
  а: 'a',
  е: 'e',
  о: 'o',
  р: 'p',
  с: 'c',
  х: 'x',
  у: 'y',
  і: 'i',
}
