import { writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { exampleYaml, failure } from '@tierdrop/config'
import { type CommonOptions, command, type Define } from '../define.ts'

export const init: Define = (console) =>
  command('init', 'write a commented tierdrop.yaml to begin with')
    .option('--force', 'overwrite a file that is there', false)
    .addHelpText(
      'after',
      `
Every field is in it, with its default and what it means. Keys are named there, never written there.

Examples:
  tierdrop init
  tierdrop init --config staging.yaml`,
    )
    .action((options: CommonOptions & { force: boolean }) => {
      const path = resolve(console.cwd, options.config)
      try {
        writeFileSync(path, exampleYaml(), { flag: options.force ? 'w' : 'wx' })
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
        throw failure('USAGE', {
          reason: `${options.config} is there already. \`tierdrop init --force\` overwrites it.`,
        })
      }
      console.out(
        `Wrote ${options.config}. Set the keys it names in the environment, then: tierdrop doctor, tierdrop up\n`,
      )
    })
