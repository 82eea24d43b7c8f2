const patterns = [
  /(?<=\d)\s*(?:\/|out of|von|sur)\s*\d+(?:\.0+)?(?![\w/.])/gi,
  /\bout of\s+\d+\b/gi,
  /\bscale\s+(?:from\s+|of\s+)?\d+\s*(?:to|[-–—])\s*\d+/gi,
  /\(\s*\d+\s*(?:to|[-–—])\s*\d+\s*\)/gi,
]

/** Where labels are figures, "4/5", "4 out of 5" and "(1-5)" name one of them, or none. */
export function withoutScale(text: string): string {
  let plain = text
  for (const pattern of patterns) plain = plain.replace(pattern, ' ')
  return plain
}
