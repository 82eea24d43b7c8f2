/** Marks that turn the direction of what follows, and spaces that no screen shows. */
const hidden = /\p{Bidi_Control}|[\u200b\u2060\ufeff]/gu
const control = /(?![\n\t])\p{Cc}/gu

/** Text of strangers with its invisible characters shown: a reviewer must see what a reply holds. */
export function visible(text: string): string {
  return text.toWellFormed().replace(/\r\n?/g, '\n').replace(control, picture).replace(hidden, named)
}

/** The low ones have pictures of their own in Unicode. */
function picture(found: string): string {
  const code = found.codePointAt(0) ?? 0
  return code < 0x20 ? String.fromCodePoint(0x2400 + code) : named(found)
}

function named(found: string): string {
  return `[U+${(found.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`
}

/** The beginning of a long text, and how many characters there are besides. */
export function clip(text: string, longest: number): { text: string; rest: number } {
  if (text.length <= longest) return { text, rest: 0 }
  // Not between the halves of one character.
  const end = /[\ud800-\udbff]/.test(text.charAt(longest - 1)) ? longest - 1 : longest
  return { text: text.slice(0, end), rest: text.length - end }
}
