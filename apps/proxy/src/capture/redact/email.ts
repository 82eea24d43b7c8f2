import type { Detector, Found } from './detector.ts'

const localPart = /[\p{L}\p{N}._%+'-]/u
const domainPart = /[\p{L}\p{N}.-]/u
const domain = /^(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.){1,8}\p{L}{2,24}/u

/** Goes from each @ outwards: a pattern over the whole text would look at every word as a possible beginning. */
export const email: Detector = {
  name: 'email',
  find(text) {
    const found: Found[] = []
    for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
      let start = at
      while (start > 0 && at - start < 64 && localPart.test(text[start - 1] ?? '')) start--
      if (text[start] === "'") start++
      let end = at + 1
      while (end < text.length && end - at < 255 && domainPart.test(text[end] ?? '')) end++
      const host = domain.exec(text.slice(at + 1, end))?.[0]
      if (start === at || host === undefined) continue
      end = at + 1 + host.length
      found.push({ start, end, value: text.slice(start, end).toLowerCase() })
    }
    return found
  },
}
