import type { Evidence } from '@tierdrop/decision'
import type { EvidenceKey, EvidenceRow } from './types.ts'

export type EvidenceCell = {
  key: EvidenceKey
  tierName: string
  /** as it is kept, where it is */
  body: string | undefined
  /** what is to be added */
  own: Evidence[]
  /** the same cell in the other reading, where that came before */
  twin: EvidenceCell | undefined
  /** as it is to be kept */
  sum: string | undefined
}

/** by slice */
type OwnCells = Partial<Record<EvidenceKey['reading'], Map<string, EvidenceCell>>>
type Owner = Pick<EvidenceKey, 'evaluation' | 'taskVersion' | 'tierRevision' | 'day'>

/**
 * What belongs to which cell. The pieces of a unit's candidate come one after the other: whose they are
 * is compared with the one before, and a key of it is made only where that changes.
 */
export class EvidenceCells {
  readonly list: EvidenceCell[] = []
  readonly #ofOwner = new Map<string, OwnCells>()
  #owner: Owner | null = null
  #cells: OwnCells = {}

  constructor(rows: readonly EvidenceRow[]) {
    for (const row of rows) this.#add(row)
  }

  find(key: EvidenceKey): EvidenceCell | undefined {
    return this.#cellsOf(key)[key.reading]?.get(key.slice)
  }

  #add(row: EvidenceRow): void {
    const ofOwner = this.#cellsOf(row)
    ofOwner[row.reading] ??= new Map()
    const cells = ofOwner[row.reading]
    const known = cells?.get(row.slice)
    if (known !== undefined) {
      known.own.push(row.evidence)
      return
    }
    const other = ofOwner[row.reading === 'as-is' ? 'with-fallback' : 'as-is']
    const cell: EvidenceCell = {
      key: row,
      tierName: row.tierName,
      body: undefined,
      own: [row.evidence],
      twin: other?.get(row.slice),
      sum: undefined,
    }
    cells?.set(row.slice, cell)
    this.list.push(cell)
  }

  #cellsOf(owner: Owner): OwnCells {
    if (this.#owner !== null && isSame(this.#owner, owner)) return this.#cells
    // no text of a database holds this separator
    const name = `${owner.evaluation}\0${owner.taskVersion}\0${owner.tierRevision}\0${owner.day}`
    let cells = this.#ofOwner.get(name)
    if (cells === undefined) {
      cells = {}
      this.#ofOwner.set(name, cells)
    }
    this.#owner = owner
    this.#cells = cells
    return cells
  }
}

function isSame(one: Owner, other: Owner): boolean {
  return (
    one.tierRevision === other.tierRevision &&
    one.taskVersion === other.taskVersion &&
    one.day === other.day &&
    one.evaluation === other.evaluation
  )
}
