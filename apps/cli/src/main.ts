import { enableCompileCache } from 'node:module'
import { fileURLToPath } from 'node:url'

// Most commands take less time than reading their code does. It is kept beside the code, whose owner
// alone can write there; where nobody can, everything is read as ever.
enableCompileCache(fileURLToPath(new URL('../node_modules/.cache/compiled', import.meta.url)))
const { run } = await import('./run.ts')

// Whoever reads no further (`| head`) still gets the right exit code.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
})

process.exitCode = await run(process.argv.slice(2), {
  env: process.env,
  cwd: process.cwd(),
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  stdin: () => process.stdin,
  terminal: process.stdout.isTTY === true,
})
