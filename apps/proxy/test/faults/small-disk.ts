import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export type SmallDisk = { folder: string; remount: (options: string) => void; remove: () => void }

/** A file system of its own in memory; null where this process may not mount one. */
export function mountSmallDisk(options: string): SmallDisk | null {
  const folder = mkdtempSync(join(tmpdir(), 'tierdrop-disk-'))
  const mount = (...args: string[]) => spawnSync('mount', args, { stdio: 'pipe' }).status === 0
  if (!mount('-t', 'tmpfs', '-o', options, 'tmpfs', folder)) {
    rmSync(folder, { recursive: true })
    return null
  }
  return {
    folder,
    remount(changed) {
      if (!mount('-o', `remount,${changed}`, folder)) throw new Error(`${folder} could not be remounted`)
    },
    remove() {
      // lazily: whoever still has a file open there does not hold this up
      spawnSync('umount', ['-l', folder])
      rmSync(folder, { recursive: true })
    },
  }
}

const trial = mountSmallDisk('size=64k')
trial?.remove()
export const canMount = trial !== null
if (!canMount) console.log('skipped: no right to mount a small disk here, so none is filled up')
