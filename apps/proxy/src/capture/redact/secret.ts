import { type Detector, type Found, matches } from './detector.ts'

const jwt = /\beyJ[\w-]{8,4096}\.eyJ[\w-]{8,8192}\.[\w-]{0,2048}/g
/** the prefixes by which vendors mark their keys */
const prefixed =
  /\b(?:(?:sk|pk|rk|ak)[-_](?:live_|test_|proj-|ant-|or-|svcacct-|admin-)?[\w-]{16,256}|gh[pousr]_\w{20,255}|github_pat_\w{20,255}|glpat-[\w-]{20,255}|gsk_\w{20,255}|hf_\w{20,255}|xai-\w{20,255}|nvapi-[\w-]{20,255}|pplx-\w{20,255}|r8_\w{20,255}|xox[abeoprs]-[\w-]{10,255}|(?:AKIA|ASIA)[A-Z0-9]{16}|AIza[\w-]{30,60}|SG\.[\w-]{16,64}\.[\w-]{16,64}|npm_\w{30,64}|dop_v1_[a-f0-9]{64})/g
const bearer = /\b(?:bearer|basic) +([\w.~+/-]{16,4096}={0,2})/gi
/**
 * `password: …`, `"api_key": "…"`, `SECRET=…`, also where quoting has put backslashes before the quotes.
 * What a placeholder of ours holds is no value.
 */
const assigned =
  /(?:password|passwd|secret|api[_-]?key|access[_-]?key|auth[_-]?token|access[_-]?token|private[_-]?key)(?:\\{0,15}["'])?[ \t]{0,3}[:=][ \t]{0,3}(?:\\{0,15}["'])?(?![a-p]{10}\])([^\s"',;<>[\]{}\\]{6,512})/gi
/** As a field alone: in prose, what follows that word is seldom a secret. */
const authorization =
  /authorization(?:_token)?\\{0,15}["'][ \t]{0,3}:[ \t]{0,3}\\{0,15}["'](?!bearer\b|basic\b|\[)([^\s"'\\]{6,4096})/gi
const privateKey = /-----BEGIN ([A-Z ]{0,20}PRIVATE KEY)-----[A-Za-z0-9+/=\s\\]{1,16384}-----END \1-----/g

const keyMarks =
  /eyJ|[spra]k[-_]|gh[pousr]_|github_pat_|glpat-|gsk_|hf_|xai-|nvapi-|pplx-|r8_|xox|AKIA|ASIA|AIza|SG\.|npm_|dop_v1_|-----B/
const words = /passw|secret|key|token|bearer|basic|authoriz/i

export const secret: Detector = {
  name: 'secret',
  find: (text) => [...(keyMarks.test(text) ? marked(text) : []), ...(words.test(text) ? named(text) : [])],
}

function marked(text: string): Found[] {
  return [
    ...matches(text, privateKey, ([key]) => key),
    ...matches(text, jwt, ([token]) => token),
    ...matches(text, prefixed, ([key]) => (looksDrawn(key) ? key : null)),
  ]
}

/** Names can begin like keys do (`sk-learn-…`, `hf_…`): they have no digits, and no capitals here and there. */
function looksDrawn(key: string): boolean {
  return /\d|^A[KS]IA/.test(key) || (key.match(/[a-z][A-Z]/g)?.length ?? 0) >= 3
}

function named(text: string): Found[] {
  return [...lastGroup(text, bearer), ...lastGroup(text, assigned), ...lastGroup(text, authorization)]
}

/** The value alone: the word before it says what it was. */
function lastGroup(text: string, pattern: RegExp): Found[] {
  const found: Found[] = []
  for (const match of text.matchAll(pattern)) {
    const value = match[1]
    if (value === undefined) continue
    const end = match.index + match[0].length
    found.push({ start: end - value.length, end, value })
  }
  return found
}
