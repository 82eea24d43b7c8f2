import { cues, imperatives, stopWords } from './lexicon.ts'

const boundary = /(?<=[.!?;])\s+|(?<=[。！？])\s*/
const title = /(?:^|[\s(])(?:dr|mr|mrs|ms|prof|st|sr|jr|no|vs|approx|resp|z\.b|d\.h|e\.g|i\.e)\.$/i
const company = /\b(?:ltd|inc|corp|co|llc|bros|dept|est)\.$/i
const illustration = /[\s(,](?:e\.g\.|for example|for instance|z\.\s?b\.|par exemple)[\s,:].*$/i

/** After "Ltd." a known word in capitals begins a sentence; "Contoso Ltd. Concierge" goes on. */
const startsSentence = (piece: string): boolean => {
  const first = /^\p{Lu}[\p{L}'-]*/u.exec(piece)?.[0]?.toLowerCase()
  return first !== undefined && (imperatives.has(first) || stopWords.has(first) || cues.has(first))
}

/** The sentences of a line; what "for example" brings in is left out, since examples come and go. */
export const splitSentences = (line: string): string[] => {
  const sentences: string[] = []
  let open = ''
  for (const piece of line.split(boundary)) {
    const joined = open === '' ? piece : `${open} ${piece}`
    // "Dr. Chen", "Contoso Ltd. offers": no end; "Contoso Ltd. Answer": one
    if (title.test(open) || (company.test(open) && !startsSentence(piece))) {
      open = joined
      continue
    }
    if (open !== '') sentences.push(open)
    open = piece
  }
  if (open !== '') sentences.push(open)
  return sentences.map((sentence) => sentence.replace(illustration, '.'))
}
