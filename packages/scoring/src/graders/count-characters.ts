const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' })
/** what joins with its neighbours: marks, joiners, flags, skin tones, parts of Korean syllables, the end of a line */
const joining = /\p{M}|\u200d|\r|[\u1100-\u11ff]|\p{Regional_Indicator}|\p{Emoji_Modifier}/u
/** beyond this, telling them apart takes too long */
const longest = 100_000

/** As people count them: a flag is one, and so are a family and a letter with its accent. */
export function countCharacters(text: string): number {
  const head = text.slice(0, longest)
  const rest = text.length - head.length
  if (!joining.test(head)) return codePoints(head) + rest - pairs(text.slice(longest))
  let count = 0
  for (const _ of segmenter.segment(head)) count++
  return count + rest - pairs(text.slice(longest))
}

function codePoints(text: string): number {
  return text.length - pairs(text)
}

function pairs(text: string): number {
  let found = 0
  for (let at = 0; at + 1 < text.length; at++) if ((text.codePointAt(at) ?? 0) > 0xffff) found++
  return found
}
