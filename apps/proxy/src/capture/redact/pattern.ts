import { RE2JS } from 're2js'
import type { Detector, Found } from './detector.ts'

/** A team's own pattern, run by RE2, which cannot hang on any text. */
export function patternDetector(name: string, pattern: string): Detector {
  const compiled = RE2JS.compile(pattern)
  return {
    name,
    find(text) {
      const found: Found[] = []
      const matcher = compiled.matcher(text)
      while (matcher.find()) {
        const start = matcher.start()
        const end = matcher.end()
        if (end > start) found.push({ start, end, value: text.slice(start, end) })
      }
      return found
    },
  }
}
