/** A stable estimate: four characters a token, as English prose comes to on average. */
export function countTokens(text: string): number {
  return Math.ceil(text.length / 4)
}
