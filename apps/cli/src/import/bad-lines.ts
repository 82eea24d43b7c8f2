/** A line that is not what it should be; the message says where and what was expected. */
export class BadImportLine extends Error {}

export type BadLineReport = { line: number; message: string }

/** As many as people read; all are counted. */
const shown = 20

export class BadLines {
  readonly shown: BadLineReport[] = []
  count = 0

  add(line: number, message: string): void {
    this.count++
    if (this.shown.length < shown) this.shown.push({ line, message })
  }
}
