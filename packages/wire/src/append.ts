/** `push(...items)` overflows the stack on lists of some hundred thousand items. */
export const append = <T>(target: T[], items: readonly T[]): void => {
  for (const item of items) target.push(item)
}
