/** Databases limit how many values one query binds, and a kept statement per length would crowd out others. */
const sliceSize = 500

export async function inSlices<T, Row>(
  values: readonly T[],
  query: (slice: T[]) => Promise<Row[]>,
): Promise<Row[]> {
  const rows: Row[] = []
  for (let start = 0; start < values.length; start += sliceSize) {
    for (const row of await query(values.slice(start, start + sliceSize))) rows.push(row)
  }
  return rows
}
