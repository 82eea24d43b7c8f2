import { isIdentifier } from '../equal/identifiers.ts'

/**
 * What of a text says something to the tool. Of `words` neither case nor punctuation; of a `name` all but case;
 * of a `formula` all but white space and case; of `code` all but blanks within a line; of `letters` every one.
 */
export type Counting = 'words' | 'name' | 'formula' | 'code' | 'letters'

const letters =
  /\b(?:file|filename|files|path|paths|filepath|folder|dir|directory|cwd|glob|pattern|regex|regexp|cron|crontab|selector|css|xpath|jsonpath|template|html|xml|markdown|password|passwd|passphrase|secret|token|base64|hash|checksum|signature|api key|apikey|old str|new str|old string|new string|file text|file contents?)$/
const code =
  /\b(?:code|source code|snippet|script|python|javascript|typescript|command|commands|cmd|shell|bash|sql|where)$/
const formula = /\b(?:expr|expression|expressions|equation|formula)$/
const name =
  /\b(?:branch|bucket|column|columns|field|fields|table|host|hostname|username|user name|repo|repository|package|namespace|variable|slug)$/

const describedLetters =
  /\b(?:regular expression|regexp?|glob(?: pattern)?|cron|base64|css selector|xpath|jsonpath|(?:file|directory|folder)\s?(?:path|name)|path (?:of|to) |(?:name|path) of the (?:file|folder|directory)|api key|exact(?:ly)? (?:text|string|as)|as html\b|in markdown)/
const describedCode =
  /\b(?:(?:python|javascript|typescript|java|shell|bash|sql|source) (?:code|script|command|program)|(?:shell|bash|terminal) command|code to (?:run|execute)|command to (?:run|execute))\b/
const describedName =
  /\b(?:host ?name|git branch|name of the (?:bucket|branch|column|table|field|repository|variable|host))\b/

const known = new Map<string, Counting>()
const mostKnown = 1000

/** Told by the argument's name, and by its description where that leaves no doubt. */
export function howTextCounts(key: string, description: unknown): Counting {
  const said = typeof description === 'string' ? description.slice(0, 400) : ''
  const id = `${key}\n${said}`
  const there = known.get(id)
  if (there !== undefined) return there
  const made = read(key.slice(0, 100), said.toLowerCase())
  if (known.size >= mostKnown) known.clear()
  known.set(id, made)
  return made
}

function read(key: string, said: string): Counting {
  const words = key
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
  if (letters.test(words) || describedLetters.test(said)) return 'letters'
  if (describedCode.test(said) || (code.test(words) && !isDesignation(words, said))) return 'code'
  if (formula.test(words)) return 'formula'
  return name.test(words) || describedName.test(said) || isIdentifier(key) ? 'name' : 'words'
}

/** A country's code and the code of a door are none to run. */
function isDesignation(words: string, said: string): boolean {
  if (!words.endsWith('code') || words === 'source code') return false
  return (
    words !== 'code' ||
    (said !== '' &&
      !/\b(?:snippet|program|function|run|execute|python|(?:java|type)script|java|rust|shell)\b/.test(said))
  )
}
