import type { Evidence, Reading } from '@tierdrop/decision'
import type { EvidenceMath } from './evidence-math.ts'
import type { EvidenceTexts } from './evidence-texts.ts'
import type { EvidenceRow } from './types.ts'

/** Whose evidence it is, both readings of it. */
export type CellKey = Omit<EvidenceRow, 'reading' | 'tierName' | 'evidence'>
type Owner = Omit<CellKey, 'slice'>

export type EvidenceCell = {
  key: CellKey
  tierName: string
  /** what is to be added */
  own: Record<Reading, Evidence[]>
  /** as it is kept, before that */
  texts: EvidenceTexts
}

/**
 * What belongs to which cell. The pieces of a unit's candidate come one after the other: whose they are
 * is compared with the one before, and a key of it is made only where that changes.
 */
export class EvidenceCells {
  readonly list: EvidenceCell[] = []
  /** by slice */
  readonly #ofOwner = new Map<string, Map<string, EvidenceCell>>()
  #owner: Owner | null = null
  #cells = new Map<string, EvidenceCell>()

  constructor(rows: readonly EvidenceRow[]) {
    for (const row of rows) this.#cellOf(row).own[row.reading].push(row.evidence)
  }

  find(key: CellKey): EvidenceCell | undefined {
    return this.#cellsOf(key).get(key.slice)
  }

  #cellOf(row: EvidenceRow): EvidenceCell {
    const cells = this.#cellsOf(row)
    const known = cells.get(row.slice)
    if (known !== undefined) return known
    const cell: EvidenceCell = {
      key: row,
      tierName: row.tierName,
      own: { 'as-is': [], 'with-fallback': [] },
      texts: { 'as-is': null, 'with-fallback': null },
    }
    cells.set(row.slice, cell)
    this.list.push(cell)
    return cell
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

function isSame(one: Owner, other: Owner): boolean {
  return (
    one.tierRevision === other.tierRevision &&
    one.taskVersion === other.taskVersion &&
    one.day === other.day &&
    one.evaluation === other.evaluation
  )
}

/** What the cell comes to. Where both readings hold the same and are told the same, one sum is both. */
export function sumCell({ own, texts }: EvidenceCell, evidenceMath: EvidenceMath): EvidenceTexts {
  const asIs = sumTexts(texts['as-is'], own['as-is'], evidenceMath)
  const isAlike = texts['as-is'] === texts['with-fallback'] && areSame(own['as-is'], own['with-fallback'])
  return {
    'as-is': asIs,
    'with-fallback': isAlike ? asIs : sumTexts(texts['with-fallback'], own['with-fallback'], evidenceMath),
  }
}

function areSame(one: readonly Evidence[], other: readonly Evidence[]): boolean {
  return one.length === other.length && one.every((evidence, index) => evidence === other[index])
}

function sumTexts(text: string | null, own: readonly Evidence[], evidenceMath: EvidenceMath): string | null {
  if (own.length === 0) return text
  return evidenceMath.pack(evidenceMath.sum(text === null ? own : [evidenceMath.unpack(text), ...own]))
}
