import { accessSync, constants, existsSync, statSync } from 'node:fs'
import { statfs } from 'node:fs/promises'
import { dirname } from 'node:path'
import { type Config, TierdropError } from '@tierdrop/config'
import { evidenceMath } from '@tierdrop/decision'
import { openStoreFor } from '@tierdrop/store'
import { brokenMachine, type Diagnosis, fine, warning } from './diagnosis.ts'

const enough = 1_000_000_000
const tooLittle = 100_000_000

export async function checkStore({ store }: Config, env: NodeJS.ProcessEnv): Promise<Diagnosis[]> {
  if (store.includes('://')) return [await openStore(store, env)]
  const folder = existingFolder(dirname(store))
  const space = await checkSpace(folder)
  if (!existsSync(store)) return [checkFolder(store, folder), space]
  const mode = statSync(store).mode & 0o777
  const opened = await openStore(store, env)
  if (opened.state === 'fail') return [opened, space]
  return [
    opened,
    (mode & 0o077) !== 0
      ? warning(
          'store',
          `${store} could be read by others (mode ${mode.toString(8)}); opening it has just mended that`,
          'look who had access to it',
        )
      : fine('store', `mode ${mode.toString(8)}: nobody else reads it`),
    space,
  ]
}

/** Opens it as `tierdrop up` would, migrations included. */
async function openStore(store: string, env: NodeJS.ProcessEnv): Promise<Diagnosis> {
  try {
    const opened = await openStoreFor({ store }, env, evidenceMath)
    const { path } = opened
    await opened.close()
    return fine('store', `${path} opens, its schema is this version's`)
  } catch (error) {
    if (!(error instanceof TierdropError)) throw error
    return brokenMachine('store', error.message, 'name another file or server with `store`, or mend this one')
  }
}

function checkFolder(store: string, folder: string): Diagnosis {
  try {
    accessSync(folder, constants.W_OK)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    return brokenMachine(
      'store',
      `${folder} can't be written to: ${code}`,
      'make it writable, or name another store',
    )
  }
  return fine('store', `${store} will be made`)
}

async function checkSpace(folder: string): Promise<Diagnosis> {
  const { bavail, bsize } = await statfs(folder)
  const free = bavail * bsize
  const text = `${(free / 1e9).toFixed(1)} GB free at ${folder}`
  // About 600 bytes a mirrored request are kept, see docs/operators.md.
  if (free < tooLittle) return brokenMachine('disk', text, 'make room, or name a store elsewhere')
  return free < enough
    ? warning('disk', text, 'a week of 100,000 requests a day takes about 0.5 GB')
    : fine('disk', text)
}

function existingFolder(folder: string): string {
  return existsSync(folder) || dirname(folder) === folder ? folder : existingFolder(dirname(folder))
}
