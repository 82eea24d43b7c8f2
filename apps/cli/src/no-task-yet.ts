import type { Config } from '@tierdrop/config'

/** What to do where a store has seen nothing: where clients send their requests, or from what else to read. */
export const noTaskYet = ({ listen }: Pick<Config, 'listen'>): string =>
  `No task has been seen yet. Set the base URL of a client to http://${listen.proxy}/openai/v1 or http://${listen.proxy}/anthropic, or \`tierdrop import\` what you have.\n`
