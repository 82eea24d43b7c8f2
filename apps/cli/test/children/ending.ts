import { writeSync } from 'node:fs'

// Says why and ends.
writeSync(2, `${process.env.WORDS}\n`)
process.exit(Number(process.env.CODE))
