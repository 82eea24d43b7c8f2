const plainName = /^[\p{L}_$][\p{L}\p{N}_$-]*$/u

export function childPath(parent: string, key: string): string {
  return plainName.test(key) ? `${parent}.${key}` : `${parent}[${JSON.stringify(key)}]`
}

export function itemPath(parent: string, index: number): string {
  return `${parent}[${index}]`
}

/** A JSON pointer, as ajv gives it, as a JSON path. */
export function pathOfPointer(pointer: string, last: string | null = null): string {
  let path = '$'
  if (pointer !== '')
    for (const part of pointer.slice(1).split('/')) {
      const key = part.replaceAll('~1', '/').replaceAll('~0', '~')
      path = /^\d+$/.test(key) ? itemPath(path, Number(key)) : childPath(path, key)
    }
  return last === null ? path : childPath(path, last)
}

/** `$.items[*].price`, `items.price` and `$.items[0].price` name the same field: indexes do not count. */
export function fieldOf(path: string): string {
  const rooted = path.startsWith('$') ? path : `$.${path}`
  return rooted.replace(/\[(?:\d+|\*)\]/g, '')
}
