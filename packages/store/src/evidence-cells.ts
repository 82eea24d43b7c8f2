import type { Evidence } from '@tierdrop/decision'
import type { EvidenceKey, EvidenceRow } from './types.ts'

export type EvidenceCell = {
  key: EvidenceKey
  tierName: string
  /** as it is kept, where it is */
  body: string | undefined
  /** what is to be added */
  own: Evidence[]
}

type Owner = Pick<EvidenceKey, 'evaluation' | 'taskVersion' | 'tierRevision' | 'day'>

/**
 * What belongs to which cell. The pieces of a unit's candidate come one after the other: whose they are
 * is compared with the one before, and a key of it is made only where that changes.
 */
export class EvidenceCells {
  readonly list: EvidenceCell[] = []
  readonly #ofOwner = new Map<string, Map<string, EvidenceCell>>()
  #owner: Owner | null = null
  #cells = new Map<string, EvidenceCell>()

  constructor(rows: readonly EvidenceRow[]) {
    for (const row of rows) this.#add(row)
  }

  find(key: EvidenceKey): EvidenceCell | undefined {
    return this.#cellsOf(key).get(nameOf(key))
  }

  #add(row: EvidenceRow): void {
    const cells = this.#cellsOf(row)
    const name = nameOf(row)
    const known = cells.get(name)
    if (known !== undefined) {
      known.own.push(row.evidence)
      return
    }
    const cell: EvidenceCell = { key: row, tierName: row.tierName, body: undefined, own: [row.evidence] }
    cells.set(name, cell)
    this.list.push(cell)
  }

  #cellsOf(owner: Owner): Map<string, EvidenceCell> {
    if (this.#owner !== null && isSame(this.#owner, owner)) return this.#cells
    // no text of a database holds this separator
    const name = `${owner.evaluation}\0${owner.taskVersion}\0${owner.tierRevision}\0${owner.day}`
    let cells = this.#ofOwner.get(name)
    if (cells === undefined) {
      cells = new Map()
      this.#ofOwner.set(name, cells)
    }
    this.#owner = owner
    this.#cells = cells
    return cells
  }
}

function nameOf({ slice, reading }: EvidenceKey): string {
  return `${reading}\0${slice}`
}

function isSame(one: Owner, other: Owner): boolean {
  return (
    one.tierRevision === other.tierRevision &&
    one.taskVersion === other.taskVersion &&
    one.day === other.day &&
    one.evaluation === other.evaluation
  )
}
